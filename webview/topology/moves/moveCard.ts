import type { ContainerId } from '../../../src/landscape/landscape';
import type { Panel, Plan, Slot } from '../rack/plan';
import { panelsIn, slotKey } from '../rack/plan';
import { beginMove, endMove } from './handMove';
import { closeRow, growRow, openRow, pushDown, trimRows, unitHeight } from './room';

/** Where a card can go: to a cell, or to a row of its own that opens before another one. */
export interface CardSpot {
  readonly panel: string;
  readonly row: number;
  readonly cell: number;
  readonly isNewRow: boolean;
}

/** The card that a container is drawn with: its own, or that of whom it is joined to. */
export function unitOf(plan: Plan, id: ContainerId): ContainerId {
  return plan.joins.get(id)?.owner ?? id;
}

/**
 * Moves a card with those joined to it. Who is in the cell takes the place it leaves; in the panel of
 * another network it lives there from then on. Panels under one that grows give way, nothing else moves.
 */
export function moveCard(before: Plan, id: ContainerId, spot: CardSpot): Plan {
  const plan = beginMove(before);
  const unit = unitOf(plan, id);
  const from = plan.slots.get(unit);
  const source = from && plan.panels.get(from.panel);
  const target = plan.panels.get(spot.panel);
  if (!from || !source || !target) return before;
  const holder = holderAt(plan, spot);
  // Who lives in one network's panel cannot be sent to another's.
  const isForeign = holder !== undefined && holder !== unit && target.area !== source.area;
  if (spot.isNewRow || isForeign) putInNewRow(plan, unit, target, spot);
  else putInCell(plan, unit, target, spot, from);
  trimRows(plan, source);
  if (target.area !== source.area) settleIn(plan, unit, target);
  pushDown(plan, panelsIn(plan, target.column));
  return endMove(before, plan);
}

function putInNewRow(plan: Plan, unit: ContainerId, target: Panel, { row, cell }: CardSpot): void {
  openRow(plan, target, row, unitHeight(plan, unit));
  // Its row may have another number by now.
  const from = plan.slots.get(unit);
  if (!from) return;
  plan.slots.set(unit, { ...from, panel: target.key, row, cell });
  if (from.panel === target.key) closeRow(plan, target, from.row);
}

function putInCell(plan: Plan, unit: ContainerId, target: Panel, spot: CardSpot, from: Slot): void {
  const other = holderAt(plan, spot);
  const slot = other && plan.slots.get(other);
  if (slot && other !== unit) {
    plan.slots.set(other, { ...from, height: slot.height });
    const source = plan.panels.get(from.panel);
    if (source) growRow(source, from.row, unitHeight(plan, other));
  }
  const { panel, row, cell } = spot;
  plan.slots.set(unit, { panel, row, cell, height: from.height });
  growRow(target, row, unitHeight(plan, unit));
}

/** Whose card is in a cell. */
export function holderAt(plan: Plan, spot: Omit<Slot, 'height'>): ContainerId | undefined {
  const wanted = slotKey(spot);
  for (const [id, slot] of plan.slots) if (slotKey(slot) === wanted) return id;
  return undefined;
}

function settleIn(plan: Plan, unit: ContainerId, { area }: Panel): void {
  plan.homes.set(unit, area);
  for (const [id, { owner }] of plan.joins) if (owner === unit) plan.homes.set(id, area);
}
