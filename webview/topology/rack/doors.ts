import type { Container } from '../../../src/landscape/landscape';
import type { Plan } from './plan';
import { panelsIn } from './plan';

/** Who can come in: everybody, only the host itself, or whoever reaches one address of it. */
export type DoorScope = 'all' | 'local' | 'address';

/** One published port; the same port on IPv4 and IPv6 is one door. */
export interface Door {
  readonly key: string;
  readonly container: Container;
  readonly port: number;
  readonly containerPort: number;
  readonly protocol: string;
  readonly addresses: readonly string[];
  readonly scope: DoorScope;
  /** Those of a folded card, which has one for each scope. */
  readonly doors?: readonly Door[];
}

const cache = new WeakMap<Container, readonly Door[]>();

/** The doors of a container, by host port; the same container gives the same doors. */
export function doorsOf(container: Container): readonly Door[] {
  let doors = cache.get(container);
  if (!doors) {
    doors = findDoors(container);
    cache.set(container, doors);
  }
  return doors;
}

function findDoors(container: Container): Door[] {
  const doors = new Map<string, Omit<Door, 'scope'> & { addresses: string[] }>();
  for (const { published, containerPort, protocol } of container.ports) {
    if (!published) continue;
    const key = `${container.name} ${published.port} ${containerPort} ${protocol}`;
    const door = doors.get(key);
    if (door) door.addresses.push(published.address);
    else {
      const addresses = [published.address];
      doors.set(key, { key, container, port: published.port, containerPort, protocol, addresses });
    }
  }
  return [...doors.values()]
    .map(door => ({ ...door, scope: scopeOf(door.addresses) }))
    .sort((a, b) => a.port - b.port || a.containerPort - b.containerPort);
}

/** The doors of a card: of one that stands for several containers, all of one scope are one door. */
export function doorsAt(card: Container, containers: readonly Container[] = []): readonly Door[] {
  if (!containers.length) return doorsOf(card);
  const doors = containers.flatMap(doorsOf);
  const scopes: readonly DoorScope[] = ['all', 'address', 'local'];
  return scopes.flatMap((scope): Door[] => {
    const same = doors.filter(door => door.scope === scope);
    const [first] = same;
    if (!first || same.length === 1) return same;
    const addresses = [...new Set(same.flatMap(door => door.addresses))];
    return [{ ...first, key: `${card.id} ${scope}`, container: card, addresses, doors: same }];
  });
}

function scopeOf(addresses: readonly string[]): DoorScope {
  if (addresses.some(address => ['', '0.0.0.0', '::'].includes(address))) return 'all';
  return addresses.every(address => address.startsWith('127.') || address === '::1')
    ? 'local'
    : 'address';
}

/** Where a door wants to be: level with its container, when that is the host's neighbour. */
export interface Wish {
  readonly key: string;
  readonly y: number;
  /** The column of its container; 1 is next to the host. */
  readonly column: number;
}

/** Gives each door its place on the host's edge; those that have one keep it. */
export function placeDoors(plan: Plan, wishes: readonly Wish[]): void {
  const { doorHeight, doorGap, doorColumns, header } = plan.sizes;
  const walls = panelsIn(plan, 0)
    .flatMap(panel => panel.rows)
    .map(({ y, height }) => ({ y: y - doorGap, end: y + height + doorGap }));
  const taken = [false, true].slice(0, doorColumns).map(isInner => ({
    isInner,
    blocks: [...walls, ...spansOf(plan, isInner)],
  }));

  // Near doors are level with their containers; of the others the farthest is highest, so that
  // their wires nest instead of crossing.
  const near = wishes.filter(wish => wish.column === 1).sort((a, b) => a.y - b.y);
  const far = wishes.filter(wish => wish.column !== 1);
  far.sort((a, b) => b.column - a.column || a.y - b.y);
  const ordered = [...near, ...far];
  for (const wish of ordered) {
    if (plan.doors.has(wish.key)) continue;
    let y = Math.max(header, wish.column === 1 ? Math.round(wish.y - doorHeight / 2) : header);
    const blockIn = ({ blocks }: { readonly blocks: readonly Span[] }) =>
      blocks.find(block => y < block.end + doorGap && y + doorHeight + doorGap > block.y);
    let column = taken.find(each => !blockIn(each));
    while (!column) {
      const ends = taken.map(each => blockIn(each)?.end ?? y);
      // No place is free before the first of what is in the way ends; places are two apart.
      y += 2 * Math.ceil((Math.min(...ends) + doorGap - y) / 2);
      column = taken.find(each => !blockIn(each));
    }
    plan.doors.set(wish.key, { y, isInner: column.isInner });
    column.blocks.push({ y, end: y + doorHeight });
  }
}

interface Span {
  readonly y: number;
  readonly end: number;
}

function spansOf(plan: Plan, isInner: boolean): Span[] {
  const { doorHeight } = plan.sizes;
  return [...plan.doors.values()]
    .filter(place => place.isInner === isInner)
    .map(({ y }) => ({ y, end: y + doorHeight }));
}
