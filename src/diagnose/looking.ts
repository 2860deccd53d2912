import type { Engine } from '../engine/engine';
import type { Observation } from './observation';
import type { HelperOutposts } from './outpost';

/** Adds to what was seen so far. */
export type Report = (add: (seen: Observation) => Partial<Observation>) => void;

/** What looking takes. */
export interface Looking {
  readonly engine: Engine;
  /** Absent where there is no image for helpers. */
  readonly helpers: HelperOutposts | undefined;
  readonly signal: AbortSignal;
  readonly report: Report;
}
