import type { Container, ContainerId } from '../../../src/landscape/landscape';
import type { Area, Scene, Unit } from './areas';
import { hasSpareRow, isWide } from './fresh';
import type { Panel, Plan, Slot } from './plan';
import { copyPlan, lastColumn, panelHeight, panelRect, panelsIn, slotKey } from './plan';
import { areaName, forgetOldest } from './recall';
import { refold } from './refold';
import { cardHeight } from './sizes';

/** Places what is new and forgets what is gone; moves nothing else. */
export function keepPlan(previous: Plan, scene: Scene): Plan {
  const plan = copyPlan(previous);
  refold(plan, scene);
  forget(plan, scene);
  const placed = new Set([...plan.panels.values()].map(({ area }) => area));
  for (const area of scene.areas) if (!placed.has(area.key)) openArea(plan, area);
  for (const area of scene.areas) {
    for (const unit of area.units) placeUnit(plan, scene, area, unit);
  }
  return plan;
}

function forget(plan: Plan, scene: Scene): void {
  const areas = new Map(scene.areas.map(area => [area.key, area] as const));
  const owners = new Map<ContainerId, string>();
  const joined = new Map<ContainerId, ContainerId>();
  for (const area of scene.areas) {
    for (const unit of area.units) {
      owners.set(unit.owner.id, area.key);
      for (const sharer of unit.sharers) {
        joined.set(sharer.id, unit.owner.id);
        owners.set(sharer.id, area.key);
      }
    }
  }
  for (const [id, slot] of [...plan.slots]) {
    const area = plan.panels.get(slot.panel)?.area;
    if (owners.get(id) === area) continue;
    plan.slots.delete(id);
    const name = plan.names.get(id);
    if (name !== undefined && !owners.has(id)) plan.vacated.set(name, slot);
  }
  // Compose makes a container under another name, takes the old one away and renames the new one.
  for (const { id, name } of scene.containers) {
    if (plan.vacated.has(name) && plan.names.get(id) !== name) plan.slots.delete(id);
  }
  for (const [id, join] of [...plan.joins]) {
    if (joined.get(id) !== join.owner || !plan.slots.has(join.owner)) plan.joins.delete(id);
  }
  const used = new Set([...plan.slots.values()].map(slot => slot.panel));
  for (const [key, panel] of [...plan.panels]) {
    // A continuation goes with its last container, the panel of a network with the network.
    const isGone = !areas.has(panel.area);
    if (isGone && key === panel.area) plan.gone.set(plan.areaNames.get(key) ?? key, panel);
    if (isGone || (key !== panel.area && !used.has(key))) plan.panels.delete(key);
  }
  forgetOldest(plan);
}

function placeUnit(plan: Plan, scene: Scene, area: Area, unit: Unit): void {
  const { owner } = unit;
  const sizes = plan.sizes;
  const own = cardHeight(sizes, scene.on(owner.id).length);
  if (!plan.slots.has(owner.id)) {
    const fresh = unit.sharers.filter(sharer => !plan.slots.has(sharer.id)).length;
    const slot = findSlot(plan, area, owner, own, own + fresh * sizes.sharerHeight);
    plan.slots.set(owner.id, isWide(unit) ? { ...slot, isWide: true } : slot);
  }
  for (const sharer of unit.sharers) placeSharer(plan, area, owner, sharer);
}

function placeSharer(plan: Plan, area: Area, owner: Container, sharer: Container): void {
  if (plan.joins.has(sharer.id) || plan.slots.has(sharer.id)) return;
  const sizes = plan.sizes;
  const slot = plan.slots.get(owner.id);
  const row = slot && plan.panels.get(slot.panel)?.rows[slot.row];
  const taken = new Set(
    [...plan.joins.values()].filter(join => join.owner === owner.id).map(join => join.index),
  );
  let index = 0;
  while (taken.has(index)) index++;
  if (slot && row && slot.height + (index + 1) * sizes.sharerHeight <= row.height) {
    plan.joins.set(sharer.id, { owner: owner.id, index });
  } else {
    plan.slots.set(sharer.id, findSlot(plan, area, sharer, sizes.cardHeight, sizes.cardHeight));
  }
}

function findSlot(plan: Plan, area: Area, container: Container, own: number, whole: number): Slot {
  const panels = [...plan.panels.values()].filter(panel => panel.area === area.key);
  const taken = new Set([...plan.slots.values()].map(slotKey));
  const fit = (slot: Slot): Slot => {
    const row = plan.panels.get(slot.panel)?.rows[slot.row];
    return { ...slot, height: Math.min(own, row?.height ?? own) };
  };
  const before = plan.vacated.get(container.name);
  const there = panels.find(panel => panel.key === before?.panel);
  if (before && !taken.has(slotKey(before)) && there?.rows[before.row]) return fit(before);
  const reserved = new Set([...plan.vacated.values()].map(slotKey));
  const free = panels.flatMap(panel => freeSlots(plan, panel, taken));
  const cell = free.find(slot => !reserved.has(slotKey(slot))) ?? free[0];
  if (cell) return fit(cell);
  for (const panel of panels) {
    if (appendRow(plan, panel, whole)) {
      return { panel: panel.key, row: panel.rows.length - 1, cell: 0, height: own };
    }
  }
  const more = openPanel(plan, area, whole);
  return { panel: more.key, row: 0, cell: 0, height: own };
}

function freeSlots(plan: Plan, panel: Panel, taken: ReadonlySet<string>): Slot[] {
  const cells = plan.columns[panel.column]?.cells ?? 1;
  return panel.rows
    .flatMap((_, row) =>
      Array.from({ length: cells }, (_none, cell) => ({ panel: panel.key, row, cell, height: 0 })),
    )
    .filter(slot => !taken.has(slotKey(slot)));
}

/** Lets a panel grow downwards, when nothing is in the way. */
function appendRow(plan: Plan, panel: Panel, height: number): boolean {
  const sizes = plan.sizes;
  const last = panel.rows.at(-1);
  let y = last ? last.y + last.height + sizes.gap : panel.y + sizes.header;
  if (panel.column === 0) {
    const doors = [...plan.doors.values()].map(place => place.y).sort((a, b) => a - b);
    for (const door of doors) {
      if (door < y + height + sizes.gap && door + sizes.doorHeight + sizes.gap > y) {
        y = door + sizes.doorHeight + sizes.gap;
      }
    }
  } else {
    const next = panelsIn(plan, panel.column).find(other => other.y > panel.y);
    if (next && y + height + sizes.pad + sizes.panelGap > next.y) return false;
  }
  panel.rows.push({ y, height });
  return true;
}

function openArea(plan: Plan, area: Area): void {
  const sizes = plan.sizes;
  const before = plan.gone.get(areaName(area));
  if (before && reopen(plan, area, before)) return;
  if (area.key === 'host') {
    plan.panels.set('host', { key: 'host', area: 'host', column: 0, y: 0, rows: [] });
  } else {
    const hasRow = area.units.length > 0 || hasSpareRow(area);
    openPanel(plan, area, hasRow ? sizes.cardHeight : undefined);
  }
}

/** Opens a panel where it was before, unless something else is there by now. */
function reopen(plan: Plan, area: Area, before: Panel): boolean {
  const bottom = panelBottom(plan, before) + plan.sizes.panelGap;
  const isFree = panelsIn(plan, before.column).every(
    other => other.y >= bottom || panelBottom(plan, other) + plan.sizes.panelGap <= before.y,
  );
  if (!isFree || before.column > lastColumn(plan)) return false;
  plan.gone.delete(areaName(area));
  plan.panels.set(area.key, { ...before, key: area.key, area: area.key });
  for (const [name, slot] of plan.vacated) {
    if (slot.panel === before.key) plan.vacated.set(name, { ...slot, panel: area.key });
  }
  return true;
}

/** A new panel goes to the highest free place; a new column begins when all of them are long. */
function openPanel(plan: Plan, area: Area, rowHeight: number | undefined): Panel {
  const sizes = plan.sizes;
  const height = sizes.header + (rowHeight === undefined ? 0 : rowHeight + sizes.pad);
  const tallest = Math.max(480, ...[...plan.panels.values()].map(p => panelBottom(plan, p)));
  let column = 0;
  let y = Infinity;
  for (let index = 1; index <= lastColumn(plan); index++) {
    const candidate = firstGap(plan, index, height);
    if (candidate < y) [column, y] = [index, candidate];
  }
  // Bars are as wide as the drawing: they go on downwards.
  const isFull = y + height > tallest && (!sizes.bar || lastColumn(plan) === 0);
  if (column === 0 || isFull) {
    plan.columns.push(newColumn(plan));
    column = lastColumn(plan);
    y = 0;
  }
  const panel: Panel = { key: freeKey(plan, area.key), area: area.key, column, y, rows: [] };
  if (rowHeight !== undefined) panel.rows.push({ y: y + sizes.header, height: rowHeight });
  plan.panels.set(panel.key, panel);
  return panel;
}

function panelBottom(plan: Plan, panel: Panel): number {
  return panel.y + panelHeight(plan.sizes, panel);
}

function newColumn(plan: Plan) {
  const sizes = plan.sizes;
  const last = panelRect(plan, {
    key: '',
    area: '',
    column: lastColumn(plan),
    y: 0,
    rows: [],
  });
  const gutter = plan.columns[lastColumn(plan)]?.gutter ?? 0;
  const x = lastColumn(plan) === 0 ? 0 : last.x + last.width + gutter;
  const cells = sizes.bar ? 4 : plan.density === 'roomy' ? 1 : 2;
  return { cells, x, gutter: sizes.gutterMin };
}

function firstGap(plan: Plan, column: number, height: number): number {
  const sizes = plan.sizes;
  let y = 0;
  for (const panel of panelsIn(plan, column)) {
    if (y + height + sizes.panelGap <= panel.y) return y;
    y = Math.max(y, panelBottom(plan, panel) + sizes.panelGap);
  }
  return y;
}

function freeKey(plan: Plan, area: string): string {
  if (!plan.panels.has(area)) return area;
  let index = 2;
  while (plan.panels.has(`${area}#${index}`)) index++;
  return `${area}#${index}`;
}
