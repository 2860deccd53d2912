import type { Landscape } from '../../../src/landscape/landscape';
import type { FromTopology, TopologyLayout } from '../../../src/protocol/topology';
import type { Camera } from '../camera';
import type { Drawing } from '../drawing';
import type { EngineLayouts } from '../engineLayouts';
import type { Picture } from '../rack/picture';

/** What gestures work on, and what they can do to it. */
export interface Desk {
  readonly drawing: Drawing;
  readonly camera: Camera;
  readonly layouts: EngineLayouts;
  readonly layout: () => TopologyLayout;
  readonly picture: () => Picture;
  readonly landscape: () => Landscape;
  /** Changes a layout and draws it; false where nothing changes. */
  readonly change: (change: () => boolean) => Promise<boolean>;
  /** Has it kept at once. */
  readonly keep: () => void;
  /** Asks the extension to connect or disconnect. */
  readonly post: (message: FromTopology) => void;
  /** Selects an element and brings it into sight. */
  readonly goTo: (key: string) => void;
  readonly announce: (text: string) => void;
}
