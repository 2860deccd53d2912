import type { Area, AreaKey, Scene, Unit } from './areas';
import { orderAreas } from './order';
import type { Packed } from './pack';
import { packColumns } from './pack';
import type { Panel, Plan } from './plan';
import { emptyPlan, panelHeight } from './plan';
import type { Density, Sizes } from './sizes';
import { cardHeight, densityFor, sizesOf } from './sizes';

/** With more doors than this, one wire goes along the gutters instead of one for each. */
const singleWires = 12;

/** How many ways to arrange a small landscape are tried to the end. */
const tries = 4;

/**
 * Places a landscape that was never drawn before, for a window of some width to height, in the
 * ways that promise most; a large one in one way only.
 */
export function freshPlans(scene: Scene, aspect: number): Plan[] {
  const density = densityFor(scene.containers.length);
  const heightOf = (unit: Unit) => unitHeight(sizesOf(density), scene, unit);
  const { pulled, loose } = orderAreas(scene);
  const ways = packColumns(pulled, loose, { density, aspect, heightOf });
  return ways
    .slice(0, density === 'roomy' ? tries : 1)
    .map(columns => planFor(scene, density, columns));
}

function planFor(scene: Scene, density: Density, columns: readonly Packed[]): Plan {
  const plan = emptyPlan(density, isBundledIn(scene));
  const sizes = sizesOf(density);
  const host = scene.areas.find(area => area.key === 'host');
  if (host) fillPanel(plan, scene, addPanel(plan, 'host', 0), host, new Map());
  const columnOf = new Map(
    columns.flatMap(({ areas }, index) => areas.map(area => [area.key, index + 1] as const)),
  );
  columns.forEach(({ areas, cells }, index) => {
    plan.columns.push({ cells, x: 0, gutter: 0 });
    let y = 0;
    for (const area of areas) {
      const panel = addPanel(plan, area.key, index + 1, y);
      fillPanel(plan, scene, panel, area, columnOf);
      y += panelHeight(sizes, panel) + sizes.panelGap;
    }
  });
  return plan;
}

/** How high a unit wants to be. */
export function unitHeight(sizes: Sizes, scene: Scene, unit: Unit): number {
  return (
    cardHeight(sizes, scene.on(unit.owner.id).length) + unit.sharers.length * sizes.sharerHeight
  );
}

/** Whether an area without containers keeps room for the first one. */
export function hasSpareRow(area: Area): boolean {
  return area.key !== 'host' && area.network?.isPredefined === false && !area.network.isConfigOnly;
}

/** Whether there are so many doors that they share a wire. */
export function isBundledIn(scene: Scene): boolean {
  const doors = scene.containers.reduce(
    (sum, container) => sum + scene.doorsOf(container).length,
    0,
  );
  return doors > singleWires;
}

function addPanel(plan: Plan, area: AreaKey, column: number, y = 0): Panel {
  const panel: Panel = { key: area, area, column, y, rows: [] };
  plan.panels.set(panel.key, panel);
  return panel;
}

/** Gives the units of an area their places in its panel, which has none yet. */
export function fillPanel(
  plan: Plan,
  scene: Scene,
  panel: Panel,
  area: Area,
  columnOf: ReadonlyMap<AreaKey, number>,
): void {
  const sizes = plan.sizes;
  const cells = plan.columns[panel.column]?.cells ?? 1;
  const sides = (unit: Unit) => sidesOf(scene, unit, panel.column, columnOf);
  const grid = area.isFolded ? [area.units] : arrange(area.units, cells, sides);
  let y = panel.y + sizes.header;
  grid.forEach((line, row) => {
    const heights = line.map(unit => (unit ? unitHeight(sizes, scene, unit) : 0));
    const height = Math.max(...heights);
    panel.rows.push({ y, height });
    y += height + sizes.gap;
    line.forEach((unit, cell) => {
      if (!unit) return;
      const own = cardHeight(sizes, scene.on(unit.owner.id).length);
      const slot = { panel: panel.key, row, cell, height: own };
      plan.slots.set(unit.owner.id, isWide(unit) ? { ...slot, isWide: true } : slot);
      unit.sharers.forEach((c, index) => plan.joins.set(c.id, { owner: unit.owner.id, index }));
    });
  });
  if (!area.units.length && hasSpareRow(area)) {
    panel.rows.push({ y: panel.y + sizes.header, height: sizes.cardHeight });
  }
}

/** Whether a card stands for a whole area. */
export function isWide({ stack }: Unit): boolean {
  return stack?.kind === 'area';
}

interface Sides {
  readonly left: boolean;
  readonly right: boolean;
}

function sidesOf(
  scene: Scene,
  { owner }: Unit,
  column: number,
  columnOf: ReadonlyMap<AreaKey, number>,
): Sides {
  const others = scene.on(owner.id).slice(1);
  const targets = others.map(({ network }) => columnOf.get(scene.areaOf(network)) ?? column);
  return {
    left: owner.ports.some(port => port.published) || targets.some(target => target < column),
    right: targets.some(target => target >= column),
  };
}

/** Puts what is wired to the left into the left cells and what is wired to the right into the right ones. */
function arrange(
  units: readonly Unit[],
  cells: number,
  sides: (unit: Unit) => Sides,
): (Unit | undefined)[][] {
  const rows = Math.ceil(units.length / cells);
  const grid = Array.from({ length: rows }, () =>
    new Array<Unit | undefined>(cells).fill(undefined),
  );
  if (cells === 1) return units.map(unit => [unit]);
  const waiting = new Set(units);
  const fillCell = (cell: number, wanted: (unit: Unit) => boolean) => {
    for (const line of grid) {
      const unit = line[cell] ? undefined : [...waiting].find(wanted);
      if (!unit) continue;
      line[cell] = unit;
      waiting.delete(unit);
    }
  };
  fillCell(cells - 1, unit => sides(unit).right);
  fillCell(0, unit => sides(unit).left);
  const rest = waiting.values();
  for (const line of grid) {
    line.forEach((taken, cell) => {
      if (!taken) line[cell] = rest.next().value;
    });
  }
  return grid;
}
