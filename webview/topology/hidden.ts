import type { Landscape } from '../../src/landscape/landscape';
import type { TopologyView } from '../../src/protocol/topology';
import { isShown, networksOf } from './rack/areas';

/** How much is left out, by the choice that leaves it out. */
export interface Hidden {
  /** Containers. */
  readonly stopped: number;
  /** Containers: they run, or stopped ones are shown, and they are on predefined networks only. */
  readonly predefined: number;
  /** Networks. */
  readonly unused: number;
}

/** Counts what a view leaves out; what is left out for both reasons counts as stopped. */
export function hiddenOf(landscape: Landscape, view: TopologyView, drawn: number): Hidden {
  const { containers } = landscape;
  const stopped = containers.filter(container => !isShown(container, view)).length;
  const all = networksOf(landscape, { ...view, showUnused: true });
  return {
    stopped,
    predefined: containers.length - stopped - drawn,
    unused: all.length - networksOf(landscape, view).length,
  };
}
