import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAddress, parseAddress } from '../../../src/landscape/addresses';
import {
  contains,
  containsCidr,
  firstOf,
  formatCidr,
  hasHostBits,
  lastOf,
  networkOf,
  overlaps,
  parseCidr,
  sizeOf,
} from '../../../src/landscape/cidr';
import { nextFreeAddress, usableHosts } from '../../../src/landscape/freeAddresses';
import { nextFreeSubnet } from '../../../src/landscape/freeSubnets';
import * as samples from './addressSamples';
import { startOracle, type Oracle } from './ipaddressOracle';

describe('Addresses, compared with Python’s ipaddress', () => {
  let oracle: Oracle;
  before(async () => {
    oracle = startOracle();
    await oracle.ask('address', '::');
  });
  after(() => oracle.end());

  async function compare<T>(
    arbitrary: fc.Arbitrary<T>,
    ours: (sample: T) => unknown,
    question: (sample: T) => readonly [string, ...unknown[]],
  ): Promise<void> {
    await fc.assert(
      fc.asyncProperty(arbitrary, async sample => {
        assert.deepEqual(ours(sample) ?? null, await oracle.ask(...question(sample)));
      }),
      { numRuns: 500 },
    );
  }

  it('reads and writes the same addresses', () =>
    compare(samples.addressText, addressFacts, text => ['address', text]));

  it('reads and writes the same CIDRs, and knows the same about them', () =>
    compare(samples.cidrText, cidrFacts, text => ['cidr', text]));

  it('finds the same addresses in a CIDR', () =>
    compare(
      samples.cidrPair,
      ([a, b]) => contains(a, { version: b.version, value: b.address }),
      ([a, b]) => ['contains', formatCidr(a), samples.textOf(b.version, b.address)],
    ));

  it('finds the same CIDRs in a CIDR', () =>
    compare(
      samples.cidrPair,
      ([a, b]) => containsCidr(a, b),
      pair => ['contains_cidr', ...samples.textsOf(pair)],
    ));

  it('finds the same CIDRs that overlap', () =>
    compare(
      samples.cidrPair,
      ([a, b]) => overlaps(a, b),
      pair => ['overlaps', ...samples.textsOf(pair)],
    ));

  it('counts as many usable addresses as there are', () =>
    compare(
      samples.smallRange,
      ({ subnet, range }) => String(usableHosts(subnet, range)),
      ({ subnet, range }) => ['usable_hosts', ...samples.textsOf([subnet, range])],
    ));

  it('finds the free address that a search of all finds', () =>
    compare(
      samples.smallRange.chain(all => samples.crowdIn(all.range).map(taken => ({ ...all, taken }))),
      ({ range, taken, start, subnet }) =>
        nextFreeAddress(range, taken, start, subnet)?.value.toString(),
      ({ range, taken, start, subnet }) => [
        'next_free_address',
        formatCidr(range),
        taken.map(formatAddress),
        String(start),
        formatCidr(subnet),
      ],
    ));

  it('finds the free subnet that a search of all finds', () =>
    compare(
      samples.poolsAndUsed,
      ({ pools, used }) => {
        const found = nextFreeSubnet(pools, used);
        return found && formatCidr(found);
      },
      ({ pools, used }) => [
        'next_free_subnet',
        pools.map(({ base, size }) => [formatCidr(base), size]),
        samples.textsOf(used),
      ],
    ));

  it('says so where there is no Python', async () => {
    await assert.rejects(startOracle('no-such-python').ask('address', '::'), {
      message: /^These tests compare with Python’s ipaddress, but no-such-python cannot be started/,
    });
  });
});

function addressFacts(text: string) {
  const address = parseAddress(text);
  if (!address) return undefined;
  const { version, value } = address;
  return { version, value: value.toString(), canonical: formatAddress(address) };
}

function cidrFacts(text: string) {
  const cidr = parseCidr(text);
  if (!cidr) return undefined;
  return {
    canonical: formatCidr(cidr),
    network: networkOf(cidr).address.toString(),
    first: firstOf(cidr).value.toString(),
    last: lastOf(cidr).value.toString(),
    size: sizeOf(cidr).toString(),
    hasHostBits: hasHostBits(cidr),
  };
}
