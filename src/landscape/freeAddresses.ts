import type { Address } from './addresses';
import { firstOf, lastOf, type Cidr } from './cidr';

/**
 * How many addresses Docker has to give in a subnet (or in a range of it: an IP range has no network and broadcast
 * address of its own), the gateway's included. It keeps the first address back, except in an IPv4 /31 and /32, and
 * for IPv4 the last one likewise. So an IPv6 /128 has none.
 * https://github.com/moby/moby/blob/master/daemon/libnetwork/ipams/defaultipam/allocator.go (newPoolData)
 */
export function usableHosts(subnet: Cidr, range: Cidr = subnet): bigint {
  const { lowest, highest } = usable(subnet, range);
  return highest < lowest ? 0n : highest - lowest + 1n;
}

/**
 * Gives the lowest address that Docker could give in a range and that is not taken, or nothing when all are. What is
 * taken should name the gateway and reserved addresses; bare values are of the range's version, addresses of the
 * other version do not count. `start` is the lowest value that is wanted. Where the range is an IP range, `subnet`
 * is what it is a range of. Costs a step for each taken address, whatever the size of the range.
 */
export function nextFreeAddress(
  range: Cidr,
  taken: Iterable<Address | bigint>,
  start = 0n,
  subnet: Cidr = range,
): Address | undefined {
  const { version } = range;
  const values = new Set<bigint>();
  for (const each of taken) {
    if (typeof each === 'bigint') values.add(each);
    else if (each.version === version) values.add(each.value);
  }
  const { lowest, highest } = usable(subnet, range);
  let value = greater(lowest, start);
  while (values.has(value)) value++;
  return value <= highest ? { version, value } : undefined;
}

/** The bounds of what Docker gives; none when the highest is below the lowest. */
function usable(subnet: Cidr, range: Cidr): { lowest: bigint; highest: bigint } {
  const isPointToPoint = subnet.version === 4 && subnet.prefix >= 31;
  const lowest = firstOf(subnet).value + (isPointToPoint ? 0n : 1n);
  const highest = lastOf(subnet).value - (isPointToPoint || subnet.version === 6 ? 0n : 1n);
  return {
    lowest: greater(lowest, firstOf(range).value),
    highest: -greater(-highest, -lastOf(range).value),
  };
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
