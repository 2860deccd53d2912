import type { Container, ContainerId, Endpoint, Landscape, Network, NetworkId } from './landscape';
import { namespaceOwner } from './namespaceOwner';

/** One container on one network, both found. */
export interface Attachment {
  readonly container: Container;
  readonly network: Network;
  /** The container's own, or that of the container whose namespace it uses. */
  readonly endpoint: Endpoint;
  /** The container whose namespace, and so whose endpoint, this one uses. */
  readonly through?: Container;
}

/** Who is attached to what, looked up in both directions. */
export interface Attachments {
  readonly network: (id: NetworkId) => Network | undefined;
  readonly container: (id: ContainerId) => Container | undefined;
  /** Members of a network, in the landscape's order. */
  readonly of: (network: NetworkId) => readonly Attachment[];
  /** Networks of a container, in the landscape's order; those of the owner for a shared namespace. */
  readonly on: (container: ContainerId) => readonly Attachment[];
  /** Containers that use the network namespace of this one. */
  readonly sharing: (container: ContainerId) => readonly Container[];
  /** Containers that are on no network that exists. */
  readonly unattached: readonly Container[];
}

const cache = new WeakMap<Landscape, Attachments>();

/** Indexes a landscape; the same landscape gives the same index, at no further cost. */
export function attachmentsOf(landscape: Landscape): Attachments {
  let index = cache.get(landscape);
  if (!index) {
    index = build(landscape);
    cache.set(landscape, index);
  }
  return index;
}

function build(landscape: Landscape): Attachments {
  const networks = new Map(landscape.networks.map(network => [network.id, network]));
  const containers = new Map(landscape.containers.map(container => [container.id, container]));
  const resolve = networkResolver(landscape.networks);
  const members = new Map<NetworkId, Attachment[]>();
  const memberships = new Map<ContainerId, Attachment[]>();
  const sharers = new Map<ContainerId, Container[]>();
  const unattached: Container[] = [];

  for (const container of landscape.containers) {
    const mine = attach(container, containers, resolve);
    memberships.set(container.id, mine);
    for (const attachment of mine) push(members, attachment.network.id, attachment);
    if (container.networkMode.kind === 'container') {
      push(sharers, container.networkMode.containerId, container);
    }
    if (mine.length === 0) unattached.push(container);
  }
  return {
    network: id => networks.get(id),
    container: id => containers.get(id),
    of: id => members.get(id) ?? [],
    on: id => memberships.get(id) ?? [],
    sharing: id => sharers.get(id) ?? [],
    unattached,
  };
}

type Resolve = (endpoint: Endpoint) => Network | undefined;

/** By id where there is one (two networks may have one name on old engines), else by the key. */
function networkResolver(networks: readonly Network[]): Resolve {
  const byId = new Map<string, Network>(networks.map(network => [network.id, network]));
  const byName = new Map(networks.map(network => [network.name, network]));
  const named = (key: string) =>
    byId.get(key) ?? byName.get(key) ?? shortened(key, networks) ?? podmanDefault(key, byName);
  return ({ networkId, networkKey }) => named(networkId ?? networkKey);
}

/** A container never started has what was typed when it was made, which may be the id as the CLI prints it. */
function shortened(key: string, networks: readonly Network[]): Network | undefined {
  if (!/^[0-9a-f]{12,63}$/.test(key)) return undefined;
  const found = networks.filter(network => network.id.startsWith(key));
  return found.length === 1 ? found[0] : undefined;
}

/** Podman lists its default network as `bridge`, but its containers have it as `podman`. */
function podmanDefault(key: string, byName: ReadonlyMap<string, Network>): Network | undefined {
  return key === 'podman' ? byName.get('bridge') : undefined;
}

function attach(
  container: Container,
  containers: ReadonlyMap<ContainerId, Container>,
  resolve: Resolve,
): Attachment[] {
  const found: Attachment[] = [];
  const owner = namespaceOwner(container, id => containers.get(id));
  for (const endpoint of owner.endpoints) {
    const network = resolve(endpoint);
    if (!network) continue;
    found.push(
      owner === container
        ? { container, network, endpoint }
        : { container, network, endpoint, through: owner },
    );
  }
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
