import { byName, type Container, type Landscape, type Network, type NetworkId } from './landscape';
import { isProbe } from './probeLabel';
import { readContainer } from './readContainer';
import { readNetwork } from './readNetwork';
import { reuseRecords } from './reuseRecords';

/** Payloads of the two list requests, whole or filtered to some ids. */
export interface Lists {
  readonly networks: readonly unknown[];
  readonly containers: readonly unknown[];
}

/** Ids that were read again; all others of the landscape stay as they are. */
export interface Touched {
  readonly networks: ReadonlySet<string>;
  readonly containers: ReadonlySet<string>;
}

/**
 * A landscape from the two lists. What is the same as in `before` is the same object, so that an
 * unchanged record can be told by identity, and an unchanged landscape is `before` itself.
 */
export function readLandscape({ networks, containers }: Lists, before?: Landscape): Landscape {
  return withContainers(readNetworks(networks, before), containers, before);
}

/** The networks of a list by their names, for who has that list before the other one. */
export function readNetworks(list: readonly unknown[], before?: Landscape): Network[] {
  return orderedAs(before?.networks, list.map(readNetwork).filter(isPresent)).sort(byName);
}

/** A landscape from networks that are read already, and the list of containers. */
export function withContainers(
  networks: Network[],
  containers: readonly unknown[],
  before?: Landscape,
): Landscape {
  return settle(networks, orderedAs(before?.containers, readContainers(containers)), before);
}

/**
 * In the order of before as far as they were there, the others nearly by name. Engines list by age; comparing names as
 * people do takes longest of all that is done here, and sorting what is nearly sorted compares few.
 */
function orderedAs<T extends { readonly id: string; readonly name: string }>(
  before: readonly T[] = [],
  fresh: T[],
): T[] {
  const left = new Map(fresh.map(record => [record.id, record]));
  const ordered: T[] = [];
  for (const { id } of before) {
    const record = left.get(id);
    if (record && left.delete(id)) ordered.push(record);
  }
  const others = [...left.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...ordered, ...others];
}

/** The landscape with the touched records replaced by what the lists say now; absent there means gone. */
export function updateLandscape(before: Landscape, touched: Touched, lists: Lists): Landscape {
  const networks = lists.networks.map(readNetwork).filter(isPresent);
  const containers = readContainers(lists.containers);
  return settle(
    [...before.networks.filter(kept(touched.networks, networks)), ...networks],
    [...before.containers.filter(kept(touched.containers, containers)), ...containers],
    before,
  );
}

/** Neither touched nor (an engine may answer more than was asked) read anew. */
function kept(touched: ReadonlySet<string>, fresh: readonly { readonly id: string }[]) {
  const ids = new Set(fresh.map(record => record.id));
  return (record: { readonly id: string }) => !touched.has(record.id) && !ids.has(record.id);
}

function settle(networks: Network[], containers: Container[], before?: Landscape): Landscape {
  const listed = networks.filter(network => !isImplied(network));
  return reuseRecords(before, {
    networks: [...listed, ...implied(listed, containers)].sort(byName),
    containers: containers.sort(byName),
  });
}

/**
 * Podman does not list `host` and `none`, though containers are on them. They are added where they
 * are used, with the name as id, so that no container is without a place.
 */
function implied(networks: readonly Network[], containers: readonly Container[]): Network[] {
  return (['host', 'none'] as const)
    .filter(
      name =>
        !networks.some(network => network.name === name) &&
        containers.some(container => container.endpoints.some(e => e.networkKey === name)),
    )
    .map(name => ({
      id: name as string as NetworkId,
      name,
      driver: name === 'host' ? 'host' : 'null',
      scope: 'local',
      created: '',
      isInternal: false,
      isAttachable: false,
      isIngress: false,
      isConfigOnly: false,
      hasIpv4: false,
      hasIpv6: false,
      isPredefined: true,
      subnets: [],
      labels: {},
      options: {},
    }));
}

function isImplied(network: Network): boolean {
  return network.isPredefined && network.id === network.name;
}

/** All but our own helpers. */
function readContainers(raw: readonly unknown[]): Container[] {
  return raw
    .map(readContainer)
    .filter(isPresent)
    .filter(container => !isProbe(container));
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
