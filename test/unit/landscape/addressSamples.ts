import fc from 'fast-check';
import { bitsOf, formatAddress, type Address } from '../../../src/landscape/addresses';
import { firstOf, formatCidr, sizeOf, type Cidr } from '../../../src/landscape/cidr';

/** Text that is an address, nearly one, or made of the same characters. */
export const addressText = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4Extended(),
  mutated(fc.oneof(fc.ipV4(), fc.ipV6())),
  groups(),
  fc.stringMatching(/^[0-9a-fF:.%/ +x-]{0,46}$/),
);

/** Text that is a CIDR, or nearly one. */
export const cidrText = fc.oneof(
  mutated(fc.tuple(addressText, fc.nat(140)).map(([address, prefix]) => `${address}/${prefix}`)),
  fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(140)).map(parts => parts.join('/')),
);

/** Two CIDRs that are often of one version and often share many bits. */
export const cidrPair: fc.Arbitrary<readonly [Cidr, Cidr]> = fc
  .tuple(version(), fc.boolean(), word(), word(), fc.nat(128), fc.nat(128), fc.nat(128))
  .map(([one, isAlone, seed, other, shared, prefix, otherPrefix]) => {
    const two = isAlone && shared < 32 ? (one === 4 ? 6 : 4) : one;
    return [cidr(one, seed, prefix), cidr(two, seed ^ (other >> BigInt(shared)), otherPrefix)];
  });

/** A small subnet, a range of it that is as small or smaller, and a start, often near it. */
export const smallRange = fc
  .tuple(version(), word(), fc.nat(7), fc.nat(3), fc.bigInt(-90n, 30n))
  .map(([version, seed, size, smaller, above]) => {
    const bits = bitsOf(version);
    const range = cidr(version, seed, bits - Math.max(0, size - smaller));
    const subnet = { ...range, prefix: bits - size };
    const start = range.address + above;
    return { range, subnet, start: start < 0n || above < -60n ? 0n : start };
  });

/** Small pools of one neighbourhood, and used subnets in and around it. */
export const poolsAndUsed = fc
  .tuple(
    version(),
    word(),
    fc.array(fc.tuple(fc.nat(1023), fc.nat(6), fc.nat(5)), { maxLength: 4 }),
  )
  .chain(([version, seed, shapes]) => {
    const bits = bitsOf(version);
    const near = (offset: number, prefix: number) => ({
      ...cidr(version, seed ^ (BigInt(offset) << BigInt(128 - bits)), prefix),
    });
    const pools = shapes.map(([offset, smaller, deeper]) => {
      const prefix = bits - 4 - smaller;
      return { base: near(offset, prefix), size: Math.min(bits, prefix + deeper) };
    });
    const one = fc
      .tuple(fc.nat(1023), fc.nat(9))
      .map(([offset, size]) => near(offset, bits - size));
    const stranger = cidrPair.map(([first]) => first);
    const used = fc.array(fc.oneof({ weight: 9, arbitrary: one }, stranger), { maxLength: 40 });
    return used.map(all => ({ pools, used: all }));
  });

/** What the oracle reads. */
export const textsOf = (cidrs: readonly Cidr[]) => cidrs.map(formatCidr);
export const textOf = (version: 4 | 6, value: bigint) => formatAddress({ version, value });

/** All addresses from below a range on, up to one in or above it, without a few. */
export function crowdIn(range: Cidr): fc.Arbitrary<Address[]> {
  const { version } = range;
  const from = firstOf(range).value - 2n;
  const index = fc.nat(Number(sizeOf(range)) + 3);
  return fc.tuple(index, fc.array(index, { maxLength: 3 })).map(([length, holes]) =>
    Array.from({ length }, (_, i) => ({ version, value: from + BigInt(i) }))
      .filter((_, i) => !holes.includes(i))
      .filter(({ value }) => value >= 0n && value < 1n << BigInt(bitsOf(version))),
  );
}

function version(): fc.Arbitrary<4 | 6> {
  return fc.constantFrom(4, 6);
}

function word(): fc.Arbitrary<bigint> {
  return fc.bigInt(0n, (1n << 128n) - 1n);
}

/** From the upper bits of a seed; the prefix is at most that of the version. */
function cidr(version: 4 | 6, seed: bigint, prefix: number): Cidr {
  const bits = bitsOf(version);
  return { version, address: seed >> BigInt(128 - bits), prefix: Math.min(prefix, bits) };
}

/** IPv6 with many zeros, as that is what is abbreviated. */
function groups(): fc.Arbitrary<string> {
  const group = fc.constantFrom('0', '0', '0', '1', 'ffff', '00a', '1.2.3.4', '');
  return fc.array(group, { minLength: 2, maxLength: 9 }).map(parts => parts.join(':'));
}

/** With a character removed, added or exchanged. */
function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(45), fc.nat(1), fc.constantFrom('', '0', '1', 'f', ':', '.', '/', '%', ' '))
    .map(([from, at, removed, added]) => from.slice(0, at) + added + from.slice(at + removed));
}
