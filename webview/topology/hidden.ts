import type { Landscape } from '../../src/landscape/landscape';
import type { TopologyView } from '../../src/protocol/topology';
import { isShown } from './rack/areas';

/** How many containers are left out, by the choice that leaves them out. */
export interface Hidden {
  readonly stopped: number;
  /** They run, or stopped ones are shown, and they are on predefined networks only. */
  readonly predefined: number;
}

/** Counts what a view leaves out; what is left out for both reasons counts as stopped. */
export function hiddenOf({ containers }: Landscape, view: TopologyView, drawn: number): Hidden {
  const stopped = containers.filter(container => !isShown(container, view)).length;
  return { stopped, predefined: containers.length - stopped - drawn };
}
