import type { Area, AreaKey, Scene } from '../rack/areas';
import { orderAreas } from '../rack/order';

/** Up to this many bars each is tried beside all that it shares containers with. */
const fewBars = 64;

/** How often the order is gone through at most. */
const rounds = 6;

/**
 * The order of bars from top to bottom: those that share containers near each other, so that drops
 * are short and pass few other bars. What nothing pulls anywhere comes last.
 */
export function lineUp(scene: Scene): Area[] {
  const { pulled, loose } = orderAreas(scene);
  const links = linksOf(scene, pulled);
  const order =
    pulled.length <= fewBars ? tryPlaces(pulled.length, links) : settle(pulled.length, links);
  return [...order.flatMap(index => pulled[index] ?? []), ...loose];
}

/** Two bars, by their places in the first order, and how many containers they share. */
interface Link {
  readonly a: number;
  readonly b: number;
  weight: number;
}

function linksOf(scene: Scene, areas: readonly Area[]): Link[] {
  const places = new Map<AreaKey, number>(areas.map((area, index) => [area.key, index]));
  const links = new Map<number, Link>();
  for (const { id } of scene.containers) {
    const on = scene.on(id).flatMap(({ network }) => places.get(scene.areaOf(network)) ?? []);
    on.forEach((one, index) => {
      for (const other of on.slice(index + 1)) {
        const [a, b] = one < other ? [one, other] : [other, one];
        const link = links.get(a * areas.length + b) ?? { a, b, weight: 0 };
        link.weight++;
        links.set(a * areas.length + b, link);
      }
    });
  }
  linkProjects(areas, links);
  return [...links.values()];
}

/** How much the bars of one project pull each other, next to a container that two bars share. */
const neighbourly = 2;

function linkProjects(areas: readonly Area[], links: Map<number, Link>): void {
  const last = new Map<string, number>();
  areas.forEach(({ project }, b) => {
    if (project === undefined) return;
    const a = last.get(project);
    last.set(project, b);
    if (a === undefined) return;
    const key = a * areas.length + b;
    links.set(key, { a, b, weight: (links.get(key)?.weight ?? 0) + neighbourly });
  });
}

/** How long all drops are together, in bars. */
function lengthOf(order: readonly number[], links: readonly Link[]): number {
  const at: number[] = [];
  order.forEach((bar, place) => (at[bar] = place));
  return links.reduce((sum, { a, b, weight }) => {
    return sum + weight * Math.abs((at[a] ?? 0) - (at[b] ?? 0));
  }, 0);
}

/** Moves one bar after the other beside those it shares with, where drops are shortest, until none gains. */
function tryPlaces(count: number, links: readonly Link[]): number[] {
  let order = Array.from({ length: count }, (_, index) => index);
  let least = lengthOf(order, links);
  const linked = new Map<number, Set<number>>();
  for (const { a, b } of links) {
    linked.set(a, (linked.get(a) ?? new Set()).add(b));
    linked.set(b, (linked.get(b) ?? new Set()).add(a));
  }
  for (let round = 0; round < rounds; round++) {
    const before = least;
    for (const [bar, partners] of linked) {
      const others = order.filter(each => each !== bar);
      const beside = [...partners].map(partner => others.indexOf(partner));
      for (const place of new Set(beside.flatMap(at => [at, at + 1]))) {
        const tried = others.toSpliced(place, 0, bar);
        const length = lengthOf(tried, links);
        if (length < least) [order, least] = [tried, length];
      }
    }
    if (least === before) break;
  }
  return order;
}

/** Draws each bar to the middle of those it shares containers with; keeps the best order seen. */
function settle(count: number, links: readonly Link[]): number[] {
  let order = Array.from({ length: count }, (_, index) => index);
  let best = order;
  let least = lengthOf(order, links);
  for (let round = 0; round < rounds; round++) {
    const at: number[] = [];
    order.forEach((bar, place) => (at[bar] = place));
    const pull = order.map(bar => ({ bar, sum: 0, weight: 0 }));
    const byBar = new Map(pull.map(each => [each.bar, each]));
    for (const { a, b, weight } of links) {
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const each = byBar.get(one);
        if (!each) continue;
        each.sum += weight * (at[other] ?? 0);
        each.weight += weight;
      }
    }
    const middle = ({ bar, sum, weight }: (typeof pull)[number]) =>
      ((at[bar] ?? 0) + sum) / (1 + weight);
    order = pull.sort((a, b) => middle(a) - middle(b)).map(({ bar }) => bar);
    const length = lengthOf(order, links);
    if (length < least) [best, least] = [order, length];
  }
  return best;
}
