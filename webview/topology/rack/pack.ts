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

/** Width to height of the picture that suits an editor. */
const wantedAspect = 1.65;

/** Deals areas, in their order, into columns so that the whole has a good shape and little waste. */
export function packColumns(
  areas: readonly Area[],
  density: Density,
  heightOf: (unit: Unit) => number,
): Packed[] {
  const sizes = sizesOf(density);
  const measure = (area: Area, cells: number) => areaHeight(sizes, area, cells, heightOf);
  const surface = areas.reduce((sum, area) => {
    const cells = cellsFor(density, area.units.length);
    return sum + (panelWidth(sizes, cells) + sizes.gutterMin) * measure(area, cells);
  }, 0);
  const start = Math.sqrt(surface / wantedAspect);
  let best: Packed[] = [];
  let bestScore = Infinity;
  for (let factor = 0.6; factor < 1.7; factor += 0.05) {
    const columns = pack(areas, density, start * factor, measure);
    const score = judge(columns, sizes, measure);
    if (score < bestScore) [best, bestScore] = [columns, score];
  }
  return best;
}

type Measure = (area: Area, cells: number) => number;

function pack(areas: readonly Area[], density: Density, limit: number, measure: Measure): Packed[] {
  const gap = sizesOf(density).panelGap;
  const columns: Packed[] = [];
  for (const area of areas) {
    const own = cellsFor(density, area.units.length);
    const column = columns.at(-1);
    const cells = Math.max(own, column?.cells ?? 0);
    const stacked = [...(column?.areas ?? []), area];
    const height = stacked.reduce((sum, one) => sum + measure(one, cells) + gap, -gap);
    if (column && height <= limit && cells - Math.min(own, column.cells) <= 1) {
      column.areas.push(area);
      column.cells = cells;
    } else {
      columns.push({ areas: [area], cells: own });
    }
  }
  return columns;
}

/** Lower is better: the size of a window that shows it all at full scale. */
function judge(columns: readonly Packed[], sizes: Sizes, measure: Measure): number {
  const heights = columns.map(({ areas, cells }) =>
    areas.reduce((sum, area) => sum + measure(area, cells) + sizes.panelGap, 0),
  );
  const widths = columns.map(({ cells }) => panelWidth(sizes, cells) + sizes.gutterMin * 1.2);
  const height = Math.max(1, ...heights);
  const width = sizes.hostWidth + widths.reduce((sum, each) => sum + each, 0);
  return Math.max(width / wantedAspect, height);
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

function cellsFor(density: Density, units: number): number {
  if (density === 'roomy') return units <= 6 ? 1 : units <= 20 ? 2 : 3;
  if (units <= 24) return units <= 2 ? 1 : 2;
  // A hub becomes a block about as wide as it is high.
  return Math.max(3, Math.round(Math.sqrt(units * 0.31)));
}
