import type { Panel, Plan } from '../rack/plan';
import { panelHeight, panelsIn, setColumns } from '../rack/plan';
import { beginMove, endMove } from './handMove';
import {
  bottomOf,
  closeColumn,
  holdersOf,
  openColumn,
  pushDown,
  shiftPanel,
  unitHeight,
} from './room';

/** Where a panel can go: to a place among the others of a column, or to a column that opens there. */
export interface PanelSpot {
  readonly column: number;
  /** How many of the others are above it. */
  readonly index: number;
  /** How high a person wants it, where there is room to choose. */
  readonly top: number;
  readonly isNewColumn: boolean;
}

/**
 * Moves a panel with all that is in it. In its own column the ones it passes close up behind it; in
 * another one those under it give way. A column that nothing is left in closes.
 */
export function movePanel(before: Plan, key: string, spot: PanelSpot): Plan {
  const plan = beginMove(before);
  const panel = plan.panels.get(key);
  if (!panel || panel.column === 0 || spot.column < 1) return before;
  if (spot.isNewColumn) openColumn(plan, spot.column, usedCells(plan, key));
  const source = panel.column;
  if (source === spot.column) closeUpBehind(plan, panel, spot.index);
  panel.column = spot.column;
  reflow(plan, panel);
  const others = panelsIn(plan, spot.column).filter(other => other !== panel);
  const above = others[spot.index - 1];
  const below = others[spot.index];
  const { panelGap } = plan.sizes;
  const first = above ? bottomOf(plan, above) + panelGap : 0;
  const last = below ? below.y - panelGap - panelHeight(plan.sizes, panel) : Infinity;
  // Whole numbers: sums of fractions are not the same when they are made in another order after a reload.
  shiftPanel(panel, Math.max(first, Math.min(Math.round(spot.top), last)) - panel.y);
  pushDown(plan, others.toSpliced(spot.index, 0, panel));
  closeColumn(plan, source);
  setColumns(plan);
  return endMove(before, plan);
}

/** How many cells side by side a panel needs. */
export function usedCells(plan: Plan, key: string): number {
  return Math.max(1, ...holdersOf(plan, key).map(({ cell }) => cell + 1));
}

function closeUpBehind(plan: Plan, panel: Panel, index: number): void {
  const column = panelsIn(plan, panel.column);
  const old = column.indexOf(panel);
  const passed = column.slice(old + 1, index + 1);
  const by = panel.y - (passed[0]?.y ?? panel.y);
  for (const other of passed) shiftPanel(other, by);
}

/** In a column with fewer cells its cards go into more rows, in the order of reading. */
function reflow(plan: Plan, panel: Panel): void {
  const { header, gap } = plan.sizes;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  if (usedCells(plan, panel.key) <= cells) return;
  const units = [...plan.slots].filter(([, slot]) => slot.panel === panel.key);
  units.sort(([, a], [, b]) => a.row - b.row || a.cell - b.cell);
  panel.rows.length = 0;
  let y = panel.y + header;
  for (let start = 0; start < units.length; start += cells) {
    const line = units.slice(start, start + cells);
    const height = Math.max(...line.map(([id]) => unitHeight(plan, id)));
    line.forEach(([id, slot], cell) =>
      plan.slots.set(id, { ...slot, row: panel.rows.length, cell }),
    );
    panel.rows.push({ y, height });
    y += height + gap;
  }
  for (const [name, slot] of [...plan.vacated]) {
    if (slot.panel === panel.key) plan.vacated.delete(name);
  }
}
