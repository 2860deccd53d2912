import { type Cidr, firstOf, lastOf, overlaps, parseCidr, sizeOf } from '../cidr';
import type { AddressPool } from '../freeSubnets';
import type { Rule } from './advice';

/** So few that fit are worth to be told. */
const few = 3n;

/**
 * Of the IPv4 address pools that the engine gives subnets from (Docker's own have 31), at most three subnets are left,
 * and at most a quarter of all. What a network or a route of the host overlaps is not free. Facts: how many are left;
 * how many there are. https://docs.docker.com/engine/network/#subnet-allocation
 */
export const poolsNearlyUsed: Rule = function* ({ landscape, pools, routes }) {
  const texts = [
    ...landscape.networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet)),
    ...routes,
  ];
  const taken = texts.flatMap(text => parseCidr(text) ?? []);
  const sums = pools.filter(isUsable).map(pool => room(pool, taken));
  const total = sums.reduce((sum, each) => sum + each.total, 0n);
  const free = sums.reduce((sum, each) => sum + each.free, 0n);
  if (total > 0n && free <= few && free * 4n <= total) {
    yield { subjects: [], facts: [`${free}`, `${total}`] };
  }
};

function isUsable({ base, size }: AddressPool): boolean {
  return base.version === 4 && size >= base.prefix && size <= 32;
}

/** How many subnets a pool has, and how many of them nothing overlaps. */
function room({ base, size }: AddressPool, taken: readonly Cidr[]) {
  const total = 1n << BigInt(size - base.prefix);
  const step = sizeOf({ ...base, prefix: size });
  const start = firstOf(base).value;
  const spans = taken
    .filter(cidr => overlaps(base, cidr))
    .map(cidr => [slot(firstOf(cidr).value), slot(lastOf(cidr).value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let next = 0n;
  let used = 0n;
  for (const [first, last] of spans) {
    const from = first > next ? first : next;
    if (last >= from) used += last - from + 1n;
    if (last >= next) next = last + 1n;
  }
  return { total, free: total - used };

  function slot(value: bigint): bigint {
    const at = (value - start) / step;
    if (value < start) return 0n;
    return at < total ? at : total - 1n;
  }
}
