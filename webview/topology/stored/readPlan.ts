// A plan from disk: whoever can write there can write anything, so what is wrong is dropped.
import { list, record, text } from '../../../src/landscape/fields';
import type { Container, ContainerId, Landscape } from '../../../src/landscape/landscape';
import type { TopologyLayout } from '../../../src/protocol/topology';
import { busSizes } from '../bus/sizes';
import { readFolds } from '../folds';
import { growRow, pushDown, unitHeight } from '../moves/room';
import type { AreaKey } from '../rack/areas';
import { areaOf } from '../rack/areas';
import { overlaps } from '../rack/geometry';
import type { Panel, Plan, Slot } from '../rack/plan';
import { doorRect, emptyPlan, panelsIn, setColumns, slotKey } from '../rack/plan';
import type { Density, Sizes } from '../rack/sizes';
import { sizesOf } from '../rack/sizes';
import { stackId } from '../rack/stack';
import { isBetween, isWhole } from './numbers';
import { most, readRows } from './readRows';
import { readStowed } from './readStowed';

/** The plan that was kept, for what is there now; none where too little of it can be read. */
export function readPlan(
  value: unknown,
  layout: TopologyLayout,
  landscape: Landscape,
): Plan | undefined {
  const from = record(value);
  const density = from['density'];
  if (from['version'] !== 1 || (density !== 'roomy' && density !== 'dense')) return undefined;
  const sizes = sizesFor(layout, density, from);
  const empty = emptyPlan(density, from['isBundled'] === true, sizes);
  const plan: Plan = { ...empty, isByHand: from['isByHand'] === true };
  readColumns(plan, from['columns']);
  const panels = readPanels(plan, from['panels'], landscape);
  if (!plan.panels.size) return undefined;
  const byName = new Map(landscape.containers.map(container => [container.name, container]));
  readHomes(plan, from['homes'], landscape, byName);
  const taken = new Set<string>();
  readCards(plan, from['cards'], panels, byName, taken);
  readStacks(plan, from['stacks'], panels, taken);
  for (const [key, is] of Object.entries(readFolds(from['folds']))) plan.folds.set(key, is);
  readJoins(plan, from['joins'], byName);
  for (const id of plan.slots.keys()) fitRow(plan, id);
  plan.columns.forEach((_, column) => pushDown(plan, panelsIn(plan, column)));
  setColumns(plan);
  readDoors(plan, from['doors']);
  readStowed(plan, from['stowed'], landscape);
  for (const each of list(from['colours'])) {
    const [name, hue] = list(each);
    const network = landscape.networks.find(({ name: own }) => `net:${own}` === name);
    if (network && isWhole(hue, 1000)) plan.colours.set(network.id, hue);
  }
  return plan;
}

function sizesFor(
  layout: TopologyLayout,
  density: Density,
  from: Readonly<Record<string, unknown>>,
): Sizes {
  if (layout === 'rack') return sizesOf(density);
  const sizes = busSizes(density);
  const room = (name: 'channel' | 'right') => {
    const value = from[name];
    return isBetween(value, sizes[name], 1000) ? value : sizes[name];
  };
  return { ...sizes, channel: room('channel'), right: room('right') };
}

function readColumns(plan: Plan, value: unknown): void {
  const columns = list(value)
    .slice(0, most.columns)
    .map((each, index) => {
      const [cells, gutter] = list(each);
      return {
        // The host has its cards one under the other.
        cells: index > 0 && isWhole(cells, most.cells) && cells > 0 ? cells : 1,
        gutter: isBetween(gutter, plan.sizes.gutterMin, 10_000) ? gutter : plan.sizes.gutterMin,
        x: 0,
      };
    });
  if (columns.length) plan.columns.splice(0, plan.columns.length, ...columns);
}

/** The panels in the order of the list, with holes where one was dropped. */
function readPanels(plan: Plan, value: unknown, landscape: Landscape): (Panel | undefined)[] {
  const areas = new Map<string, AreaKey>(
    landscape.networks.map(network => [`net:${network.name}`, areaOf(network)]),
  );
  return list(value)
    .slice(0, most.panels)
    .map(each => {
      const { name, suffix, column, y, rows } = record(each);
      if (typeof name !== 'string' || !isWhole(column, plan.columns.length - 1)) return undefined;
      if ((column === 0) !== (name === 'host') || !isBetween(y, 0, most.length)) return undefined;
      const area = name.startsWith('net:') ? areas.get(name) : name;
      const key = area === undefined ? name : area + text(suffix);
      if (!/^(#\d{1,6})?$/.test(text(suffix)) || plan.panels.has(key)) return undefined;
      const panel: Panel = { key, area: area ?? name, column, y, rows: [] };
      panel.rows.push(...readRows(plan.sizes, y, rows));
      if (area !== undefined) plan.panels.set(key, panel);
      else if (text(suffix) === '' && !plan.gone.has(name)) plan.gone.set(name, panel);
      else return undefined;
      if (area !== undefined) plan.areaNames.set(area, name);
      return panel;
    });
}

function readHomes(
  plan: Plan,
  value: unknown,
  { networks }: Landscape,
  byName: ReadonlyMap<string, Container>,
): void {
  const areas = new Map(networks.map(network => [`net:${network.name}`, areaOf(network)]));
  for (const each of list(value)) {
    const [name, area] = list(each).map(text);
    const container = byName.get(name ?? '');
    if (!container || !area) continue;
    plan.homes.set(container.id, areas.get(area) ?? area);
    plan.names.set(container.id, container.name);
  }
}

function readCards(
  plan: Plan,
  value: unknown,
  panels: readonly (Panel | undefined)[],
  byName: ReadonlyMap<string, Container>,
  taken: Set<string>,
): void {
  for (const each of list(value)) {
    const [name, ...place] = list(each);
    const slot = readSlot(plan, panels, place);
    if (!slot || typeof name !== 'string') continue;
    const container = byName.get(name);
    const area = plan.panels.get(slot.panel)?.area;
    if (!container || area === undefined) {
      plan.vacated.set(name, slot);
      continue;
    }
    if (taken.has(slotKey(slot)) || plan.slots.has(container.id)) continue;
    taken.add(slotKey(slot));
    plan.slots.set(container.id, slot);
    plan.homes.set(container.id, area);
    plan.names.set(container.id, name);
  }
}

/** A stack that is as wide as its panel is the only card in it. */
function readStacks(
  plan: Plan,
  value: unknown,
  panels: readonly (Panel | undefined)[],
  taken: Set<string>,
): void {
  for (const each of list(value)) {
    const [fold, ...place] = list(each);
    const isWide = place[4] === true;
    const slot = readSlot(plan, panels, place);
    const area = slot && plan.panels.get(slot.panel)?.area;
    if (!slot || area === undefined || typeof fold !== 'string') continue;
    if (taken.has(slotKey(slot))) continue;
    if (isWide && (slot.row > 0 || slot.cell > 0 || isUsed(plan, slot.panel))) continue;
    taken.add(slotKey(slot));
    plan.slots.set(stackId(area, fold), isWide ? { ...slot, isWide } : slot);
  }
}

function isUsed(plan: Plan, panel: string): boolean {
  return [...plan.slots.values()].some(slot => slot.panel === panel);
}

/** Panel, row, cell and height of a card. */
function readSlot(
  plan: Plan,
  panels: readonly (Panel | undefined)[],
  [place, row, cell, height]: readonly unknown[],
): Slot | undefined {
  const panel = isWhole(place, most.panels) ? panels[place] : undefined;
  if (!panel || !isWhole(row, panel.rows.length - 1)) return undefined;
  if (!isWhole(cell, (plan.columns[panel.column]?.cells ?? 1) - 1)) return undefined;
  const least = plan.sizes.cardHeight;
  const room = panel.rows[row]?.height ?? least;
  return { panel: panel.key, row, cell, height: isBetween(height, least, room) ? height : least };
}

function readJoins(plan: Plan, value: unknown, byName: ReadonlyMap<string, Container>): void {
  const taken = new Set<string>();
  for (const each of list(value)) {
    const [name, of, index] = list(each);
    const container = byName.get(text(name));
    const owner = byName.get(text(of));
    if (!container || !owner || !isWhole(index, 100) || !plan.slots.has(owner.id)) continue;
    if (plan.slots.has(container.id) || taken.has(`${owner.id} ${index}`)) continue;
    taken.add(`${owner.id} ${index}`);
    plan.joins.set(container.id, { owner: owner.id, index });
    plan.names.set(container.id, container.name);
    const home = plan.homes.get(owner.id);
    if (home !== undefined) plan.homes.set(container.id, home);
  }
}

function fitRow(plan: Plan, id: ContainerId): void {
  const slot = plan.slots.get(id);
  const panel = slot && plan.panels.get(slot.panel);
  if (panel) growRow(panel, slot.row, unitHeight(plan, id));
}

/** Doors that lie on nothing; the others are placed anew. */
function readDoors(plan: Plan, value: unknown): void {
  const { header, gap, doorColumns } = plan.sizes;
  const walls = panelsIn(plan, 0).flatMap(({ rows }) => rows);
  for (const each of list(value)) {
    const [key, y, isInner] = list(each);
    if (typeof key !== 'string' || !isBetween(y, header, most.length)) continue;
    const place = { y, isInner: isInner === true && doorColumns > 1 };
    const rect = doorRect(plan, place);
    const isOnWall = walls.some(
      row => y < row.y + row.height + gap && y + rect.height + gap > row.y,
    );
    const isOnDoor = [...plan.doors.values()].some(other => overlaps(doorRect(plan, other), rect));
    if (!isOnWall && !isOnDoor) plan.doors.set(key, place);
  }
}
