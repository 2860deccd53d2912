import type { ContainerId } from '../../../src/landscape/landscape';
import type { FoldKey } from '../folds';
import type { AreaKey } from '../rack/areas';
import type { Contents, Plan, Row, Stowed } from '../rack/plan';
import { foldOfStack } from '../rack/stack';

/** What is in a panel. */
export interface StoredContents {
  /** Height and size of each row. */
  readonly rows: readonly (readonly [number, number])[];
  /** Name, row, cell, height. */
  readonly cards: readonly (readonly [string, number, number, number])[];
  /** What a stack is folded by, row, cell, height, whether it is as wide as the panel. */
  readonly stacks: readonly (readonly [FoldKey, number, number, number, boolean])[];
}

/** What was in an area before something was folded. */
export interface StoredArea extends StoredContents {
  /** Of the area, as in `Plan.areaNames`. */
  readonly name: string;
  /** What a service in it is folded by; absent where the area itself is. */
  readonly fold?: FoldKey;
  readonly column: number;
  readonly y: number;
  readonly cells: number;
  /** Name, owner's name, place under it. */
  readonly joins: readonly (readonly [string, string, number])[];
  /** How it was before it was folded itself, where its project was folded later. */
  readonly inner?: StoredArea;
  /** What was left when the service was folded. */
  readonly left?: StoredContents;
}

/** What of a plan comes back when something is unfolded. */
export function writeStowed(plan: Plan): StoredArea[] {
  return [...plan.stowed].map(([key, stowed]) => {
    const fold = foldOfStack(stowed.panel.area, key as ContainerId);
    const stored = storedArea(plan, stowed);
    return fold === undefined ? stored : { ...stored, fold };
  });
}

function storedArea(plan: Plan, { panel, cells, slots, joins, inner, left }: Stowed): StoredArea {
  const { area, column, y, rows } = panel;
  return {
    name: plan.areaNames.get(area) ?? area,
    column,
    y,
    cells,
    ...storedContents(plan, area, { rows, slots }),
    joins: [...joins].flatMap(([id, { owner, index }]) => {
      const [name, of] = [plan.names.get(id), plan.names.get(owner)];
      return name === undefined || of === undefined ? [] : [[name, of, index] as const];
    }),
    ...(inner ? { inner: storedArea(plan, inner) } : {}),
    ...(left ? { left: storedContents(plan, area, left) } : {}),
  };
}

function storedContents(plan: Plan, area: AreaKey, { rows, slots }: Contents): StoredContents {
  return {
    rows: rows.map(pairOf),
    cards: [...slots].flatMap(([id, { row, cell, height }]) => {
      const name = plan.names.get(id);
      return name === undefined ? [] : [[name, row, cell, height] as const];
    }),
    stacks: [...slots].flatMap(([id, { row, cell, height, isWide }]) => {
      const fold = foldOfStack(area, id);
      return fold === undefined ? [] : [[fold, row, cell, height, isWide === true] as const];
    }),
  };
}

/** Height and size of a row. */
export function pairOf({ y, height }: Row): readonly [number, number] {
  return [y, height];
}
