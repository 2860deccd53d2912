// What is folded is remembered as it was, to come back to the same places.
import type { ContainerId } from '../../../src/landscape/landscape';
import { setRows } from './accordion';
import type { Panel, Plan, Slot, Stowed } from './plan';

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

/** A text that is the same as long as nothing in a panel moved. */
export function signatureOf(plan: Plan, panel: Panel): string {
  const rows = panel.rows.map(({ y, height }) => [y - panel.y, height]);
  return JSON.stringify([rows, slotsIn(plan, panel).sort(([a], [b]) => (a < b ? -1 : 1))]);
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
