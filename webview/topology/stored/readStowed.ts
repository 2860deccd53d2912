import { list, record, text } from '../../../src/landscape/fields';
import { isSame } from '../../../src/landscape/isSame';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { AreaKey } from '../rack/areas';
import { areaOf } from '../rack/areas';
import type { Contents, Join, Panel, Plan, Row, Slot, Stowed } from '../rack/plan';
import { slotKey } from '../rack/plan';
import { stackId } from '../rack/stack';
import { isBetween, isWhole } from './numbers';
import { most, readRows } from './readRows';

/** How often one thing can be folded inside of another: an area inside of its project. */
const deepest = 2;

/** Puts into a plan that is read what comes back when something is unfolded, for what is there now. */
export function readStowed(plan: Plan, value: unknown, landscape: Landscape): void {
  const areas = new Map<string, AreaKey>(
    landscape.networks.map(network => [`net:${network.name}`, areaOf(network)]),
  );
  const byName = new Map(landscape.containers.map(container => [container.name, container]));
  for (const each of list(value).slice(0, most.panels)) {
    const { name, fold } = record(each);
    if (typeof name !== 'string') continue;
    const area = name.startsWith('net:') ? areas.get(name) : name;
    const stowed = area === undefined ? undefined : readArea({ plan, area, byName }, each);
    if (area === undefined || !stowed) continue;
    const stack = typeof fold === 'string' ? stackId(area, fold) : undefined;
    if (stack === undefined) plan.stowed.set(area, stowed);
    else if (hasAllBut(stack, stowed)) plan.stowed.set(stack, stowed);
  }
}

/** Whoever was left beside a stack has a place when it comes apart. */
function hasAllBut(stack: ContainerId, { left, slots }: Stowed): boolean {
  return [...(left?.slots.keys() ?? [])].every(id => id === stack || slots.has(id));
}

interface Reading {
  readonly plan: Plan;
  readonly area: AreaKey;
  readonly byName: ReadonlyMap<string, Container>;
}

function readArea(reading: Reading, value: unknown, depth = 1): Stowed | undefined {
  const { plan, area } = reading;
  const { column, y, cells, inner, left, ...from } = record(value);
  if (!isWhole(column, plan.columns.length - 1) || !isBetween(y, 0, most.length)) return undefined;
  if ((column === 0) !== (area === 'host')) return undefined;
  const panel: Panel = { key: area, area, column, y, rows: readRows(plan.sizes, y, from['rows']) };
  // In the wall of the host doors lie between the rows, which stay when something is folded.
  if (column === 0 && !isSame(panel.rows, plan.panels.get(area)?.rows)) return undefined;
  const now = plan.columns[plan.panels.get(area)?.column ?? column]?.cells ?? 1;
  const isFixed = column === 0 || plan.sizes.bar > 0;
  const width = !isFixed && isWhole(cells, most.cells) && cells > 0 ? cells : now;
  const slots = readSlots(reading, panel.rows, width, from);
  const nested = depth < deepest ? readArea(reading, inner, depth + 1) : undefined;
  return {
    panel,
    cells: width,
    slots,
    joins: readJoins(reading, panel, slots, from['joins']),
    ...(nested ? { inner: nested } : {}),
    ...(left === undefined ? {} : { left: readContents(reading, width, record(left)) }),
  };
}

function readContents(
  reading: Reading,
  cells: number,
  from: Readonly<Record<string, unknown>>,
): Contents {
  const rows = readRows(reading.plan.sizes, 0, from['rows']);
  return { rows, slots: readSlots(reading, rows, cells, from) };
}

function readSlots(
  { plan, area, byName }: Reading,
  rows: readonly Row[],
  cells: number,
  { cards, stacks }: Readonly<Record<string, unknown>>,
): Map<ContainerId, Slot> {
  const slots = new Map<ContainerId, Slot>();
  const taken = new Set<string>();
  const add = (id: ContainerId | undefined, [row, cell, height, is]: readonly unknown[]) => {
    if (id === undefined || slots.has(id)) return;
    if (!isWhole(row, rows.length - 1) || !isWhole(cell, cells - 1)) return;
    const isWide = is === true;
    const least = plan.sizes.cardHeight;
    const room = rows[row]?.height ?? least;
    const high = isBetween(height, least, room) ? height : least;
    const slot = { panel: area, row, cell, height: high, ...(isWide ? { isWide } : {}) };
    const isAlone = slots.size === 0 && row === 0 && cell === 0;
    if (taken.has(slotKey(slot)) || (isWide && !isAlone)) return;
    taken.add(slotKey(slot));
    slots.set(id, slot);
  };
  for (const each of list(cards)) {
    const [name, ...place] = list(each);
    add(byName.get(text(name))?.id, place.slice(0, 3));
  }
  for (const each of list(stacks)) {
    const [fold, ...place] = list(each);
    add(typeof fold === 'string' ? stackId(area, fold) : undefined, place);
  }
  return slots;
}

/** Those for whom there is room under the card they are joined to. */
function readJoins(
  { plan, byName }: Reading,
  panel: Panel,
  slots: ReadonlyMap<ContainerId, Slot>,
  value: unknown,
): Map<ContainerId, Join> {
  const joins = new Map<ContainerId, Join>();
  const taken = new Set<string>();
  for (const each of list(value)) {
    const [name, of, index] = list(each);
    const [container, owner] = [byName.get(text(name)), byName.get(text(of))];
    const slot = owner && slots.get(owner.id);
    if (!container || !slot || slots.has(container.id) || !isWhole(index, 100)) continue;
    const end = slot.height + (index + 1) * plan.sizes.sharerHeight;
    const place = `${owner.id} ${index}`;
    if (end > (panel.rows[slot.row]?.height ?? 0) || taken.has(place)) continue;
    taken.add(place);
    joins.set(container.id, { owner: owner.id, index });
  }
  return joins;
}
