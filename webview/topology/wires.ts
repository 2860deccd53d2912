import type { Polyline } from './rack/geometry';
import type { DoorBox, Lead, Rail } from './rack/picture';

/** What of the wires is to be drawn. */
export interface Wires {
  readonly rails: readonly Rail[];
  readonly leads: readonly Lead[];
  readonly doors: readonly {
    readonly door: DoorBox['door'];
    readonly drawn: readonly Polyline[];
  }[];
  readonly bundle: readonly Polyline[];
}
