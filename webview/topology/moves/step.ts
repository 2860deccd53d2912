// One step by the keyboard, in a direction.
import type { ContainerId } from '../../../src/landscape/landscape';
import type { Direction } from '../neighbour';
import type { AreaKey } from '../rack/areas';
import type { Panel, Plan } from '../rack/plan';
import { lastColumn, panelsIn } from '../rack/plan';
import type { Move } from './move';
import type { CardSpot } from './moveCard';
import { holderAt, unitOf } from './moveCard';
import { bottomOf, holdersOf } from './room';

/** The move of a card by one cell, one row, or to the next panel it may stand in. */
export function cardStep(
  plan: Plan,
  id: ContainerId,
  homes: ReadonlySet<AreaKey>,
  direction: Direction,
): Move | undefined {
  const unit = unitOf(plan, id);
  const from = plan.slots.get(unit);
  const panel = from && plan.panels.get(from.panel);
  if (!from || !panel) return undefined;
  const spot = stepIn(plan, panel, from, direction) ?? stepOut(plan, panel, homes, direction);
  return spot && { kind: 'card', id, spot };
}

function stepIn(
  plan: Plan,
  panel: Panel,
  { row, cell }: { readonly row: number; readonly cell: number },
  direction: Direction,
): CardSpot | undefined {
  const spot = (to: number, at: number, isNewRow = false): CardSpot => ({
    panel: panel.key,
    row: to,
    cell: at,
    isNewRow,
  });
  if (direction === 'left') return cell > 0 ? spot(row, cell - 1) : undefined;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  if (direction === 'right') return cell + 1 < cells ? spot(row, cell + 1) : undefined;
  const next = direction === 'up' ? row - 1 : row + 1;
  if (next >= 0 && next < panel.rows.length) return spot(next, cell);
  const isAlone = holdersOf(plan, panel.key).filter(slot => slot.row === row).length === 1;
  return isAlone ? undefined : spot(next < 0 ? 0 : next, cell, true);
}

function stepOut(
  plan: Plan,
  panel: Panel,
  homes: ReadonlySet<AreaKey>,
  direction: Direction,
): CardSpot | undefined {
  const next = nextPanel(plan, panel, homes, direction);
  if (!next) return undefined;
  const cells = plan.columns[next.column]?.cells ?? 1;
  for (let row = 0; row < next.rows.length; row++) {
    for (let cell = 0; cell < cells; cell++) {
      const spot = { panel: next.key, row, cell, isNewRow: false };
      if (holderAt(plan, spot) === undefined) return spot;
    }
  }
  return { panel: next.key, row: next.rows.length, cell: 0, isNewRow: true };
}

/** The nearest panel in a direction that a card may stand in. */
function nextPanel(
  plan: Plan,
  from: Panel,
  homes: ReadonlySet<AreaKey>,
  direction: Direction,
): Panel | undefined {
  const isBack = direction === 'left' || direction === 'up';
  const isAcross = direction === 'left' || direction === 'right';
  const ahead = (panel: Panel) => {
    const far = isAcross ? panel.column - from.column : panel.y - from.y;
    return isBack ? -far : far;
  };
  const candidates = [...plan.panels.values()].filter(
    panel =>
      panel !== from &&
      homes.has(panel.area) &&
      ahead(panel) > 0 &&
      (isAcross || panel.column === from.column),
  );
  const aside = (panel: Panel) => (isAcross ? Math.abs(panel.y - from.y) : 0);
  candidates.sort((a, b) => ahead(a) - ahead(b) || aside(a) - aside(b));
  return candidates[0];
}

/** The move of a panel past its neighbour, or to the next column, which opens beside the last ones. */
export function panelStep(plan: Plan, key: string, direction: Direction): Move | undefined {
  const panel = plan.panels.get(key);
  if (!panel || panel.column === 0) return undefined;
  const column = panelsIn(plan, panel.column);
  const place = column.indexOf(panel);
  if (direction === 'up' || direction === 'down') {
    const index = direction === 'up' ? place - 1 : place + 1;
    const passed = column[index];
    if (!passed) return undefined;
    const top = direction === 'up' ? passed.y : 0;
    const spot = { column: panel.column, index, top, isNewColumn: false };
    return { kind: 'panel', key, spot };
  }
  const next = panel.column + (direction === 'left' ? -1 : 1);
  const isNewColumn = next < 1 || next > lastColumn(plan);
  if (isNewColumn && column.length === 1) return undefined;
  const others = isNewColumn ? [] : panelsIn(plan, next);
  const index = others.filter(other => (other.y + bottomOf(plan, other)) / 2 <= panel.y).length;
  const spot = { column: Math.max(1, next), index, top: panel.y, isNewColumn };
  return { kind: 'panel', key, spot };
}
