import { parseAddress } from './addresses';
import { type Cidr, contains, parseCidr } from './cidr';
import { usableHosts } from './freeAddresses';
import type { Landscape, Network, Subnet } from './landscape';
import { usedAddresses } from './usedAddresses';

/** How full a subnet of a network is. */
export interface SubnetUsage {
  readonly subnet: Subnet;
  /** Addresses that containers and the gateway can have in it; an IPv6 subnet has more than a number holds. */
  readonly usable: bigint;
  /** Addresses in it that a container, the gateway or a reservation has. */
  readonly used: number;
  /** What the engine can still give of its own: of the IP range, where there is one. */
  readonly free: bigint;
}

/**
 * How full each subnet is, in the network's order; those that cannot be read are left out. What another IPAM driver or
 * another node of a Swarm gave is not known, see `knowsAddresses`.
 */
export function subnetUsages(landscape: Landscape, network: Network): readonly SubnetUsage[] {
  const used = [...usedAddresses(landscape, network).keys()].flatMap(
    text => parseAddress(text) ?? [],
  );
  return network.subnets.flatMap(subnet => {
    const cidr = parseCidr(subnet.subnet);
    if (!cidr) return [];
    const range = subnet.ipRange === undefined ? cidr : (parseCidr(subnet.ipRange) ?? cidr);
    const usedIn = (part: Cidr) => used.filter(address => contains(part, address)).length;
    const free = usableHosts(cidr, range) - BigInt(usedIn(range));
    return [{ subnet, usable: usableHosts(cidr), used: usedIn(cidr), free: free < 0n ? 0n : free }];
  });
}
