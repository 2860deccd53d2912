import type { Attachment } from '../../../src/landscape/attachments';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { isActive } from '../../../src/landscape/isActive';
import type { Container, ContainerId, Landscape, Network } from '../../../src/landscape/landscape';
import { isHostNetwork, isNoneNetwork } from '../../../src/landscape/predefined';
import type { TopologyView } from '../../../src/protocol/topology';
import { homeFinder } from './home';

/** `host`, `none`, `unattached` or `net:` with the network's id. */
export type AreaKey = string;

/** A container and those that share its network namespace: drawn as one piece. */
export interface Unit {
  readonly owner: Container;
  readonly sharers: readonly Container[];
}

/** Where containers live: a network, the host, or apart. */
export interface Area {
  readonly key: AreaKey;
  /** Absent for what is no network of the engine. */
  readonly network: Network | undefined;
  readonly units: readonly Unit[];
}

/** What of a landscape is drawn, and where each container lives. */
export interface Scene {
  readonly areas: readonly Area[];
  readonly containers: readonly Container[];
  readonly networks: readonly Network[];
  /** The drawn attachments of a container, the one it lives on first. */
  readonly on: (container: ContainerId) => readonly Attachment[];
  /** How many containers are attached to a network, wherever they are drawn. */
  readonly members: (network: Network) => number;
}

/** The area that stands for a network. */
export function areaOf(network: Network): AreaKey {
  if (isHostNetwork(network)) return 'host';
  return isNoneNetwork(network) ? 'none' : `net:${network.id}`;
}

/** Leaves out what the view hides and gives each container a home; `homes` are those it had before. */
export function sceneOf(
  landscape: Landscape,
  view: TopologyView,
  homes?: ReadonlyMap<ContainerId, AreaKey>,
): Scene {
  const index = attachmentsOf(landscape);
  const networks = networksOf(landscape, view);
  const drawn = new Set(networks.map(network => network.id));
  const attached = (container: Container) =>
    index.on(container.id).filter(({ network }) => drawn.has(network.id));
  const containers = landscape.containers.filter(
    c => isShown(c, view) && (attached(c).length > 0 || !isHidden(c, view, index.on(c.id))),
  );
  const home = homeFinder(containers, attached, homes);
  const on = new Map(containers.map(c => [c.id, homeFirst(attached(c), home(c))] as const));
  const counts = new Map<string, number>();
  for (const list of on.values()) {
    for (const { network } of list) counts.set(network.id, (counts.get(network.id) ?? 0) + 1);
  }
  return {
    areas: fill(networks, unitsOf(containers), home),
    containers,
    networks,
    on: id => on.get(id) ?? [],
    members: network => counts.get(network.id) ?? 0,
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
  return first ? [first, ...attachments.filter(a => a !== first)] : attachments;
}

function unitsOf(containers: readonly Container[]): Unit[] {
  const byId = new Map(containers.map(container => [container.id, container]));
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
