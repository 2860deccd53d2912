// A panel that grows or goes pushes or pulls those below it, as the sections of an accordion.
import type { Panel, Plan, Row } from './plan';
import { columnWidth, lastColumn, panelHeight, panelsIn } from './plan';

/** Gives a panel other rows; what is below it in its column keeps its distance. */
export function setRows(plan: Plan, panel: Panel, rows: readonly Row[]): void {
  const before = panelHeight(plan.sizes, panel);
  panel.rows = [...rows];
  const by = panelHeight(plan.sizes, panel) - before;
  for (const other of panelsIn(plan, panel.column)) if (other.y > panel.y) move(other, by);
}

/** Takes a panel out; what is below it comes up. */
export function takeOut(plan: Plan, panel: Panel): void {
  plan.panels.delete(panel.key);
  const by = panelHeight(plan.sizes, panel) + plan.sizes.panelGap;
  for (const other of panelsIn(plan, panel.column)) if (other.y > panel.y) move(other, -by);
}

/** Puts a panel in where it wants to be, or below what is there; what is further down makes room. */
export function putIn(plan: Plan, panel: Panel): void {
  const { sizes } = plan;
  const others = panelsIn(plan, panel.column);
  for (const other of others) {
    const end = other.y + panelHeight(sizes, other) + sizes.panelGap;
    if (other.y < panel.y && end > panel.y) move(panel, end - panel.y);
  }
  const below = others.filter(other => other.y >= panel.y);
  const end = panel.y + panelHeight(sizes, panel) + sizes.panelGap;
  const by = Math.max(0, end - (below[0]?.y ?? end));
  for (const other of below) move(other, by);
  plan.panels.set(panel.key, panel);
}

/** Lets so many cards lie side by side in a column; those to the right of it make room, or come nearer. */
export function setCells(plan: Plan, index: number, cells: number): void {
  const column = plan.columns[index];
  if (!column || index === 0 || column.cells === cells) return;
  const before = columnWidth(plan, index);
  column.cells = cells;
  const by = columnWidth(plan, index) - before;
  for (let right = index + 1; right <= lastColumn(plan); right++) {
    const other = plan.columns[right];
    if (other) other.x += by;
  }
}

/** Moves a panel with its rows down, or with a negative distance up. */
function move(panel: Panel, by: number): void {
  panel.y += by;
  panel.rows = panel.rows.map(({ y, height }) => ({ y: y + by, height }));
}
