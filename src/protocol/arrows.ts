// Arrows over the drawing. Texts are in the person's language, and untrusted.
import type { ContainerId } from '../landscape/landscape';

/**
 * Of a proxy route `works`: nginx reaches it; `broken`: it does not; `unsure`: nobody can know, or something is odd;
 * `outside`: it leads away from this engine. Of connections `talks` to another container, or `talksOut`.
 */
export type ArrowState = 'works' | 'broken' | 'unsure' | 'outside' | 'talks' | 'talksOut';

/** Something that leads from a container to another one, or away. */
export interface Arrow {
  /** The same as long as it stands for the same. */
  readonly id: string;
  readonly from: ContainerId;
  /** Absent where it leads to nothing that could be drawn. */
  readonly to?: ContainerId;
  /** Where it leads, e.g. `api:3000`. */
  readonly end: string;
  readonly state: ArrowState;
  /** What is said on it. */
  readonly label: string;
  /** Everything about it, a line for each thing; the first one says from where to where. */
  readonly lines: readonly string[];
}

/** Who talks to whom, if that is shown. */
export interface ShownTalks {
  readonly isShown: boolean;
  readonly arrows: readonly Arrow[];
  /** What has to be known of what cannot be seen, or that there is nothing yet; empty where that is nothing. */
  readonly note: string;
}

/** True for connections, false for proxy routes. */
export function isTalk({ state }: Pick<Arrow, 'state'>): boolean {
  return state === 'talks' || state === 'talksOut';
}
