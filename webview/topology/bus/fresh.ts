import type { Landscape } from '../../../src/landscape/landscape';
import type { TopologyView } from '../../../src/protocol/topology';
import type { Folds } from '../folds';
import type { Area, AreaKey, Scene, Unit } from '../rack/areas';
import { sceneOf } from '../rack/areas';
import { hasSpareRow, isBundledIn, unitHeight } from '../rack/fresh';
import type { Panel, Plan } from '../rack/plan';
import { emptyPlan, panelHeight, panelWidth } from '../rack/plan';
import type { Density, Sizes } from '../rack/sizes';
import { cardHeight, densityFor } from '../rack/sizes';
import type { Steps } from '../steps';
import { arrange } from './arrange';
import { lineUp } from './lineUp';
import { busSizes } from './sizes';
import { standOf } from './stand';

/** Bars on top of each other, and how many cards hang on them side by side. */
interface Deck {
  readonly areas: readonly Area[];
  readonly cells: number;
}

/** Places a landscape that was never drawn before, for a window of some width to height. */
export function* freshBus(
  landscape: Landscape,
  view: TopologyView,
  aspect: number,
  folds: Folds,
): Steps<{ readonly plan: Plan; readonly scene: Scene }> {
  const first = sceneOf(landscape, view, { folds });
  yield;
  const order = lineUp(first);
  yield;
  const homes = standOf(first, order);
  const scene = sceneOf(landscape, view, { homes, before: first.folds, folds });
  yield;
  const areas = new Map(scene.areas.map(area => [area.key, area]));
  for (const area of order) areas.delete(area.key);
  areas.delete('host');
  const byKey = new Map(scene.areas.map(area => [area.key, area]));
  // A container that stands elsewhere now may have left an area that is no network, or opened one.
  const ordered = [...order.flatMap(({ key }) => byKey.get(key) ?? []), ...areas.values()];
  const density = densityFor(scene.containers.length);
  return { plan: planFor(scene, density, deal(scene, ordered, density, aspect)), scene };
}

/** How much larger a drawing has to show to be worth a further deck. */
const deckCost = { roomy: 0.5, dense: 0.4 } as const;

/** Deals the bars, in their order, into as few decks as show well in the window. */
function deal(
  scene: Scene,
  areas: readonly Area[],
  density: Density,
  aspect: number,
): readonly Deck[] {
  const sizes = busSizes(density);
  const tallest = areas.map(area =>
    Math.max(0, ...area.units.map(unit => unitHeight(sizes, scene, unit))),
  );
  const largest = Math.max(1, ...areas.map(area => area.units.length));
  const most = Math.min(density === 'roomy' ? 10 : 24, Math.max(2, largest));
  const host = scene.areas.some(area => area.key === 'host') ? sizes.hostWidth + 64 : 0;
  let best: { readonly decks: readonly Deck[]; readonly cost: number } | undefined;
  for (let cells = Math.min(3, most); cells <= most; cells++) {
    const heights = areas.map((area, i) => heightOf(sizes, area, cells, tallest[i] ?? 0));
    const total = heights.reduce((sum, height) => sum + height, 0);
    for (let count = 1; count <= Math.max(1, Math.ceil(areas.length / 4)); count++) {
      const decks = split(areas, heights, cells, total / count);
      const tall = Math.max(...decks.map(({ height }) => height));
      const wide = host + decks.length * (panelWidth(sizes, cells) + 2 * sizes.gutterMin);
      const size = Math.max(wide / aspect, tall);
      const cost = size * (1 + deckCost[density] * (decks.length - 1) ** 0.5);
      if (!best || cost < best.cost) best = { decks, cost };
    }
  }
  return best?.decks ?? [];
}

/** Begins a new deck where the one before is nearest to the height they all should have. */
function split(
  areas: readonly Area[],
  heights: readonly number[],
  cells: number,
  wanted: number,
): (Deck & { readonly height: number })[] {
  const decks: { areas: Area[]; cells: number; height: number }[] = [];
  areas.forEach((area, index) => {
    const height = heights[index] ?? 0;
    const deck = decks.at(-1);
    if (deck && deck.height + height / 2 <= wanted) {
      deck.areas.push(area);
      deck.height += height;
    } else decks.push({ areas: [area], cells, height });
  });
  return decks;
}

function heightOf(sizes: Sizes, area: Area, cells: number, tallest: number): number {
  const rows = Math.ceil(area.units.length / cells);
  if (!rows) {
    return sizes.header + sizes.panelGap + (hasSpareRow(area) ? sizes.cardHeight + sizes.pad : 0);
  }
  return sizes.header + rows * (tallest + sizes.gap) - sizes.gap + sizes.pad + sizes.panelGap;
}

function planFor(scene: Scene, density: Density, decks: readonly Deck[]): Plan {
  const sizes = busSizes(density);
  const plan = emptyPlan(density, isBundledIn(scene), sizes);
  const host = scene.areas.find(area => area.key === 'host');
  if (host) hang(plan, scene, host, 0, 0, new Map());
  const columnOf = new Map<AreaKey, number>(
    decks.flatMap(({ areas }, index) => areas.map(area => [area.key, index + 1] as const)),
  );
  decks.forEach(({ areas, cells }, index) => {
    plan.columns.push({ cells, x: 0, gutter: 0 });
    let y = 0;
    for (const area of areas) {
      const panel = hang(plan, scene, area, index + 1, y, columnOf);
      y += panelHeight(sizes, panel) + sizes.panelGap;
    }
  });
  return plan;
}

/** Hangs the units of an area under its bar. */
function hang(
  plan: Plan,
  scene: Scene,
  area: Area,
  column: number,
  at: number,
  columnOf: ReadonlyMap<AreaKey, number>,
): Panel {
  const { sizes } = plan;
  const panel: Panel = { key: area.key, area: area.key, column, y: at, rows: [] };
  plan.panels.set(panel.key, panel);
  const cells = plan.columns[column]?.cells ?? 1;
  const waysOf = (unit: Unit) => {
    const doors = unit.owner.ports.some(port => port.published);
    const others = scene.on(unit.owner.id).map(({ network }) => scene.areaOf(network));
    const columns = others.filter(key => key !== area.key).flatMap(key => columnOf.get(key) ?? []);
    return {
      left: doors || columns.some(each => each < column),
      right: columns.some(each => each > column),
      down: columns.includes(column),
    };
  };
  let y = at + sizes.header;
  arrange(area.units, cells, waysOf).forEach((line, row) => {
    const height = Math.max(...line.map(unit => (unit ? unitHeight(sizes, scene, unit) : 0)));
    panel.rows.push({ y, height });
    y += height + sizes.gap;
    line.forEach((unit, cell) => {
      if (!unit) return;
      const own = cardHeight(sizes, scene.on(unit.owner.id).length);
      plan.slots.set(unit.owner.id, { panel: panel.key, row, cell, height: own });
      unit.sharers.forEach((c, index) => plan.joins.set(c.id, { owner: unit.owner.id, index }));
    });
  });
  if (!panel.rows.length && hasSpareRow(area)) {
    panel.rows.push({ y, height: sizes.cardHeight });
  }
  return panel;
}
