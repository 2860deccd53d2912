import type { ContainerId } from '../../../src/landscape/landscape';
import type { Point, Rect } from './geometry';
import type { Plan, Slot } from './plan';
import { cardRect, columnWidth } from './plan';
import type { Sizes } from './sizes';
import { endpointY } from './sizes';
import type { Tap } from './router';

/** Finds where wires leave cards, so that no two of them lie on each other. */
export interface Exits {
  /** The nth endpoint of a container towards a gutter. */
  readonly endpoint: (id: ContainerId, index: number, count: number, gutter: number) => Tap;
  /** The nth door of a container. */
  readonly door: (id: ContainerId, index: number) => Tap;
  /** A panel towards a gutter. */
  readonly panel: (column: number, y: number, gutter: number) => Tap;
}

/** Exits for a plan; `bottom` is how far a card and those joined to it reach. */
export function exitsFor(plan: Plan, bottom: (id: ContainerId) => number): Exits {
  const taken = new Map<number, number[]>();
  const sizes = plan.sizes;
  const edge = (column: number, side: 'left' | 'right') =>
    (plan.columns[column]?.x ?? 0) + (side === 'left' ? columnWidth(plan, column) : 0);

  /** Seen from the gutter: what is in its left column comes from the left. */
  const sideOf = (column: number, gutter: number) => (column === gutter ? 'left' : 'right');

  const claim = (gutter: number, wanted: readonly number[]): number => {
    const list = taken.get(gutter) ?? [];
    const y = wanted.find(each => list.every(other => Math.abs(other - each) >= 3)) ?? wanted[0];
    list.push(y ?? 0);
    taken.set(gutter, list);
    return y ?? 0;
  };

  const leave = (id: ContainerId, gutter: number, way: Way): Tap => {
    const place = placeOf(plan, id);
    if (!place) return { gutter, start: [], side: 'left' };
    const side = sideOf(place.column, gutter);
    const end = edge(place.column, side);
    const { card, slot, cells } = place;
    const isOutermost = slot.isWide === true || slot.cell === (side === 'left' ? cells - 1 : 0);
    if (isOutermost) {
      const y = claim(gutter, around(way.y(card, side), card));
      const x = side === 'left' ? card.x + card.width : card.x;
      return {
        gutter,
        side,
        start: [
          { x, y },
          { x: end, y },
        ],
      };
    }
    const inset = 8 + 12 * (way.index % 4);
    const x = side === 'left' ? card.x + card.width - inset : card.x + inset;
    const from = way.isAbove ? card.y : bottom(id);
    const y = claim(gutter, way.isAbove ? above(place.row) : below(place.row));
    return {
      gutter,
      side,
      start: [
        { x, y: from },
        { x, y },
        { x: end, y },
      ],
    };
  };

  return {
    endpoint: (id, index, count, gutter) => leave(id, gutter, endpointWay(sizes, index, count)),
    door: (id, index) => {
      const column = placeOf(plan, id)?.column ?? 0;
      const y = (card: Rect) => card.y + (sizes.endpointRow ? 22 : 12) + index * 8;
      return leave(id, Math.max(0, column - 1), { index, isAbove: true, y });
    },
    panel: (column, y, gutter) => {
      const side = sideOf(column, gutter);
      const x = edge(column, side);
      return {
        gutter,
        side,
        start: [
          {
            x,
            y: claim(
              gutter,
              [0, 4, -4, 8, -8].map(d => y + d),
            ),
          },
        ],
      };
    },
  };
}

interface Way {
  readonly index: number;
  readonly isAbove: boolean;
  readonly y: (card: Rect, side: 'left' | 'right') => number;
}

function endpointWay(sizes: Sizes, index: number, count: number): Way {
  return {
    index,
    isAbove: false,
    y: (card, side) => {
      if (sizes.endpointRow) return endpointY(sizes, card, index, count);
      // On the left the doors come in from above, so that endpoints begin at the foot of the card.
      const offset = endpointY(sizes, card, index, count) - card.y;
      return side === 'left' ? card.y + offset : card.y + card.height - offset;
    },
  };
}

interface Place {
  readonly slot: Slot;
  readonly card: Rect;
  readonly column: number;
  readonly cells: number;
  readonly row: { readonly y: number; readonly height: number };
}

function placeOf(plan: Plan, id: ContainerId): Place | undefined {
  const slot = plan.slots.get(id);
  const panel = slot && plan.panels.get(slot.panel);
  const row = slot && panel?.rows[slot.row];
  const card = slot && cardRect(plan, slot);
  if (!slot || !panel || !row || !card) return undefined;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  return { slot, card, column: panel.column, cells, row };
}

/** The exact height first, then those near it that are still on the card. */
function around(y: number, card: Rect): number[] {
  return [0, 4, -4, 8, -8, 12, -12]
    .map(offset => y + offset)
    .filter(each => each >= card.y + 6 && each <= card.y + card.height - 6);
}

/** Heights in the gap above and under a row of cards. */
function above({ y }: { readonly y: number }): number[] {
  return [y - 6, y - 3, y - 9];
}

function below({ y, height }: { readonly y: number; readonly height: number }): number[] {
  return [y + height + 6, y + height + 9, y + height + 3];
}

/** The point of a tap that touches the card or the panel. */
export function touchOf(tap: Tap): Point {
  return tap.start[0] ?? { x: 0, y: 0 };
}
