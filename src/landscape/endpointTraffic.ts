import type { Attachment, Attachments } from './attachments';
import { isActive } from './isActive';
import type { Container, ContainerId, NetworkId } from './landscape';
import { isHostNetwork, isNoneNetwork } from './predefined';
import { type Flow, sumOf, type TrafficSample } from './traffic';

/** What goes through an endpoint in a second. */
export interface EndpointTraffic extends Flow {
  readonly containerId: ContainerId;
  /** Absent: it goes through the container's endpoints together, and cannot be told apart. */
  readonly networkId?: NetworkId;
}

/** What goes through the containers' endpoints at a moment. */
export interface TrafficReading {
  readonly endpoints: readonly EndpointTraffic[];
  /** How many containers are measured, and how many more there would be. */
  readonly measured: number;
  readonly left: number;
}

/** MAC addresses by the interfaces' names. */
export type InterfaceAddresses = ReadonlyMap<string, string>;

/**
 * Containers with traffic of their own: they run, and are on a network. One in another's namespace has that one's
 * counters, and is left out, so that nothing counts twice. Podman does not say who shares: there those with the same
 * MAC addresses do, and the oldest is the owner.
 */
export function countedContainers(
  containers: readonly Container[],
  attachments: Attachments,
): readonly Container[] {
  const owners = new Map<string, Container>();
  const counted = containers.filter(container => {
    if (container.networkMode.kind !== 'own' || !isActive(container)) return false;
    return networksOf(container.id, attachments).length > 0;
  });
  for (const container of counted) {
    const key = namespaceKey(container);
    const owner = owners.get(key);
    if (!owner || container.created < owner.created) owners.set(key, container);
  }
  return counted.filter(container => owners.get(namespaceKey(container)) === container);
}

/** The container's attachments to networks that have traffic of their own. */
export function networksOf(id: ContainerId, attachments: Attachments): readonly Attachment[] {
  return attachments
    .on(id)
    .filter(({ network }) => !isHostNetwork(network) && !isNoneNetwork(network));
}

/** Which interface is on which network can only be seen in the container. */
export function needsLook(on: readonly Attachment[], sample: TrafficSample): boolean {
  return !sample.isSum && sample.interfaces.size > 0 && !isPlain(on, sample.interfaces);
}

/**
 * What each attachment of one container has of what goes through its interfaces, matched by MAC address. Without the
 * addresses, or where none of them is known, it is a sum. An interface that belongs to no network of the container
 * (Swarm's own bridge) is left out.
 *
 * @param on the container's, by `networksOf`.
 */
export function splitTraffic(
  id: ContainerId,
  on: readonly Attachment[],
  rates: ReadonlyMap<string, Flow>,
  addresses: InterfaceAddresses | undefined,
): readonly EndpointTraffic[] {
  if (rates.size === 0 || on.length === 0) return [];
  const [first] = on;
  if (first && isPlain(on, rates)) {
    return [{ containerId: id, networkId: first.network.id, ...sumOf(rates.values()) }];
  }
  const byMac = new Map(
    [...(addresses ?? [])].map(([name, mac]) => [mac.toLowerCase(), rates.get(name)]),
  );
  const found = on.flatMap(({ network, endpoint }): EndpointTraffic[] => {
    const rate = endpoint.mac && byMac.get(endpoint.mac.toLowerCase());
    return rate ? [{ containerId: id, networkId: network.id, ...rate }] : [];
  });
  return found.length > 0 ? found : [{ containerId: id, ...sumOf(rates.values()) }];
}

/** One network and one interface: there is nothing to tell apart. */
function isPlain(on: readonly Attachment[], interfaces: ReadonlyMap<string, unknown>): boolean {
  return on.length === 1 && interfaces.size === 1;
}

function namespaceKey({ id, endpoints }: Container): string {
  const addresses = endpoints.flatMap(({ mac }) => mac ?? []);
  return addresses.length > 0 ? addresses.sort().join() : id;
}
