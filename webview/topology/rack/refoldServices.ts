// Replicas that become one card, and a card that becomes replicas, in the panel where they are.
import type { ContainerId } from '../../../src/landscape/landscape';
import { setRows } from './accordion';
import type { Area, Scene, Unit } from './areas';
import { unitHeight } from './fresh';
import type { Panel, Plan, Slot } from './plan';
import { cardHeight } from './sizes';
import { stackId } from './stack';
import { contentsOf, insideOf, isAsLeft, putBack } from './stow';

/** Folds and unfolds the services of an area that is open. */
export function refoldServices(plan: Plan, scene: Scene, area: Area): void {
  const services = new Map<string, Unit[]>();
  for (const unit of area.units) {
    if (unit.stack) close(plan, scene, unit);
    else if (unit.fold !== undefined) {
      services.set(unit.fold, [...(services.get(unit.fold) ?? []), unit]);
    }
  }
  for (const [fold, units] of services) {
    const id = stackId(area.key, fold);
    const slot = plan.slots.get(id);
    if (slot && !giveBack(plan, id, slot)) {
      plan.slots.delete(id);
      open(plan, scene, slot, units);
    }
  }
}

/** The stack comes where the first of its containers was; rows that nothing is left in go. */
function close(plan: Plan, scene: Scene, { owner, stack }: Unit): void {
  if (plan.slots.has(owner.id)) return;
  const slots = (stack?.containers ?? []).flatMap(({ id }) => {
    const slot = plan.slots.get(id);
    return slot ? [{ id, slot }] : [];
  });
  slots.sort((a, b) => a.slot.row - b.slot.row || a.slot.cell - b.slot.cell);
  const first = slots[0]?.slot;
  const panel = first && plan.panels.get(first.panel);
  if (!panel) return;
  const before = contentsOf(plan, panel);
  for (const { id } of slots) plan.slots.delete(id);
  const height = Math.min(
    cardHeight(plan.sizes, scene.on(owner.id).length),
    panel.rows[first.row]?.height ?? 0,
  );
  plan.slots.set(owner.id, { ...first, height });
  const left = new Set(
    slots.filter(({ slot }) => slot.panel === panel.key).map(({ slot }) => slot.row),
  );
  removeRows(plan, panel, left);
  plan.stowed.set(owner.id, { ...before, left: insideOf(plan, panel) });
}

/** Where nothing in the panel moved since, all come back to where they were. */
function giveBack(plan: Plan, id: ContainerId, slot: Slot): boolean {
  const panel = plan.panels.get(slot.panel);
  const stowed = plan.stowed.get(id);
  plan.stowed.delete(id);
  if (!panel || !stowed?.left || !isAsLeft(plan, panel, stowed.left)) return false;
  plan.slots.delete(id);
  putBack(plan, panel, stowed);
  return true;
}

/** The first comes where the stack was, the others into rows of their own under it. */
function open(plan: Plan, scene: Scene, slot: Slot, units: readonly Unit[]): void {
  const { sizes } = plan;
  const panel = plan.panels.get(slot.panel);
  const row = panel?.rows[slot.row];
  const waiting = units.filter(({ owner }) => !plan.slots.has(owner.id));
  const [first, ...others] = waiting;
  if (!panel || !row || !first) return;
  const own = (unit: Unit) => cardHeight(sizes, scene.on(unit.owner.id).length);
  plan.slots.set(first.owner.id, { ...slot, height: Math.min(own(first), row.height) });
  // The wall of the host is full of doors: there the others find their own places.
  if (panel.column === 0) return;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  const count = Math.ceil(others.length / cells);
  const heights = Array.from({ length: count }, (_, index) =>
    Math.max(
      ...others
        .slice(index * cells, (index + 1) * cells)
        .map(each => unitHeight(sizes, scene, each)),
    ),
  );
  insertRows(plan, panel, slot.row + 1, heights);
  others.forEach((unit, index) => {
    plan.slots.set(unit.owner.id, {
      panel: panel.key,
      row: slot.row + 1 + Math.floor(index / cells),
      cell: index % cells,
      height: own(unit),
    });
    unit.sharers.forEach(({ id }, at) => plan.joins.set(id, { owner: unit.owner.id, index: at }));
  });
}

function insertRows(plan: Plan, panel: Panel, at: number, heights: readonly number[]): void {
  const { gap, header } = plan.sizes;
  const above = panel.rows.slice(0, at);
  const last = above.at(-1);
  let y = last ? last.y + last.height + gap : panel.y + header;
  const added = heights.map(height => {
    const row = { y, height };
    y += height + gap;
    return row;
  });
  const by = heights.reduce((sum, height) => sum + height + gap, 0);
  const below = panel.rows.slice(at).map(({ y, height }) => ({ y: y + by, height }));
  renumber(plan, panel, row => (row >= at ? row + heights.length : row));
  setRows(plan, panel, [...above, ...added, ...below]);
}

function removeRows(plan: Plan, panel: Panel, rows: ReadonlySet<number>): void {
  if (panel.column === 0) return;
  const { gap } = plan.sizes;
  const used = new Set([...plan.slots.values()].filter(s => s.panel === panel.key).map(s => s.row));
  const gone = [...rows].filter(row => !used.has(row)).sort((a, b) => a - b);
  if (!gone.length) return;
  let by = 0;
  const kept = panel.rows.flatMap(({ y, height }, index) => {
    if (!gone.includes(index)) return [{ y: y - by, height }];
    by += height + gap;
    return [];
  });
  renumber(plan, panel, row => row - gone.filter(each => each < row).length);
  setRows(plan, panel, kept);
}

/** Nobody comes back to a place in rows that are counted anew. */
function renumber(plan: Plan, panel: Panel, to: (row: number) => number): void {
  for (const [id, slot] of [...plan.slots]) {
    if (slot.panel === panel.key) plan.slots.set(id, { ...slot, row: to(slot.row) });
  }
  for (const [name, slot] of [...plan.vacated]) {
    if (slot.panel === panel.key) plan.vacated.delete(name);
  }
}
