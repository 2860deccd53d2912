import { attachmentsOf } from '../../src/landscape/attachments';
import type { Container, ContainerId, NetworkId } from '../../src/landscape/landscape';
import { isNoneNetwork } from '../../src/landscape/predefined';
import type { Reach } from '../../src/landscape/reach';
import { reach } from '../../src/landscape/reachability';
import type { Target } from '../../src/protocol/topology';
import { reachedBy, reachersOf } from './details/answers';
import type { Scene } from './details/scene';
import { type Picture, standsFor } from './rack/picture';
import { keys, type Related, relatedTo, seatOf } from './related';

/** How a container has to do with the one that is selected: it is reached, it reaches, or both. */
export type Direction = 'out' | 'in' | 'both';

/** What lights up, and in which direction it is reached. */
export interface Lit extends Related {
  /** By the keys of cards. */
  readonly directions: ReadonlyMap<string, Direction>;
}

/**
 * What lights up with a selection: of a container all that it reaches and all that reach it, of two how they reach each
 * other, of a network or an endpoint everybody on the network.
 */
export function litBy(
  [first, second]: readonly Target[],
  picture: Picture,
  scene: Scene,
): Lit | undefined {
  if (!first) return undefined;
  const index = attachmentsOf(scene.landscape);
  const container = first.kind === 'container' ? index.container(first.containerId) : undefined;
  if (!container) return { ...relatedTo(first, picture), directions: new Map() };
  const other = second?.kind === 'container' ? index.container(second.containerId) : undefined;
  if (!other) return lightPaths(scene, picture, [container], pathsOf(scene, container));
  const path = pathBetween(scene, container, other);
  // Where nothing leads from one to the other, both are seen with what they are on.
  const ends = path.out || path.in ? [] : [container, other];
  const lit = lightPaths(scene, picture, ends, [path]);
  const cards = [container, other].map(({ id }) => keys.card(seatOf(picture, id)));
  return { ...lit, keys: new Set([...lit.keys, ...cards]) };
}

/** How another container is reached, and how it reaches. */
interface Path {
  readonly from: Container;
  readonly other: Container;
  readonly out: Reach | undefined;
  readonly in: Reach | undefined;
}

function pathsOf(scene: Scene, container: Container): Path[] {
  const paths = new Map<Container, Path>();
  for (const { container: other, reach } of reachedBy(scene, container)) {
    paths.set(other, { from: container, other, out: reach, in: undefined });
  }
  for (const { container: other, reach } of reachersOf(scene, container)) {
    paths.set(other, { from: container, other, out: paths.get(other)?.out, in: reach });
  }
  return [...paths.values()];
}

function pathBetween({ landscape, kind }: Scene, one: Container, other: Container): Path {
  const open = (found: Reach) => (found.ways.length > 0 ? found : undefined);
  return {
    from: one,
    other,
    out: open(reach(landscape, one, other, kind)),
    in: open(reach(landscape, other, one, kind)),
  };
}

/** Paths, and all that these containers are on, with their doors. */
function lightPaths(
  scene: Scene,
  picture: Picture,
  containers: readonly Container[],
  paths: readonly Path[],
): Lit {
  const used = seated(picture, usedNetworks(scene, containers, paths));
  const networks = new Set([...used.values()].flatMap(each => [...each]));
  const doors = picture.doors.filter(({ door }) => containers.includes(door.container));
  const wires = {
    leads: picture.leads.filter(lead =>
      used.get(lead.container.id)?.has(lead.attachment.network.id),
    ),
    rails: picture.rails.filter(({ network }) => networks.has(network.id)),
    doors: doors.map(({ door, line }) => ({ door, drawn: [line] })),
    bundle: [],
  };
  const lit = new Set([...used.keys()].map(keys.card));
  for (const id of networks) lit.add(keys.label(id));
  for (const panel of picture.panels) {
    if (standsFor(panel, networks)) lit.add(keys.panel(panel.key));
  }
  for (const { door } of doors) lit.add(keys.door(door.key));
  for (const lead of wires.leads) {
    lit.add(keys.joint(lead.container.id, lead.attachment.network.id));
  }
  const isOverHost = paths
    .flatMap(({ from, other }) => [from, other])
    .some(({ networkMode }) => networkMode.kind === 'host');
  if (doors.length > 0 || isOverHost) lit.add(keys.panel('host'));
  return { keys: lit, wires, directions: directionsOf(picture, paths) };
}

/** The networks that lead from one to the other, by container, and all that these are on. */
function usedNetworks(
  { landscape }: Scene,
  containers: readonly Container[],
  paths: readonly Path[],
): ReadonlyMap<ContainerId, ReadonlySet<NetworkId>> {
  const used = new Map<ContainerId, Set<NetworkId>>();
  const add = (id: ContainerId, networks: Iterable<NetworkId>) => {
    const known = used.get(id) ?? new Set();
    for (const network of networks) known.add(network);
    used.set(id, known);
  };
  const addOwn = ({ id }: Container, isUsed: (network: NetworkId) => boolean) => {
    add(id, []);
    for (const { network, through } of attachmentsOf(landscape).on(id)) {
      // On `none` nobody is together with anybody.
      if (isNoneNetwork(network) || !isUsed(network.id)) continue;
      add(id, [network.id]);
      // The wires of a shared namespace are those of its owner.
      if (through) add(through.id, [network.id]);
    }
  };
  for (const { from, other, out, in: back } of paths) {
    const ways = [...(out?.ways ?? []), ...(back?.ways ?? [])];
    const taken = ways.flatMap(({ network }) => (network ? [network.id] : []));
    add(other.id, taken);
    if (!containers.includes(from)) addOwn(from, id => taken.includes(id));
  }
  for (const container of containers) addOwn(container, () => true);
  return used;
}

/** The same by the cards that are drawn: what is folded is one with all that it is folded with. */
function seated(
  picture: Picture,
  used: ReadonlyMap<ContainerId, ReadonlySet<NetworkId>>,
): ReadonlyMap<ContainerId, ReadonlySet<NetworkId>> {
  const cards = new Map<ContainerId, Set<NetworkId>>();
  for (const [id, networks] of used) {
    const seat = seatOf(picture, id);
    const known = cards.get(seat) ?? new Set();
    for (const network of networks) known.add(network);
    cards.set(seat, known);
  }
  return cards;
}

function directionsOf(picture: Picture, paths: readonly Path[]): ReadonlyMap<string, Direction> {
  const directions = new Map<string, Direction>();
  for (const { other, out, in: back } of paths) {
    const direction = out && back ? 'both' : out ? 'out' : back ? 'in' : undefined;
    if (!direction) continue;
    const key = keys.card(seatOf(picture, other.id));
    const known = directions.get(key);
    directions.set(key, known && known !== direction ? 'both' : direction);
  }
  return directions;
}
