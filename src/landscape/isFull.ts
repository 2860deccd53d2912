import { parseAddress } from './addresses';
import { attachmentsOf } from './attachments';
import { parseCidr } from './cidr';
import { nextFreeAddress } from './freeAddresses';
import type { Landscape, Network } from './landscape';
import { cidrsOf, knowsAddresses } from './usedAddresses';

/**
 * True where every IPv4 address that the engine could give in a network is in use right now. Fixed addresses of
 * containers that do not run are free to it. What another IPAM driver or another node of a Swarm gives is not known.
 */
export function isFull(landscape: Landscape, network: Network): boolean {
  const subnets = cidrsOf(network, 4);
  if (!knowsAddresses(network)) return false;
  const texts = [
    ...network.subnets.flatMap(({ gateway, reserved = {} }) => [
      gateway,
      ...Object.values(reserved),
    ]),
    ...attachmentsOf(landscape)
      .of(network.id)
      // A gateway that nobody chose is told by those who use it only.
      .flatMap(({ endpoint }) => [endpoint.ipv4, endpoint.gateway]),
  ];
  const taken = texts
    .map(text => (text === undefined ? undefined : parseAddress(text)))
    .filter(address => address !== undefined);
  return (
    subnets.length > 0 &&
    subnets.every(({ cidr, subnet: { ipRange } }) => {
      const range = ipRange === undefined ? cidr : (parseCidr(ipRange) ?? cidr);
      return nextFreeAddress(range, taken, 0n, cidr) === undefined;
    })
  );
}
