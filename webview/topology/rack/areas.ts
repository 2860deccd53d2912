import type { Attachment } from '../../../src/landscape/attachments';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { isActive } from '../../../src/landscape/isActive';
import type { Container, ContainerId, Landscape, Network } from '../../../src/landscape/landscape';
import { isHostNetwork, isNoneNetwork } from '../../../src/landscape/predefined';
import type { TopologyView } from '../../../src/protocol/topology';
import type { FoldKey } from '../folds';
import type { Door } from './doors';
import { doorsAt } from './doors';
import type { Folded, FoldMemory } from './foldAreas';
import { foldAreas } from './foldAreas';
import { homeFinder } from './home';
import type { Stack } from './stack';
import { attachmentsOfStack } from './stack';

/** `host`, `none`, `unattached`, `net:` with a network's id, or `project:` with the name of a folded project. */
export type AreaKey = string;

/** A container and those that share its network namespace: drawn as one piece. */
export interface Unit {
  readonly owner: Container;
  readonly sharers: readonly Container[];
  /** The service that it can be folded into. */
  readonly fold?: FoldKey;
  /** Present where the owner stands for several containers. */
  readonly stack?: Stack;
}

/** Where containers live: a network, the host, or apart. */
export interface Area {
  readonly key: AreaKey;
  /** Absent for what is no network of the engine. */
  readonly network: Network | undefined;
  readonly units: readonly Unit[];
  /** The project that it is drawn with: one with several networks. */
  readonly project?: string;
  /** The areas of a folded project. */
  readonly parts?: readonly Area[];
  /** Present where it can be folded. */
  readonly fold?: FoldKey;
  readonly isFolded?: boolean;
}

/** What of a landscape is drawn, and where each container lives. */
export interface Scene {
  readonly areas: readonly Area[];
  /** Those with a card, of which some stand for several. */
  readonly containers: readonly Container[];
  readonly networks: readonly Network[];
  /** The drawn attachments of what has a card, the one it lives on first. */
  readonly on: (container: ContainerId) => readonly Attachment[];
  /** The area in which a network is drawn: its own, or that of its folded project. */
  readonly areaOf: (network: Network) => AreaKey;
  readonly doorsOf: (card: Container) => readonly Door[];
  readonly stacks: ReadonlyMap<ContainerId, Stack>;
  /** The card of each container that has none of its own. */
  readonly seats: ReadonlyMap<ContainerId, ContainerId>;
  /** All containers that are drawn, whether they have a card or not. */
  readonly all: readonly Container[];
  /** Their drawn attachments. */
  readonly attachments: ReadonlyMap<ContainerId, readonly Attachment[]>;
  /** Where they live, by what is its home while nothing is folded. */
  readonly homes: ReadonlyMap<ContainerId, AreaKey>;
  readonly folds: ReadonlyMap<FoldKey, boolean>;
  /** How many containers are attached to a network, wherever they are drawn. */
  readonly members: (network: Network) => number;
}

/** Whether networks are joined to an area: it stands for one, or for those of a project. */
export function isJoinable(area: AreaKey): boolean {
  return area.startsWith('net:') || area.startsWith('project:');
}

/** The area that stands for a network while its project is not folded. */
export function areaOf(network: Network): AreaKey {
  if (isHostNetwork(network)) return 'host';
  return isNoneNetwork(network) ? 'none' : `net:${network.id}`;
}

/** What is known before a landscape is looked at. */
export interface Memory extends Partial<FoldMemory> {
  /** Where containers lived before. */
  readonly homes?: ReadonlyMap<ContainerId, AreaKey>;
}

/** Leaves out what the view hides, gives each container a home, and folds. */
export function sceneOf(
  landscape: Landscape,
  view: TopologyView,
  { homes, folds = {}, before = new Map<FoldKey, boolean>() }: Memory = {},
): Scene {
  const index = attachmentsOf(landscape);
  const networks = networksOf(landscape, view);
  const drawn = new Set(networks.map(network => network.id));
  const known = new Map<ContainerId, readonly Attachment[]>();
  const attached = ({ id }: Container) => {
    const before = known.get(id);
    if (before) return before;
    const all = index.on(id);
    const isDrawn = ({ network }: Attachment) => drawn.has(network.id);
    const found = all.every(isDrawn) ? all : all.filter(isDrawn);
    known.set(id, found);
    return found;
  };
  const containers = landscape.containers.filter(
    c => isShown(c, view) && (attached(c).length > 0 || !isHidden(c, view, index.on(c.id))),
  );
  const byId = new Map(containers.map(container => [container.id, container]));
  const find = homeFinder(containers, attached, homes);
  // Who shares a namespace is drawn with its owner, whatever its own project would prefer.
  const home = (container: Container) => find(ownerOf(container, byId));
  const on = new Map(containers.map(c => [c.id, homeFirst(attached(c), home(c))] as const));
  const counts = new Map<string, number>();
  for (const list of on.values()) {
    for (const { network } of list) counts.set(network.id, (counts.get(network.id) ?? 0) + 1);
  }
  const folded = foldAreas(fill(networks, unitsOf(containers, byId), home), { folds, before });
  return {
    ...cardsOf(folded, containers, on),
    networks,
    members: network => counts.get(network.id) ?? 0,
    all: containers,
    attachments: on,
    homes: new Map(containers.map(container => [container.id, home(container)])),
    folds: folded.folds,
  };
}

/** What is drawn of folded areas, and of the containers in them. */
function cardsOf(
  { areas }: Folded,
  all: readonly Container[],
  real: ReadonlyMap<ContainerId, readonly Attachment[]>,
) {
  const places = new Map(
    areas.flatMap(({ key, parts = [] }) => parts.map(part => [part.key, key] as const)),
  );
  const place = (network: Network) => {
    const own = areaOf(network);
    return places.get(own) ?? own;
  };
  const on = new Map(real);
  const stacks = new Map<ContainerId, Stack>();
  const seats = new Map<ContainerId, ContainerId>();
  const standIns = new Map<ContainerId, Container>();
  for (const { key, units } of areas) {
    for (const unit of units) {
      if (!unit.stack) continue;
      const { id } = unit.owner;
      stacks.set(id, unit.stack);
      standIns.set(id, unit.owner);
      on.set(
        id,
        attachmentsOfStack(unit, key, each => real.get(each) ?? [], place),
      );
      for (const container of unit.stack.containers) seats.set(container.id, id);
    }
  }
  const cards = all.map(
    container => standIns.get(seats.get(container.id) ?? container.id) ?? container,
  );
  const doors = new Map<Container, readonly Door[]>();
  return {
    areas,
    containers: [...new Set(cards)],
    on: (id: ContainerId) => on.get(id) ?? [],
    areaOf: place,
    stacks,
    seats,
    doorsOf: (card: Container) => {
      const known = doors.get(card) ?? doorsAt(card, stacks.get(card.id)?.containers);
      doors.set(card, known);
      return known;
    },
  };
}

/** The networks that are drawn. What is predefined goes with its own choice, used or not. */
export function networksOf(landscape: Landscape, view: TopologyView): Network[] {
  const index = attachmentsOf(landscape);
  return landscape.networks.filter(({ id, isPredefined }) =>
    isPredefined ? view.showPredefined : view.showUnused || index.of(id).length > 0,
  );
}

/** Whether a container may be drawn, as far as its own state goes. */
export function isShown(container: Container, view: TopologyView): boolean {
  return view.showStopped || isActive(container);
}

/** A container that is only on networks that are left out goes with them. */
function isHidden(
  container: Container,
  view: TopologyView,
  attachments: readonly Attachment[],
): boolean {
  if (view.showPredefined) return false;
  const { kind } = container.networkMode;
  return attachments.length > 0 || kind === 'host' || kind === 'none';
}

function homeFirst(attachments: readonly Attachment[], home: AreaKey): readonly Attachment[] {
  const first = attachments.find(({ network }) => areaOf(network) === home);
  if (!first || first === attachments[0]) return attachments;
  return [first, ...attachments.filter(each => each !== first)];
}

function unitsOf(
  containers: readonly Container[],
  byId: ReadonlyMap<ContainerId, Container>,
): Unit[] {
  const sharers = new Map<ContainerId, Container[]>();
  for (const container of containers) {
    const owner = ownerOf(container, byId);
    const list = sharers.get(owner.id) ?? [];
    if (owner !== container) list.push(container);
    sharers.set(owner.id, list);
  }
  return containers
    .filter(container => ownerOf(container, byId) === container)
    .map(owner => ({ owner, sharers: sharers.get(owner.id) ?? [] }));
}

/** Follows `container:` modes; a circle or a missing owner leaves a container on its own. */
function ownerOf(container: Container, byId: ReadonlyMap<ContainerId, Container>): Container {
  if (container.networkMode.kind !== 'container') return container;
  const seen = new Set([container.id]);
  let owner = container;
  while (owner.networkMode.kind === 'container') {
    const next = byId.get(owner.networkMode.containerId);
    if (!next) return owner;
    if (seen.has(next.id)) return container;
    seen.add(next.id);
    owner = next;
  }
  return owner;
}

function fill(
  networks: readonly Network[],
  units: readonly Unit[],
  home: (container: Container) => AreaKey,
): Area[] {
  const areas = new Map<AreaKey, { network: Network | undefined; units: Unit[] }>();
  for (const network of networks) {
    // Two networks of the host's driver would be one place; the first gives it its name.
    if (!areas.has(areaOf(network))) areas.set(areaOf(network), { network, units: [] });
  }
  for (const unit of units) {
    const key = home(unit.owner);
    const area = areas.get(key) ?? { network: undefined, units: [] };
    area.units.push(unit);
    areas.set(key, area);
  }
  if (!areas.has('host') && units.some(isPublished)) {
    areas.set('host', { network: undefined, units: [] });
  }
  return [...areas].map(([key, area]) => ({ key, ...area }));
}

function isPublished({ owner, sharers }: Unit): boolean {
  return [owner, ...sharers].some(c => c.ports.some(port => port.published));
}
