import type { ContainerId } from '../../../src/landscape/landscape';
import type { Exits } from '../rack/exits';
import type { Point, Rect } from '../rack/geometry';
import type { Panel, Plan, Slot } from '../rack/plan';
import { cardRect, columnWidth } from '../rack/plan';
import type { Tap } from '../rack/router';
import type { Sides } from './sides';

/** Between two lines that run under a row of cards, and how many have room there. */
const runs = { first: 4, pitch: 3, count: 4 } as const;

/** How far under a bar its name reaches, at which no line may pass it. */
const nameHeight = { roomy: 80, dense: 42 } as const;

/**
 * Where wires to the host and to other decks leave cards: sideways when nothing is beside the card,
 * else from its foot and along under its row.
 */
export function busExits(plan: Plan, bottom: (id: ContainerId) => number, sides: Sides): Exits {
  const taken = new Map<string, number[]>();
  const feet = new Map<ContainerId, number>();
  const ends = rowEnds(plan);
  const edge = (column: number, isRight: boolean) =>
    (plan.columns[column]?.x ?? 0) + (isRight ? columnWidth(plan, column) : 0);

  const claim = (gutter: number, wanted: readonly number[]): number => {
    const key = String(gutter);
    const list = taken.get(key) ?? [];
    const y = wanted.find(each => list.every(other => Math.abs(other - each) >= 3)) ?? wanted[0];
    list.push(y ?? 0);
    taken.set(key, list);
    return y ?? 0;
  };

  const leave = (id: ContainerId, gutter: number): Tap => {
    const slot = plan.slots.get(id);
    const panel = slot && plan.panels.get(slot.panel);
    const card = slot && cardRect(plan, slot);
    if (!slot || !panel || !card) return { gutter, start: [], side: 'left' };
    const isRight = panel.column === gutter;
    const side = isRight ? 'left' : 'right';
    const end = edge(panel.column, isRight);
    if (isFree(slot, panel, isRight)) {
      const y = sides.next(id, card);
      const isUnderName = isRight || y > panel.y + nameHeight[plan.density];
      if (isUnderName) {
        const x = isRight ? card.x + card.width : card.x;
        const free = claim(gutter, [y, y - 3, y + 3]);
        return { gutter, side, start: [point(x, free), point(end, free)] };
      }
    }
    const foot = feet.get(id) ?? 0;
    feet.set(id, foot + 1);
    const x = card.x + card.width - 12 - 8 * (foot % 8);
    const y = claim(gutter, runsUnder(panel, slot, bottom(id), card));
    return { gutter, side, start: [point(x, bottom(id)), point(x, y), point(end, y)] };
  };

  /** Whether no card is between a card and the edge of its deck. */
  const isFree = (slot: Slot, panel: Panel, isRight: boolean): boolean => {
    const { first, last } = ends.get(`${panel.key} ${slot.row}`) ?? { first: 0, last: 0 };
    return isRight ? slot.cell === last : slot.cell === first;
  };

  return {
    endpoint: (id, _index, _count, gutter) => leave(id, gutter),
    door: id => {
      const slot = plan.slots.get(id);
      const column = (slot && plan.panels.get(slot.panel)?.column) ?? 0;
      return leave(id, Math.max(0, column - 1));
    },
    panel: (column, y, gutter) => {
      const isRight = column === gutter;
      const start = [point(edge(column, isRight), y)];
      return { gutter, side: isRight ? 'left' : 'right', start };
    },
  };
}

function point(x: number, y: number): Point {
  return { x, y };
}

function runsUnder(panel: Panel, slot: Slot, bottom: number, card: Rect): number[] {
  const row = panel.rows[slot.row];
  const foot = row ? row.y + row.height : Math.max(bottom, card.y + card.height);
  return Array.from({ length: runs.count }, (_, index) => foot + runs.first + index * runs.pitch);
}

interface Ends {
  first: number;
  last: number;
}

function rowEnds(plan: Plan): Map<string, Ends> {
  const ends = new Map<string, Ends>();
  for (const { panel, row, cell } of plan.slots.values()) {
    const key = `${panel} ${row}`;
    const end = ends.get(key);
    if (!end) ends.set(key, { first: cell, last: cell });
    else {
      end.first = Math.min(end.first, cell);
      end.last = Math.max(end.last, cell);
    }
  }
  return ends;
}
