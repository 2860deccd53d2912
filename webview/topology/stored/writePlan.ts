import type { Plan, Slot } from '../rack/plan';
import { foldOfStack } from '../rack/stack';
import { pairOf, type StoredArea, writeStowed } from './writeStowed';

/**
 * A plan as it is kept, in lists of numbers and names: ids do not outlive a container that is made anew.
 * Who is gone is in it like everybody else, since it is found by name in any case.
 */
export interface StoredPlan {
  readonly version: 1;
  readonly density: string;
  readonly isBundled: boolean;
  readonly isByHand: boolean;
  /** How much room cards have between them and on their right; other measures go with the density. */
  readonly channel: number;
  readonly right: number;
  /** Cells and gutter of each. */
  readonly columns: readonly (readonly [number, number])[];
  readonly panels: readonly StoredPanel[];
  /** Name, panel by its place in the list, row, cell, height. */
  readonly cards: readonly (readonly [string, number, number, number, number])[];
  /** What a stack is folded by, panel, row, cell, height, whether it is as wide as the panel. */
  readonly stacks: readonly (readonly [string, number, number, number, number, boolean])[];
  /** Name and area of those that have no card of their own. */
  readonly homes: readonly (readonly [string, string])[];
  /** What was folded and what was not. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** What comes back when something is unfolded. */
  readonly stowed: readonly StoredArea[];
  /** Name, owner's name, place under it. */
  readonly joins: readonly (readonly [string, string, number])[];
  /** Key, height, whether it is one of the inner ones. */
  readonly doors: readonly (readonly [string, number, boolean])[];
  /** Network and hue. */
  readonly colours: readonly (readonly [string, number])[];
}

export interface StoredPanel {
  /** Of its area, as in `Plan.areaNames`. */
  readonly name: string;
  /** What its key has after that of its area; empty unless it is a further panel of one. */
  readonly suffix: string;
  readonly column: number;
  readonly y: number;
  /** Height and size of each row. */
  readonly rows: readonly (readonly [number, number])[];
}

/** What of a plan is kept. */
export function writePlan(plan: Plan): StoredPlan {
  const places = new Map<string, number>();
  const panels: StoredPanel[] = [];
  for (const panel of plan.panels.values()) {
    places.set(panel.key, panels.length);
    const name = plan.areaNames.get(panel.area) ?? panel.area;
    const { column, y } = panel;
    panels.push({
      name,
      suffix: panel.key.slice(panel.area.length),
      column,
      y,
      rows: panel.rows.map(pairOf),
    });
  }
  for (const [name, { key, column, y, rows }] of plan.gone) {
    places.set(key, panels.length);
    panels.push({ name, suffix: '', column, y, rows: rows.map(pairOf) });
  }
  const card = (name: string | undefined, { panel, row, cell, height }: Slot) => {
    const place = places.get(panel);
    return name === undefined || place === undefined
      ? []
      : [[name, place, row, cell, height] as const];
  };
  return {
    version: 1,
    density: plan.density,
    isBundled: plan.isBundled,
    isByHand: plan.isByHand,
    channel: plan.sizes.channel,
    right: plan.sizes.right,
    columns: plan.columns.map(({ cells, gutter }) => [cells, gutter] as const),
    panels,
    cards: [
      ...[...plan.slots].flatMap(([id, slot]) => card(plan.names.get(id), slot)),
      ...[...plan.vacated].flatMap(([name, slot]) => card(name, slot)),
    ],
    stacks: [...plan.slots].flatMap(([id, { panel, row, cell, height, isWide }]) => {
      const fold = foldOfStack(plan.panels.get(panel)?.area ?? '', id);
      const place = places.get(panel);
      return fold === undefined || place === undefined
        ? []
        : [[fold, place, row, cell, height, isWide === true] as const];
    }),
    homes: [...plan.homes].flatMap(([id, area]) => {
      const [name, of] = [plan.names.get(id), plan.areaNames.get(area) ?? area];
      return name === undefined || plan.slots.has(id) ? [] : [[name, of] as const];
    }),
    folds: Object.fromEntries(plan.folds),
    stowed: writeStowed(plan),
    joins: [...plan.joins].flatMap(([id, { owner, index }]) => {
      const [name, of] = [plan.names.get(id), plan.names.get(owner)];
      return name === undefined || of === undefined ? [] : [[name, of, index] as const];
    }),
    doors: [...plan.doors].map(([key, { y, isInner }]) => [key, y, isInner] as const),
    colours: [...plan.colours].flatMap(([id, hue]) => {
      const name = plan.areaNames.get(`net:${id}`);
      return name === undefined ? [] : [[name, hue] as const];
    }),
  };
}
