import type { Area, AreaKey, Scene } from './areas';

/** Areas in the order they go into columns. */
export interface Ordered {
  readonly pulled: readonly Area[];
  /** Those that nothing pulls anywhere, which may fill gaps: empty and predefined ones. */
  readonly loose: readonly Area[];
}

/** How much networks of one project pull each other: more than any containers that they share with others. */
const neighbourly = 1e6;

/**
 * Puts the area with most doors to the host first, then always the one that shares most containers
 * with those before it.
 */
export function orderAreas(scene: Scene): Ordered {
  const areas = scene.areas.filter(area => area.key !== 'host');
  const shared = sharedContainers(scene);
  const rest = areas.filter(area => !isLoose(area, shared));
  const loose = areas.filter(area => isLoose(area, shared));
  const pull = new Map(rest.map(area => [area, 0]));
  const ordered: Area[] = [];
  let next = mostDoors(rest);
  while (next) {
    ordered.push(next);
    pull.delete(next);
    const weights = shared.get(next.key);
    for (const [area, weight] of pull) {
      // What shares with the nearest panels should come soon, what shares with far ones may wait.
      const sameProject = isSameProject(area, next) ? neighbourly : 0;
      pull.set(area, weight / 2 + (weights?.get(area.key) ?? 0) + sameProject);
    }
    next = undefined;
    let best = -1;
    for (const [area, weight] of pull) {
      if (weight > best) [next, best] = [area, weight];
    }
  }
  return { pulled: ordered, loose: loose.sort((a, b) => looseRank(a) - looseRank(b)) };
}

function isLoose(area: Area, shared: ReadonlyMap<AreaKey, unknown>): boolean {
  if (area.project === undefined && area.network?.isPredefined !== false) return true;
  return area.units.length === 0 && area.project === undefined && !shared.has(area.key);
}

function looseRank({ key, network, units }: Area): number {
  if (key === 'unattached') return 3;
  if (key === 'none') return 2;
  if (network?.isPredefined) return units.length ? 0 : 4;
  return 1;
}

function isSameProject(a: Area, b: Area): boolean {
  return a.project !== undefined && a.project === b.project;
}

function mostDoors(areas: readonly Area[]): Area | undefined {
  let best: Area | undefined;
  let most = -1;
  for (const area of areas) {
    const doors = area.units.filter(u => u.owner.ports.some(port => port.published)).length;
    const weight = doors + area.units.length / 1000;
    if (weight > most) [best, most] = [area, weight];
  }
  return best;
}

/** For each two areas, how many containers are on both. */
function sharedContainers(scene: Scene): Map<AreaKey, Map<AreaKey, number>> {
  const shared = new Map<AreaKey, Map<AreaKey, number>>();
  const add = (a: AreaKey, b: AreaKey) => {
    const row = shared.get(a) ?? new Map<AreaKey, number>();
    row.set(b, (row.get(b) ?? 0) + 1);
    shared.set(a, row);
  };
  for (const container of scene.containers) {
    const keys = scene.on(container.id).map(({ network }) => scene.areaOf(network));
    const home = keys[0];
    for (const key of keys.slice(1)) {
      if (home === undefined || key === home) continue;
      add(home, key);
      add(key, home);
    }
  }
  return shared;
}
