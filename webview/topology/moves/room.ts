// How a plan gives way: rows and columns that open and close, and panels that are pushed down.
import type { ContainerId } from '../../../src/landscape/landscape';
import type { Panel, Plan, Slot } from '../rack/plan';
import { joinedTo, panelHeight, panelsIn } from '../rack/plan';

/** How far a panel reaches down. */
export function bottomOf(plan: Plan, panel: Panel): number {
  return panel.y + panelHeight(plan.sizes, panel);
}

/** Moves a panel up or down with all that is in it. */
export function shiftPanel(panel: Panel, by: number): void {
  panel.y += by;
  shiftRows(panel, 0, by);
}

/** Pushes down what would lie on the panel before it, and no further than it has to. */
export function pushDown(plan: Plan, order: readonly Panel[]): void {
  let floor = -Infinity;
  for (const panel of order) {
    if (panel.y < floor) shiftPanel(panel, floor - panel.y);
    floor = bottomOf(plan, panel) + plan.sizes.panelGap;
  }
}

/** How high a card is with those that are joined to it. */
export function unitHeight(plan: Plan, unit: ContainerId): number {
  const own = plan.slots.get(unit)?.height ?? 0;
  return own + (joinedTo(plan).get(unit) ?? 0) * plan.sizes.sharerHeight;
}

/** Opens a row in a panel; those under it give way. */
export function openRow(plan: Plan, panel: Panel, index: number, height: number): void {
  const { gap, header } = plan.sizes;
  const above = panel.rows[index - 1];
  const y = above ? above.y + above.height + gap : panel.y + header;
  // In the host's panel doors may have left room between two rows.
  const next = panel.rows[index];
  if (next) shiftRows(panel, index, Math.max(0, y + height + gap - next.y));
  panel.rows.splice(index, 0, { y, height });
  renumber(plan, panel.key, row => (row >= index ? row + 1 : row));
}

/** Closes a row that nobody is in; those under it follow. */
export function closeRow(plan: Plan, panel: Panel, index: number): void {
  const row = panel.rows[index];
  if (!row || holdersOf(plan, panel.key).some(slot => slot.row === index)) return;
  const next = panel.rows[index + 1];
  panel.rows.splice(index, 1);
  if (next) shiftRows(panel, index, row.y - next.y);
  for (const [name, slot] of [...plan.vacated]) {
    if (slot.panel === panel.key && slot.row === index) plan.vacated.delete(name);
  }
  renumber(plan, panel.key, at => (at > index ? at - 1 : at));
}

/** Makes a row at least so high. */
export function growRow(panel: Panel, index: number, height: number): void {
  const row = panel.rows[index];
  if (!row || row.height >= height) return;
  const end = row.y + height;
  panel.rows[index] = { ...row, height };
  const next = panel.rows[index + 1];
  const gap = next ? next.y - row.y - row.height : 0;
  if (next) shiftRows(panel, index + 1, end + gap - next.y);
}

/** Takes away the rows at the foot of a panel that nobody is in; one is left for the next to come. */
export function trimRows(plan: Plan, panel: Panel): void {
  const last = Math.max(0, ...holdersOf(plan, panel.key).map(({ row }) => row));
  panel.rows.splice(last + 1);
  for (const [name, { panel: key, row }] of [...plan.vacated]) {
    if (key === panel.key && row > last) plan.vacated.delete(name);
  }
}

/** Opens a column beside the one before it, with a gutter as wide as that one's. */
export function openColumn(plan: Plan, index: number, cells: number): void {
  const gutter = plan.columns[index - 1]?.gutter ?? plan.sizes.gutterMin;
  plan.columns.splice(index, 0, { cells, x: 0, gutter: Math.max(gutter, plan.sizes.gutterMin) });
  for (const panel of panelsEver(plan)) {
    if (panel.column >= index) panel.column++;
  }
}

/** Closes a column that nothing is in. */
export function closeColumn(plan: Plan, index: number): void {
  const before = plan.columns[index - 1];
  const closed = plan.columns[index];
  if (!before || !closed || panelsIn(plan, index).length) return;
  plan.columns.splice(index, 1);
  before.gutter = Math.max(before.gutter, closed.gutter);
  for (const [name, panel] of [...plan.gone]) if (panel.column === index) plan.gone.delete(name);
  for (const panel of panelsEver(plan)) {
    if (panel.column > index) panel.column--;
  }
}

/** Those that are there, that were, and those that are folded. */
function panelsEver({ panels, gone, stowed }: Plan): Panel[] {
  return [...panels.values(), ...gone.values(), ...[...stowed.values()].map(each => each.panel)];
}

/** The places in a panel that are taken. */
export function holdersOf(plan: Plan, panel: string): Slot[] {
  return [...plan.slots.values()].filter(slot => slot.panel === panel);
}

function shiftRows(panel: Panel, from: number, by: number): void {
  panel.rows.forEach((row, index) => {
    if (index >= from) panel.rows[index] = { ...row, y: row.y + by };
  });
}

function renumber(plan: Plan, panel: string, rowOf: (row: number) => number): void {
  for (const places of [plan.slots, plan.vacated] as Map<string, Slot>[]) {
    for (const [key, slot] of places) {
      if (slot.panel === panel) places.set(key, { ...slot, row: rowOf(slot.row) });
    }
  }
}
