import type { Lead } from '../rack/picture';
import type { Density } from '../rack/sizes';

/** Where the middle of a number is, seen from the dot of its lead that can be clicked. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How long an upright line has to be for a number to stand on it, beside the address. */
const room = 30;

/** From the card to the number's middle. */
const distance = 11;

/** Where an upright lead has room for a number, next to its card; undefined where the card has to take it. */
export function placeOn({ line, touch }: Lead, density: Density): Place | undefined {
  if (density === 'dense') return undefined;
  const [start, ...others] = line;
  const next = start && others.find(({ x, y }) => x !== start.x || y !== start.y);
  if (!start || next?.x !== start.x || Math.abs(next.y - start.y) < room) return undefined;
  const y = start.y + Math.sign(next.y - start.y) * distance;
  return { x: start.x - touch.x, y: y - touch.y };
}
