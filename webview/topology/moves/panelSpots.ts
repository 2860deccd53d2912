import type { Point, Rect } from '../rack/geometry';
import { overlaps } from '../rack/geometry';
import type { Panel, Plan } from '../rack/plan';
import { columnWidth, lastColumn, panelHeight, panelRect, panelsIn } from '../rack/plan';
import type { PanelSpot } from './movePanel';
import { movePanel } from './movePanel';
import { bottomOf } from './room';

/** So near under another one it is taken to be meant right under it. */
const magnet = 28;

/** How thick the line is that shows where a column opens. */
const line = 4;

/**
 * Where a panel would go: in the column that a person points at, as high as its own top; between two
 * columns a new one opens. None where it would stay.
 */
export function panelSpotAt(
  plan: Plan,
  key: string,
  at: Point,
  top: number,
): PanelSpot | undefined {
  const panel = plan.panels.get(key);
  if (!panel || panel.column === 0) return undefined;
  for (let column = 1; column <= lastColumn(plan); column++) {
    const x = plan.columns[column]?.x ?? 0;
    if (at.x < x) return newColumn(plan, panel, column, top);
    if (at.x <= x + columnWidth(plan, column)) return spotIn(plan, panel, column, top);
  }
  return newColumn(plan, panel, lastColumn(plan) + 1, top);
}

function newColumn(plan: Plan, panel: Panel, column: number, top: number): PanelSpot | undefined {
  const isAlone = panelsIn(plan, panel.column).length === 1;
  if (isAlone && (column === panel.column || column === panel.column + 1)) return undefined;
  return { column, index: 0, top: Math.max(0, top), isNewColumn: true };
}

function spotIn(plan: Plan, panel: Panel, column: number, top: number): PanelSpot | undefined {
  const others = panelsIn(plan, column).filter(other => other !== panel);
  const { sizes } = plan;
  const middle = (other: Panel) => other.y + panelHeight(sizes, other) / 2;
  // Those under it are passed with its foot, all others with its head.
  const isUnder = (other: Panel) => column === panel.column && other.y > panel.y;
  const foot = top + panelHeight(sizes, panel);
  const index = others.filter(other => middle(other) <= (isUnder(other) ? foot : top)).length;
  const above = others[index - 1];
  const first = above ? bottomOf(plan, above) + sizes.panelGap : 0;
  const wanted = top - first < magnet ? first : 4 * Math.round(top / 4);
  const spot = { column, index, top: wanted, isNewColumn: false };
  const isIdle =
    column === panel.column &&
    index === panelsIn(plan, column).indexOf(panel) &&
    movePanel(plan, panel.key, spot).panels.get(panel.key)?.y === panel.y;
  return isIdle ? undefined : spot;
}

/** What shows where a panel would go: its room there, or a line where others make room for it. */
export function panelMarker(plan: Plan, key: string, spot: PanelSpot): Rect | undefined {
  const panel = plan.panels.get(key);
  if (!panel) return undefined;
  if (spot.isNewColumn) {
    const before = plan.columns[spot.column - 1];
    const left = (before?.x ?? 0) + columnWidth(plan, spot.column - 1);
    const x = left + (before?.gutter ?? 0) / 2;
    return { x: x - line / 2, y: spot.top, width: line, height: panelHeight(plan.sizes, panel) };
  }
  const moved = movePanel(plan, key, spot);
  const there = moved.panels.get(key);
  if (!there) return undefined;
  // A column may close behind it: shown is where things are now.
  const across = { x: plan.columns[spot.column]?.x ?? 0, width: columnWidth(plan, spot.column) };
  const room = { ...across, y: there.y, height: panelHeight(moved.sizes, there) };
  const others = panelsIn(plan, spot.column).filter(other => other !== panel);
  if (!others.some(other => overlaps(panelRect(plan, other), room))) return room;
  const above = others[spot.index - 1];
  const y = (above ? bottomOf(plan, above) + plan.sizes.panelGap : 0) - plan.sizes.panelGap / 2;
  return { ...across, y: y - line / 2, height: line };
}
