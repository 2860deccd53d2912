import { bitsOf } from './addresses';
import type { EngineFacts } from './engineFacts';
import { containsCidr, firstOf, lastOf, networkOf, parseCidr, sizeOf, type Cidr } from './cidr';

/** A range that subnets are cut from. */
export interface AddressPool {
  readonly base: Cidr;
  /** The prefix length of each subnet. */
  readonly size: number;
}

/**
 * What Docker cuts subnets from when nobody says otherwise, by version. For IPv6 it makes a unique local prefix from
 * a hash of the engine's id; here it is a random one (RFC 4193, section 3.2.2), the same for all engines.
 * https://docs.docker.com/engine/network/#subnet-allocation
 * https://github.com/moby/moby/blob/master/daemon/libnetwork/ipamutils/utils.go
 */
export const defaultPools: Readonly<Record<4 | 6, readonly AddressPool[]>> = {
  4: [
    pool('172.17.0.0/16', 16),
    pool('172.18.0.0/16', 16),
    pool('172.19.0.0/16', 16),
    pool('172.20.0.0/14', 16),
    pool('172.24.0.0/14', 16),
    pool('172.28.0.0/14', 16),
    pool('192.168.0.0/16', 20),
  ],
  6: [pool('fdcc:9983:9fa4::/48', 64)],
};

/** What the engine says that it cuts subnets from; most engines say nothing. What is no range is left out. */
export function saidPools({ addressPools }: Pick<EngineFacts, 'addressPools'>): AddressPool[] {
  return addressPools.flatMap(({ base: said, size }) => {
    const base = parseCidr(said);
    return base ? [{ base, size }] : [];
  });
}

/** What the engine cuts subnets of that version from: what it says, else what Docker does. */
export function poolsFor(
  facts: Pick<EngineFacts, 'addressPools'>,
  version: 4 | 6,
): readonly AddressPool[] {
  const said = saidPools(facts).filter(({ base }) => base.version === version);
  return said.length > 0 ? said : defaultPools[version];
}

/**
 * Gives the first subnet of the pools, in their order, that has no address in common with a used one, or nothing
 * when there is none. A pool that is smaller than its subnets gives none. Costs a sort of the used subnets for each
 * pool, whatever the size of the pool.
 */
export function nextFreeSubnet(
  pools: readonly AddressPool[],
  used: readonly Cidr[],
): Cidr | undefined {
  for (const each of pools) {
    const found = nextFreeIn(each, used);
    if (found) return found;
  }
  return undefined;
}

function nextFreeIn({ base, size }: AddressPool, used: readonly Cidr[]): Cidr | undefined {
  if (size < base.prefix || size > bitsOf(base.version)) return undefined;
  let subnet: Cidr = { ...networkOf(base), prefix: size };
  const step = sizeOf(subnet);
  for (const { first, last } of spansOf(used, base.version)) {
    if (first > lastOf(subnet).value) break;
    // The first subnet that begins behind the used one.
    if (last >= subnet.address) subnet = { ...subnet, address: (last / step + 1n) * step };
  }
  return containsCidr(base, subnet) ? subnet : undefined;
}

/** First and last values, in the order of the first ones. */
function spansOf(used: readonly Cidr[], version: 4 | 6): { first: bigint; last: bigint }[] {
  return used
    .filter(cidr => cidr.version === version)
    .map(cidr => ({ first: firstOf(cidr).value, last: lastOf(cidr).value }))
    .sort((a, b) => (a.first < b.first ? -1 : 1));
}

function pool(base: string, size: number): AddressPool {
  const parsed = parseCidr(base);
  if (!parsed) throw new Error(`not a CIDR: ${base}`);
  return { base: parsed, size };
}
