import assert from 'node:assert/strict';
import { formatAddress, parseAddress, type Address } from '../../../src/landscape/addresses';
import * as cidrs from '../../../src/landscape/cidr';
import { nextFreeAddress, usableHosts } from '../../../src/landscape/freeAddresses';
import { defaultPools, nextFreeSubnet } from '../../../src/landscape/freeSubnets';

const { formatCidr } = cidrs;

function cidr(text: string): cidrs.Cidr {
  const parsed = cidrs.parseCidr(text);
  assert.ok(parsed, text);
  return parsed;
}

function address(text: string): Address {
  const parsed = parseAddress(text);
  assert.ok(parsed, text);
  return parsed;
}

const written = (found: Address | undefined) => found && formatAddress(found);

describe('parseCidr', () => {
  it('keeps host bits, which networkOf clears', () => {
    const typed = cidr('10.1.2.3/16');
    assert.deepEqual(typed, { version: 4, address: 0x0a010203n, prefix: 16 });
    assert.deepEqual([cidrs.hasHostBits(typed), formatCidr(typed)], [true, '10.1.2.3/16']);
    const network = cidrs.networkOf(typed);
    assert.deepEqual([cidrs.hasHostBits(network), formatCidr(network)], [false, '10.1.0.0/16']);
  });

  for (const text of [
    ...['', '/', '/8', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/+8'],
    ...['10.0.0.0/08', '10.0.0.0/8 ', '10.0.0.0/8/8', '10.0.0.0/255.0.0.0', '10/8', '::/129'],
    ...['10.0.0.0/1e1', 'fe80::%eth0/64', '::/', '::/0x8'],
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(cidrs.parseCidr(text), undefined));
  }
});

describe('a CIDR', () => {
  it('goes from its first to its last address', () => {
    for (const [text, first, last, size] of [
      ['10.1.2.3/16', '10.1.0.0', '10.1.255.255', 65536n],
      ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 1n << 32n],
      ['10.1.2.3/32', '10.1.2.3', '10.1.2.3', 1n],
      ['fd00::1/64', 'fd00::', 'fd00::ffff:ffff:ffff:ffff', 1n << 64n],
      ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 1n << 128n],
    ] as const) {
      const it = cidr(text);
      const bounds = [written(cidrs.firstOf(it)), written(cidrs.lastOf(it)), cidrs.sizeOf(it)];
      assert.deepEqual(bounds, [first, last, size]);
    }
  });

  it('contains its bounds and what is between, of its own version', () => {
    const subnet = cidr('10.1.0.0/16');
    assert.ok(cidrs.contains(subnet, address('10.1.0.0')));
    assert.ok(cidrs.contains(subnet, address('10.1.255.255')));
    assert.ok(!cidrs.contains(subnet, address('10.2.0.0')));
    assert.ok(!cidrs.contains(subnet, address('::10.1.0.1')));
    assert.ok(cidrs.containsCidr(subnet, cidr('10.1.9.9/24')));
    assert.ok(!cidrs.containsCidr(cidr('10.1.9.9/24'), subnet));
  });

  it('overlaps what is in it or around it, of its own version', () => {
    assert.ok(cidrs.overlaps(cidr('10.1.0.0/16'), cidr('10.1.2.0/24')));
    assert.ok(cidrs.overlaps(cidr('10.1.2.0/24'), cidr('10.1.0.0/16')));
    assert.ok(!cidrs.overlaps(cidr('10.1.0.0/16'), cidr('10.2.0.0/16')));
    assert.ok(!cidrs.overlaps(cidr('0.0.0.0/0'), cidr('::/0')));
  });
});

describe('usableHosts', () => {
  for (const [text, count] of [
    ['10.0.0.0/24', 254n],
    ['10.0.0.0/30', 2n],
    ['10.0.0.0/31', 2n],
    ['10.0.0.0/32', 1n],
    ['fd00::/64', (1n << 64n) - 1n],
    ['fd00::/127', 1n],
    ['fd00::/128', 0n],
  ] as const) {
    it(`is ${count.toString()} for ${text}`, () => assert.equal(usableHosts(cidr(text)), count));
  }

  it('takes away from an IP range only what is the subnet’s', () => {
    const subnet = cidr('10.0.0.0/16');
    assert.equal(usableHosts(subnet, cidr('10.0.5.0/24')), 256n);
    assert.equal(usableHosts(subnet, cidr('10.0.0.0/24')), 255n);
    assert.equal(usableHosts(subnet, cidr('10.0.255.0/24')), 255n);
    assert.equal(usableHosts(subnet, cidr('10.9.0.0/24')), 0n);
  });
});

describe('nextFreeAddress', () => {
  const next = (range: string, taken: readonly string[] = [], start?: string, subnet = range) =>
    written(
      nextFreeAddress(
        cidr(range),
        taken.map(address),
        start === undefined ? undefined : address(start).value,
        cidr(subnet),
      ),
    );

  it('is the lowest that is not taken', () => {
    assert.equal(next('10.0.0.9/24'), '10.0.0.1');
    assert.equal(next('10.0.0.0/24', ['10.0.0.2', '10.0.0.1', '10.0.0.4']), '10.0.0.3');
    assert.equal(next('fd00::/64', ['fd00::1', '::2']), 'fd00::2');
    assert.equal(written(nextFreeAddress(cidr('10.0.0.0/24'), [0x0a000001n])), '10.0.0.2');
  });

  it('is at or above the start', () => {
    assert.equal(next('10.0.0.0/24', ['10.0.0.50'], '10.0.0.50'), '10.0.0.51');
    assert.equal(next('10.0.0.0/24', [], '9.0.0.0'), '10.0.0.1');
    assert.equal(next('10.0.0.0/24', [], '10.0.0.255'), undefined);
  });

  it('is none when all are taken', () => {
    assert.equal(next('10.0.0.0/30', ['10.0.0.1', '10.0.0.2']), undefined);
    assert.equal(next('10.0.0.0/31', ['10.0.0.0']), '10.0.0.1');
    assert.equal(next('fd00::/128'), undefined);
  });

  it('can be the first and the last of an IP range', () => {
    assert.equal(next('10.0.5.0/31', [], undefined, '10.0.0.0/16'), '10.0.5.0');
    assert.equal(next('10.0.5.0/30', [], '10.0.5.3', '10.0.0.0/16'), '10.0.5.3');
  });

  it('does not count addresses of the other version', () => {
    assert.equal(next('0.0.0.0/24', ['::1']), '0.0.0.1');
  });

  it('is quick in a full IPv4 /16 and in a crowded IPv6 /64', function () {
    this.timeout(1000);
    const values = (from: bigint) => Array.from({ length: 65_534 }, (_, i) => from + BigInt(i));
    assert.equal(nextFreeAddress(cidr('10.0.0.0/16'), values(0x0a000001n)), undefined);
    const found = nextFreeAddress(cidr('fd00::/64'), values((0xfdn << 120n) + 1n));
    assert.equal(written(found), 'fd00::ffff');
  });
});

describe('nextFreeSubnet', () => {
  const next = (pools: Parameters<typeof nextFreeSubnet>[0], ...used: string[]) => {
    const found = nextFreeSubnet(pools, used.map(cidr));
    return found && formatCidr(found);
  };
  const docker = defaultPools[4];

  it('goes through Docker’s pools', () => {
    assert.equal(next(docker), '172.17.0.0/16');
    assert.equal(next(docker, '172.17.0.0/16', '172.18.5.0/24'), '172.19.0.0/16');
    assert.equal(next(docker, '172.17.0.0/16', '172.18.0.0/15', '172.22.1.1/32'), '172.20.0.0/16');
    assert.equal(next(docker, '172.17.0.0/32', '172.18.255.255/32'), '172.19.0.0/16');
    assert.equal(next(docker, '172.16.0.0/12'), '192.168.0.0/20');
    assert.equal(next(docker, '172.16.0.0/12', '192.168.0.0/24'), '192.168.16.0/20');
    assert.equal(next(docker, '0.0.0.0/0'), undefined);
    assert.equal(
      docker.reduce((sum, { base, size }) => sum + 2 ** (size - base.prefix), 0),
      31,
    );
  });

  it('has unique local ones for IPv6', () => {
    const first = next(defaultPools[6]);
    assert.match(first ?? '', /^fd.*::\/64$/);
    const second = next(defaultPools[6], first ?? '', '0.0.0.0/0');
    assert.ok(second !== undefined && second !== first);
    assert.ok(!cidrs.overlaps(cidr(second), cidr(first ?? '')));
  });

  it('takes a pool by its network, and leaves one that is smaller than its subnets', () => {
    assert.equal(next([{ base: cidr('10.0.0.9/16'), size: 24 }]), '10.0.0.0/24');
    assert.equal(next([{ base: cidr('10.0.0.0/16'), size: 15 }]), undefined);
    assert.equal(next([{ base: cidr('10.0.0.0/16'), size: 33 }]), undefined);
  });

  it('is quick in the largest pool', () => {
    const pool = { base: cidr('::/0'), size: 128 };
    assert.equal(next([pool], '::/1', '8000::/2'), 'c000::/128');
    assert.equal(next([pool], '::/1', '8000::/1'), undefined);
  });
});
