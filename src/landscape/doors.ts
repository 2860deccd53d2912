import type { Endpoint, Network } from './landscape';
import type { Link } from './stacks';
import { unsaidGateway } from './usedAddresses';

/** The addresses that the host has on a network of a container. */
export interface Door {
  readonly network: Network;
  readonly addresses: readonly string[];
  /** Those that have published ports as well: not the ones of an internal network. */
  readonly published: readonly string[];
}

/**
 * Where the host answers whoever is on that network. A container on an overlay has a second interface, on
 * `docker_gwbridge`, that no list tells of.
 */
export function doorOf(link: Link, endpoint: Endpoint, gwbridge?: Network): Door | undefined {
  const { network, ipv4, ipv6, passage4, passage6 } = link;
  if (network.driver === 'overlay') return passage4.outwards ? gateDoor(gwbridge) : undefined;
  const found = [
    { own: ipv4, passage: passage4, said: endpoint.gateway, isIpv6: false },
    { own: ipv6, passage: passage6, said: endpoint.ipv6Gateway, isIpv6: true },
  ].flatMap(({ own, passage, said, isIpv6 }) => {
    if (own === undefined || passage.host !== 'open') return [];
    const address = said ?? gatewayOf(network, isIpv6);
    return address === undefined ? [] : [{ address, isPublished: passage.outwards }];
  });
  if (found.length === 0) return undefined;
  const published = found.flatMap(({ address, isPublished }) => (isPublished ? [address] : []));
  return { network, addresses: found.map(({ address }) => address), published };
}

function gateDoor(gwbridge: Network | undefined): Door | undefined {
  const address = gwbridge?.subnets[0]?.gateway;
  if (!gwbridge || address === undefined) return undefined;
  return { network: gwbridge, addresses: [address], published: [address] };
}

const cache = new WeakMap<Network, Map<boolean, string | undefined>>();

/** What the engine gave the host, also where it does not list it: for internal networks the endpoint says nothing. */
function gatewayOf(network: Network, isIpv6: boolean): string | undefined {
  const known = cache.get(network) ?? new Map<boolean, string | undefined>();
  cache.set(network, known);
  if (!known.has(isIpv6)) {
    const subnet = network.subnets.find(each => each.subnet.includes(':') === isIpv6);
    known.set(isIpv6, subnet && (subnet.gateway ?? unsaidGateway(subnet)));
  }
  return known.get(isIpv6);
}
