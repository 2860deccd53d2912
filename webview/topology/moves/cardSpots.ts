import type { ContainerId } from '../../../src/landscape/landscape';
import type { AreaKey } from '../rack/areas';
import type { Point, Rect } from '../rack/geometry';
import type { Panel, Plan, Row, Slot } from '../rack/plan';
import { cardRect, panelRect } from '../rack/plan';
import { holdersOf } from './room';
import type { CardSpot } from './moveCard';
import { holderAt } from './moveCard';

/** How much of a card, from above and from below, stands for the gap beside it. */
const edge = { share: 0.25, most: 20 } as const;

/** How thick the line is that shows where a row opens. */
const line = 4;

/** Where a card would go that is dropped at a point; none where it would stay or cannot be. */
export function cardSpotAt(
  plan: Plan,
  unit: ContainerId,
  homes: ReadonlySet<AreaKey>,
  point: Point,
): CardSpot | undefined {
  const panel = panelAt(plan, point);
  const from = plan.slots.get(unit);
  if (!panel || !from || !homes.has(panel.area)) return undefined;
  const spot = spotIn(plan, panel, unit, from, point);
  return spot && !isIdle(plan, from, spot) ? spot : undefined;
}

/** The panel at a point. */
export function panelAt(plan: Plan, { x, y }: Point): Panel | undefined {
  return [...plan.panels.values()].find(panel => {
    const rect = panelRect(plan, panel);
    return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
  });
}

function spotIn(
  plan: Plan,
  panel: Panel,
  unit: ContainerId,
  from: Slot,
  { x, y }: Point,
): CardSpot | undefined {
  const cell = cellAt(plan, panel, x);
  const newRow = (row: number) => ({ panel: panel.key, row, cell, isNewRow: true });
  for (const [row, { y: top, height }] of panel.rows.entries()) {
    const spot = { panel: panel.key, row, cell, isNewRow: false };
    const holder = holderAt(plan, spot);
    const isLast = row === panel.rows.length - 1;
    if (holder === undefined) {
      // What is free takes the gap around it as well.
      if (y <= top + height || (isLast && !isFilled(plan, panel, row))) return spot;
      continue;
    }
    const rim = Math.min(edge.most, height * edge.share);
    if (y < top + rim) return newRow(row);
    if (y > top + height - rim) continue;
    if (holder === unit) return undefined;
    if (panel.key === from.panel) return spot;
    return newRow(y < top + height / 2 ? row : row + 1);
  }
  return newRow(panel.rows.length);
}

function isFilled(plan: Plan, panel: Panel, row: number): boolean {
  return holdersOf(plan, panel.key).some(slot => slot.row === row);
}

function cellAt(plan: Plan, panel: Panel, x: number): number {
  const first = cardRect(plan, { panel: panel.key, row: 0, cell: 0, height: 0 });
  const { sizes } = plan;
  const left = first?.x ?? panelRect(plan, panel).x + sizes.left;
  const width = (first?.width ?? sizes.cardWidth) + sizes.channel;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  return Math.max(0, Math.min(cells - 1, Math.floor((x - left + sizes.channel / 2) / width)));
}

/** A row of its own beside the one it has for itself already. */
function isIdle(plan: Plan, from: Slot, spot: CardSpot): boolean {
  if (!spot.isNewRow || spot.panel !== from.panel || spot.cell !== from.cell) return false;
  if (spot.row !== from.row && spot.row !== from.row + 1) return false;
  return holdersOf(plan, from.panel).filter(slot => slot.row === from.row).length === 1;
}

/** What shows where a card would go: its cell, or a line where its row opens. */
export function markerOf(plan: Plan, spot: CardSpot): Rect | undefined {
  const panel = plan.panels.get(spot.panel);
  if (!panel) return undefined;
  const { header, gap, cardWidth } = plan.sizes;
  const row = panel.rows[spot.row];
  const above = panel.rows[spot.row - 1];
  const cell = cardRect(plan, { ...spot, row: 0, height: 0 });
  const x = cell?.x ?? panelRect(plan, panel).x + plan.sizes.left;
  const width = cell?.width ?? cardWidth;
  if (!spot.isNewRow) return row && { x, width, ...heightOf(row) };
  const y = above ? above.y + above.height + gap / 2 : panel.y + header - gap / 2;
  return { x, width, y: y - line / 2, height: line };
}

function heightOf({ y, height }: Row): Pick<Rect, 'y' | 'height'> {
  return { y, height };
}
