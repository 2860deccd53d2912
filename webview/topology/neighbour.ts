import type { Rect } from './rack/geometry';
import { centreOf } from './rack/geometry';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much nearer what is attached seems than what is not. */
const attraction = 2;

/**
 * The nearest one in a direction; what lies straight ahead is nearer than what lies aside, and what is attached is nearer
 * than what is not.
 */
export function neighbourOf<T extends { readonly anchor: Rect }>(
  from: T,
  all: Iterable<T>,
  direction: Direction,
  isAttached: (other: T) => boolean = () => true,
): T | undefined {
  const here = centreOf(from.anchor);
  let best: T | undefined;
  let nearest = Infinity;
  for (const other of all) {
    if (other === from) continue;
    const there = centreOf(other.anchor);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const isAcross = direction === 'left' || direction === 'right';
    const forward = isAcross ? dx : dy;
    const ahead = direction === 'left' || direction === 'up' ? -forward : forward;
    const aside = Math.abs(isAcross ? dy : dx);
    if (ahead <= 1) continue;
    const far = (ahead + 2.5 * aside) * (isAttached(other) ? 1 : attraction);
    if (far < nearest) [best, nearest] = [other, far];
  }
  return best;
}
