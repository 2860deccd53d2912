import { type Address, formatAddress, parseAddress } from './addresses';
import { attachmentsOf } from './attachments';
import { type Cidr, contains, parseCidr } from './cidr';
import { nextFreeAddress } from './freeAddresses';
import type { Container, Landscape, Network, Subnet } from './landscape';

/** Who has an address of a network. */
export type AddressUser =
  | { readonly kind: 'container'; readonly container: Container }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'reserved'; readonly name: string };

/** Who has which address of a network, by the canonical form of the address. Stopped containers keep what is fixed. */
export function usedAddresses(
  landscape: Landscape,
  network: Network,
): ReadonlyMap<string, AddressUser> {
  const used = new Map<string, AddressUser>();
  const add = (typed: string | undefined, user: AddressUser) => {
    const address = typed === undefined ? undefined : parseAddress(typed);
    if (address) used.set(formatAddress(address), user);
  };
  for (const subnet of network.subnets) {
    for (const [name, address] of Object.entries(subnet.reserved ?? {})) {
      add(address, { kind: 'reserved', name });
    }
    add(subnet.gateway ?? unsaidGateway(subnet), { kind: 'gateway' });
  }
  for (const { container, endpoint, through } of attachmentsOf(landscape).of(network.id)) {
    if (through) continue;
    const { ipv4, ipv6, fixedIpv4, fixedIpv6 } = endpoint;
    for (const address of [ipv4, ipv6, fixedIpv4, fixedIpv6]) {
      add(address, { kind: 'container', container });
    }
  }
  return used;
}

/** The engine gives all addresses of the network itself: no other IPAM driver, no other node of a Swarm does. */
export function knowsAddresses({ ipamDriver, scope }: Network): boolean {
  return ipamDriver === undefined && scope === 'local';
}

/** What the engine gave the gateway of a subnet that was made without one: Docker does not list it. */
export function unsaidGateway({ subnet, ipRange, reserved = {} }: Subnet): string | undefined {
  const cidr = parseCidr(subnet);
  if (!cidr) return undefined;
  const range = ipRange === undefined ? cidr : (parseCidr(ipRange) ?? cidr);
  const taken = Object.values(reserved).flatMap(text => parseAddress(text) ?? []);
  const address = nextFreeAddress(range, taken, 0n, cidr);
  return address && formatAddress(address);
}

/** The subnets of a network that can be read, of one version. */
export function cidrsOf(
  network: Network,
  version: 4 | 6,
): readonly { readonly cidr: Cidr; readonly subnet: Subnet }[] {
  return network.subnets.flatMap(subnet => {
    const cidr = parseCidr(subnet.subnet);
    return cidr?.version === version ? [{ cidr, subnet }] : [];
  });
}

/** The lowest addresses that nobody has, at most so many, in canonical form. */
export function freeAddresses(
  landscape: Landscape,
  network: Network,
  version: 4 | 6,
  count: number,
): readonly string[] {
  const used = [...usedAddresses(landscape, network).keys()].flatMap(text => {
    const address = parseAddress(text);
    return address ? [address] : [];
  });
  for (const { cidr, subnet } of cidrsOf(network, version)) {
    const range = subnet.ipRange === undefined ? cidr : (parseCidr(subnet.ipRange) ?? cidr);
    const found: Address[] = [];
    while (found.length < count) {
      const next = nextFreeAddress(range, [...used, ...found], 0n, cidr);
      if (!next) break;
      found.push(next);
    }
    if (found.length > 0) return found.map(formatAddress);
  }
  return [];
}

/** The subnet of the network that the address is in. */
export function subnetWith(network: Network, address: Address): Cidr | undefined {
  return cidrsOf(network, address.version).find(({ cidr }) => contains(cidr, address))?.cidr;
}
