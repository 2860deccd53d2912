import type { Area, Unit } from './areas';
import { hasSpareRow } from './fresh';
import { panelWidth } from './plan';
import type { Density, Sizes } from './sizes';
import { sizesOf } from './sizes';

/** Panels on top of each other. */
export interface Packed {
  readonly areas: Area[];
  /** How many cards lie side by side. */
  cells: number;
}

/** What columns are to suit. */
export interface Packing {
  readonly density: Density;
  /** Width to height of the window. */
  readonly aspect: number;
  readonly heightOf: (unit: Unit) => number;
}

/**
 * Deals areas, in their order, into columns so that the whole shows as large as it can; the loose
 * ones, which nothing pulls anywhere, fill what is left. Gives the most promising ways, best first.
 */
export function packColumns(
  areas: readonly Area[],
  loose: readonly Area[],
  { density, aspect, heightOf }: Packing,
): Packed[][] {
  const sizes = sizesOf(density);
  const measure = (area: Area, cells: number) => areaHeight(sizes, area, cells, heightOf);
  const surface = [...areas, ...loose].reduce((sum, area) => {
    const cells = cellsFor(density, area.units.length);
    return sum + (panelWidth(sizes, cells) + sizes.gutterMin) * measure(area, cells);
  }, 0);
  const start = Math.sqrt(surface / aspect);
  const ways = new Map<string, { readonly columns: Packed[]; readonly score: number }>();
  for (let factor = 0.6; factor < 2; factor += 0.05) {
    const limit = start * factor;
    const columns = pack(areas, density, limit, measure);
    for (const area of loose) addLoose(columns, area, density, limit, measure);
    const key = columns.map(column => column.areas.map(area => area.key).join(' ')).join('\n');
    ways.set(key, { columns, score: judge(columns, sizes, aspect, measure) });
  }
  return [...ways.values()].sort((a, b) => a.score - b.score).map(way => way.columns);
}

type Measure = (area: Area, cells: number) => number;

function pack(areas: readonly Area[], density: Density, limit: number, measure: Measure): Packed[] {
  const gap = sizesOf(density).panelGap;
  const columns: Packed[] = [];
  areas.forEach((area, index) => {
    const own = cellsFor(density, area.units.length);
    const column = columns.at(-1);
    const cells = Math.max(own, column?.cells ?? 0);
    const stacked = [...(column?.areas ?? []), area];
    const height = stacked.reduce((sum, one) => sum + measure(one, cells) + gap, -gap);
    const isOpened = opensProject(areas, index, each => measure(each, cells) + gap, {
      height,
      limit,
    });
    if (column && !isOpened && height <= limit && cells - Math.min(own, column.cells) <= 1) {
      column.areas.push(area);
      column.cells = cells;
    } else {
      columns.push({ areas: [area], cells: own });
    }
  });
  return columns;
}

/** Whether a project begins that is whole in a column of its own, and would not be in this one. */
function opensProject(
  areas: readonly Area[],
  at: number,
  measured: (area: Area) => number,
  { height, limit }: { readonly height: number; readonly limit: number },
): boolean {
  const [first, ...others] = areas.slice(at);
  if (first?.project === undefined || areas[at - 1]?.project === first.project) return false;
  const end = others.findIndex(area => area.project !== first.project);
  const rest = end < 0 ? others : others.slice(0, end);
  const more = rest.reduce((sum, area) => sum + measured(area), 0);
  return height + more > limit && measured(first) + more <= limit;
}

/** Puts an area under the shortest column that is wide enough, else into one of its own. */
function addLoose(
  columns: Packed[],
  area: Area,
  density: Density,
  limit: number,
  measure: Measure,
): void {
  const own = cellsFor(density, area.units.length);
  const sizes = sizesOf(density);
  let best: Packed | undefined;
  let least = limit;
  for (const column of columns) {
    const isWide = column.cells >= own && column.cells - own <= 1;
    const height = columnHeight(column, sizes, measure) + measure(area, column.cells);
    if (isWide && height <= least) [best, least] = [column, height];
  }
  if (best) best.areas.push(area);
  else columns.push({ areas: [area], cells: own });
}

function columnHeight({ areas, cells }: Packed, sizes: Sizes, measure: Measure): number {
  return areas.reduce((sum, area) => sum + measure(area, cells) + sizes.panelGap, 0);
}

/** Lower is better: the size of a window that shows it all at full scale. */
function judge(columns: readonly Packed[], sizes: Sizes, aspect: number, measure: Measure): number {
  const heights = columns.map(column => columnHeight(column, sizes, measure));
  const widths = columns.map(({ cells }) => panelWidth(sizes, cells) + sizes.gutterMin * 1.2);
  const height = Math.max(1, ...heights);
  const width = sizes.hostWidth + widths.reduce((sum, each) => sum + each, 0);
  return Math.max(width / aspect, height);
}

function areaHeight(
  sizes: Sizes,
  area: Area,
  cells: number,
  heightOf: (unit: Unit) => number,
): number {
  const spare = hasSpareRow(area) ? sizes.cardHeight + sizes.pad : 0;
  if (!area.units.length) return sizes.header + spare;
  const cards = area.units.reduce((sum, unit) => sum + heightOf(unit) + sizes.gap, 0);
  const rows = Math.ceil(area.units.length / cells);
  return sizes.header + (cards / area.units.length) * rows - sizes.gap + sizes.pad;
}

/** How many cards of so many units lie side by side. */
export function cellsFor(density: Density, units: number): number {
  if (density === 'roomy') return units <= 6 ? 1 : units <= 20 ? 2 : 3;
  if (units <= 24) return units <= 2 ? 1 : 2;
  // A hub becomes a block about as wide as it is high.
  return Math.max(3, Math.round(Math.sqrt(units * 0.31)));
}
