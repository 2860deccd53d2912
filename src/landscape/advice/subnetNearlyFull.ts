import { attachmentsOf } from '../attachments';
import { parseCidr } from '../cidr';
import { usableHosts } from '../freeAddresses';
import type { Subnet } from '../landscape';
import { subnetUsages } from '../subnetUsage';
import { knowsAddresses } from '../usedAddresses';
import { aboutNetwork, type Rule } from './advice';

/**
 * Of the IPv4 addresses that the engine can give in a subnet of a network with containers (its IP range, where it has
 * one), at most one in ten is free. Not where another IPAM driver or other nodes give addresses. Facts: the subnet; how
 * many addresses are free; of how many.
 * https://docs.docker.com/reference/cli/docker/network/create/#specify-advanced-options
 */
export const subnetNearlyFull: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const network of landscape.networks) {
    if (!knowsAddresses(network) || attachments.of(network.id).length === 0) continue;
    for (const { subnet, free } of subnetUsages(landscape, network)) {
      const all = givable(subnet);
      if (all > 0n && free * 10n <= all) {
        yield aboutNetwork(network, [subnet.subnet, `${free}`, `${all}`]);
      }
    }
  }
};

/** How many IPv4 addresses the engine can give of its own; none of an IPv6 subnet, which nobody fills. */
function givable({ subnet, ipRange }: Subnet): bigint {
  const cidr = parseCidr(subnet);
  if (cidr?.version !== 4) return 0n;
  const range = ipRange === undefined ? cidr : (parseCidr(ipRange) ?? cidr);
  return usableHosts(cidr, range);
}
