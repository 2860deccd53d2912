import type { ContainerId } from '../../../src/landscape/landscape';
import type { Arrow } from '../../../src/protocol/arrows';
import type { Point, Rect } from '../rack/geometry';
import { overlaps } from '../rack/geometry';
import type { Picture } from '../rack/picture';
import { type Curve, curveBetween, moved, pointAt, pointOf, type Side } from './curve';

/** An arrow with where it is drawn. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly curve: Curve;
  /** Of what says what it is: on the curve, or at its end where that is at no card. */
  readonly chip: Rect;
  /** It ends at its chip. */
  readonly isStub: boolean;
}

/**
 * Places the arrows of nginx containers that are drawn: over as few cards as there is a way to, and what is said about
 * them where nothing else is. The same arrows on the same picture are placed the same.
 */
export function placeArrows(
  picture: Pick<Picture, 'cards' | 'doors' | 'panels' | 'density' | 'seats'>,
  arrows: readonly Arrow[],
): readonly PlacedArrow[] {
  const { cards, doors, panels, density, seats } = picture;
  const rects = new Map(cards.map(({ container, rect }) => [container.id, rect]));
  const fixed = [...rects.values(), ...doors.map(({ rect }) => rect)];
  const heads = panels.map(({ rect }) => ({ ...rect, height: Math.min(headHeight, rect.height) }));
  const chips: Rect[] = [];
  const seated = arrows.flatMap(arrow => {
    const [from, to] = [arrow.from, arrow.to].map(id => id && (seats.get(id) ?? id));
    // Within what is folded there is nothing to be drawn.
    return from === undefined || from === to ? [] : [{ arrow, from, to }];
  });
  const starts = new Spread(seated.map(({ from }) => from));
  const ends = new Spread(seated.flatMap(({ to }) => to ?? []));
  return seated.flatMap(({ arrow, from, to }) => {
    const fromRect = rects.get(from);
    if (!fromRect) return [];
    const toRect = to === undefined ? undefined : rects.get(to);
    const taken = [...fixed, ...heads, ...chips, ...chips];
    const size = chipSize(chipText(arrow, !toRect), density);
    const placed =
      to !== undefined && toRect
        ? between(curvesOf(fromRect, starts.next(from), toRect, ends.next(to)), fixed, taken, size)
        : stub(fromRect, taken, size);
    chips.push(placed.chip);
    return [{ arrow, ...placed, isStub: !toRect }];
  });
}

/** What a chip says: where requests come in, and where the arrow ends at it, what they are sent to. */
export function chipText({ label, end }: Arrow, isStub: boolean): string {
  return isStub ? `${label} → ${end}` : label;
}

/** About as much as the name of a network takes. */
const headHeight = 40;

type Placed = Pick<PlacedArrow, 'curve' | 'chip'>;

/** Ways out of one card and into another one, the plainest first. */
const sides: readonly (readonly [Side, Side])[] = [
  ['right', 'left'],
  ['left', 'right'],
  ['bottom', 'top'],
  ['top', 'bottom'],
  ['right', 'right'],
  ['left', 'left'],
  ['top', 'top'],
  ['bottom', 'bottom'],
];

/** Parts of a curve that are looked at, and where a chip may be. */
const samples = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const chipParts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

function curvesOf(from: Rect, start: number, to: Rect, end: number): readonly Curve[] {
  return sides.map(([out, into]) =>
    curveBetween(pointOf(from, out, start), out, pointOf(to, into, end), into),
  );
}

function between(
  curves: readonly Curve[],
  cards: readonly Rect[],
  taken: readonly Rect[],
  size: Size,
): Placed {
  const ways = curves.map(curve => {
    const chips = chipParts.map(part => around(pointAt(curve, part), size));
    const chip = best(chips, rect => count(taken, rect));
    // What is shorter than its chip cannot be seen.
    const isHidden = length(curve) < size.height * 2;
    const cost = 3 * crossings(curve, cards) + 2 * count(taken, chip) + (isHidden ? 9 : 0);
    return { curve, chip, cost: cost * 1000 + length(curve) };
  });
  const { curve, chip } = best(ways, ({ cost }) => cost);
  return { curve, chip };
}

/** How far a chip is from the card it belongs to. */
const stubLength = 26;

function stub(from: Rect, others: readonly Rect[], size: Size): Placed {
  const places = (['left', 'right', 'bottom', 'top'] as const).flatMap(side =>
    [0, 1, -1, 2, -2, 3, -3].map(step => {
      const isLevel = side === 'left' || side === 'right';
      const far = stubLength + (isLevel ? size.width : size.height) / 2;
      const middle = moved(pointOf(from, side), side, far);
      const by = step * (isLevel ? size.height + 6 : size.width + 8);
      const centre = isLevel ? { ...middle, y: middle.y + by } : { ...middle, x: middle.x + by };
      return { side, chip: around(centre, size) };
    }),
  );
  const { side, chip } = best(places, place => count(others, place.chip));
  const end = pointOf(chip, opposite[side]);
  return { curve: curveBetween(pointOf(from, side), side, end, opposite[side]), chip };
}

const opposite: Readonly<Record<Side, Side>> = {
  left: 'right',
  right: 'left',
  top: 'bottom',
  bottom: 'top',
};

interface Size {
  readonly width: number;
  readonly height: number;
}

function chipSize(text: string, density: Picture['density']): Size {
  const letter = density === 'roomy' ? 5.9 : 5.2;
  return { width: Math.min(210, 30 + text.length * letter), height: density === 'roomy' ? 20 : 17 };
}

/** Hands out places along the sides of cards, so that arrows do not lie on each other. */
class Spread {
  private readonly counts = new Map<ContainerId, number>();
  private readonly used = new Map<ContainerId, number>();

  constructor(ids: readonly ContainerId[]) {
    for (const id of ids) this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }

  next(id: ContainerId): number {
    const index = (this.used.get(id) ?? 0) + 1;
    this.used.set(id, index);
    return index / ((this.counts.get(id) ?? 1) + 1);
  }
}

/** The first of those with the least; there is one at least. */
function best<T extends object>(candidates: readonly T[], costOf: (candidate: T) => number): T {
  let found: { readonly candidate: T; readonly cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = costOf(candidate);
    if (!found || cost < found.cost) found = { candidate, cost };
  }
  if (!found) throw new RangeError('nothing to choose from');
  return found.candidate;
}

function crossings(curve: Curve, rects: readonly Rect[]): number {
  const points = samples.map(part => around(pointAt(curve, part), { width: 2, height: 2 }));
  return points.reduce((sum, point) => sum + count(rects, point), 0);
}

function length({ from, control1, control2, to }: Curve): number {
  const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
  return apart(from, control1) + apart(control1, control2) + apart(control2, to);
}

function count(rects: readonly Rect[], rect: Rect): number {
  return rects.filter(each => overlaps(each, rect)).length;
}

function around({ x, y }: Point, { width, height }: Size): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
