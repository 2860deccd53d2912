// What is folded is remembered as it was, to come back to the same places.
import { isSame } from '../../../src/landscape/isSame';
import type { ContainerId } from '../../../src/landscape/landscape';
import { setRows } from './accordion';
import type { Contents, Panel, Plan, Slot, Stowed } from './plan';

/** What is in a panel, and in how wide a column. */
export function contentsOf(plan: Plan, panel: Panel): Stowed {
  return {
    panel: { ...panel, rows: [...panel.rows] },
    cells: plan.columns[panel.column]?.cells ?? 1,
    slots: new Map(slotsIn(plan, panel)),
    joins: new Map(
      [...plan.joins].filter(([, { owner }]) => plan.slots.get(owner)?.panel === panel.key),
    ),
  };
}

/** Puts what was in a panel back into it, wherever the panel is now. */
export function putBack(plan: Plan, panel: Panel, { panel: before, slots, joins }: Stowed): void {
  const by = panel.y - before.y;
  const rows = before.rows.map(({ y, height }) => ({ y: y + by, height }));
  setRows(plan, panel, rows);
  for (const [id, slot] of slots) plan.slots.set(id, { ...slot, panel: panel.key });
  for (const [id, join] of joins) plan.joins.set(id, join);
}

/** What is in a panel, wherever the panel is. */
export function insideOf(plan: Plan, panel: Panel): Contents {
  return {
    rows: panel.rows.map(({ y, height }) => ({ y: y - panel.y, height })),
    slots: new Map(slotsIn(plan, panel)),
  };
}

/** Nothing in a panel moved since. */
export function isAsLeft(plan: Plan, panel: Panel, { rows, slots }: Contents): boolean {
  const now = insideOf(plan, panel);
  return isSame(now.rows, rows) && isSame(Object.fromEntries(now.slots), Object.fromEntries(slots));
}

/** Takes out what is in a panel; nobody comes back to a place in it. */
export function forgetSlots(plan: Plan, panel: Panel): void {
  for (const [id] of slotsIn(plan, panel)) plan.slots.delete(id);
  for (const [name, slot] of [...plan.vacated]) {
    if (slot.panel === panel.key) plan.vacated.delete(name);
  }
}

function slotsIn(plan: Plan, panel: Panel): [ContainerId, Slot][] {
  return [...plan.slots].filter(([, slot]) => slot.panel === panel.key);
}
