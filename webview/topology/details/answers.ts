import { byName, type Container } from '../../../src/landscape/landscape';
import type { Obstacle, ObstacleKind, Way, WayKind } from '../../../src/landscape/reach';
import { reach, reachableFrom, type Reached, reaching } from '../../../src/landscape/reachability';
import type { Scene } from './scene';

/** Those that are reached in the same way first: over one network, or one namespace. */
export interface WayGroup {
  readonly key: string;
  /** The way of the first of them; of the others it differs in the addresses. */
  readonly way: Way;
  readonly members: readonly Reached[];
}

/** Those that are not reached for the same reason. */
export interface ObstacleGroup {
  readonly key: string;
  /** The most telling one. */
  readonly obstacle: Obstacle;
  readonly hasOpenPorts: boolean;
  readonly members: readonly Unreached[];
}

export interface Unreached {
  readonly container: Container;
  readonly obstacles: readonly Obstacle[];
}

/** Whom a container reaches, in the order of the landscape. */
export function reachedBy({ landscape, kind }: Scene, container: Container): readonly Reached[] {
  return reachableFrom(landscape, container, kind);
}

/** Who reaches a container, in the order of the landscape. */
export function reachersOf({ landscape, kind }: Scene, container: Container): readonly Reached[] {
  return reaching(landscape, container, kind);
}

/** Puts together those with the same first way. */
export function byWay(reached: readonly Reached[]): readonly WayGroup[] {
  const groups = new Map<string, WayGroup & { readonly members: Reached[] }>();
  for (const each of reached) {
    const [way] = each.reach.ways;
    if (!way) continue;
    const key = `${way.kind} ${way.network?.id ?? ''}`;
    const group = groups.get(key);
    if (group) group.members.push(each);
    else groups.set(key, { key, way, members: [each] });
  }
  return [...groups.values()].sort(compareWays);
}

/** The shortest ways first, then by the names of networks. */
const kinds: readonly WayKind[] = ['direct', 'localhost', 'host', 'gateway', 'routed'];

function compareWays({ way: a }: WayGroup, { way: b }: WayGroup): number {
  const byKind = kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
  return byKind || (a.network && b.network ? byName(a.network, b.network) : 0);
}

/** All that a container does not reach, by the reason; first those where a published port is open all the same. */
export function unreachedBy(
  { landscape, kind }: Scene,
  container: Container,
): readonly ObstacleGroup[] {
  const reached = new Set(reachableFrom(landscape, container, kind).map(each => each.container));
  const groups = new Map<string, ObstacleGroup & { readonly members: Unreached[] }>();
  for (const other of landscape.containers) {
    if (other === container || reached.has(other)) continue;
    const { obstacles } = reach(landscape, container, other, kind);
    const [obstacle] = obstacles;
    if (!obstacle) continue;
    const hasOpenPorts = openPortsOf(obstacles).length > 0;
    const key = `${keyOf(obstacle)} ${hasOpenPorts}`;
    const group = groups.get(key) ?? { key, obstacle, hasOpenPorts, members: [] };
    group.members.push({ container: other, obstacles });
    groups.set(key, group);
  }
  return [...groups.values()].sort(compareObstacles);
}

/** What is special about the two first, what holds for many last. */
const reasons: readonly ObstacleKind[] = [
  'iccOff',
  'privateMode',
  'noSharedFamily',
  'hostIsolated',
  'isolatedNetworks',
  'noSharedNetwork',
  'unknown',
  'noNetwork',
  'notRunning',
];

function compareObstacles(a: ObstacleGroup, b: ObstacleGroup): number {
  const byPorts = Number(b.hasOpenPorts) - Number(a.hasOpenPorts);
  return byPorts || reasons.indexOf(a.obstacle.kind) - reasons.indexOf(b.obstacle.kind);
}

/** Ports that are open although there is no way. */
export function openPortsOf(obstacles: readonly Obstacle[]) {
  return obstacles.flatMap(each => (each.kind === 'isolatedNetworks' ? each.ports : []));
}

/** Why a container reaches nobody at all: it does not run, or it is on no network. */
export function ownObstacle(
  container: Container,
  groups: readonly ObstacleGroup[],
): Obstacle | undefined {
  const isOwn = ({ obstacle }: ObstacleGroup) =>
    (obstacle.kind === 'notRunning' || obstacle.kind === 'noNetwork') &&
    obstacle.containers.includes(container);
  return groups.find(isOwn)?.obstacle;
}

/** The same for obstacles that are told in the same words. */
function keyOf(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'notRunning':
    case 'noNetwork':
    case 'noSharedNetwork':
    case 'isolatedNetworks':
      return obstacle.kind;
    case 'unknown':
      return `${obstacle.kind} ${obstacle.networks.map(({ id }) => id).join(' ')}`;
    case 'iccOff':
    case 'privateMode':
    case 'noSharedFamily':
    case 'hostIsolated':
      return `${obstacle.kind} ${obstacle.network.id}`;
  }
}
