import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attachmentsOf } from '../../../src/landscape/attachments';
import {
  countedContainers,
  needsLook,
  networksOf,
  splitTraffic,
} from '../../../src/landscape/endpointTraffic';
import type { ContainerId } from '../../../src/landscape/landscape';
import { type Flow, ratesBetween, readTraffic } from '../../../src/landscape/traffic';
import { container, endpoint, landscape, network } from '../../lab/topologyHarnessData';

/** An answer of the engine at a second, with bytes in and out of each interface. */
function stats(second: number, networks: Readonly<Record<string, readonly [number, number]>>) {
  const counters = Object.entries(networks).map(([name, [rx, tx]]) => [
    name,
    { rx_bytes: rx, tx_bytes: tx, rx_packets: rx / 100, tx_packets: tx / 100 },
  ]);
  return {
    read: new Date(1e12 + 1000 * second).toISOString(),
    networks: Object.fromEntries(counters) as unknown,
  };
}

const sample = (...args: Parameters<typeof stats>) => {
  const read = readTraffic(stats(...args));
  assert.ok(read);
  return read;
};

const flow = (bytesIn: number, bytesOut: number): Flow => ({
  ...{ bytesIn, bytesOut, packetsIn: bytesIn / 100, packetsOut: bytesOut / 100 },
});

describe('traffic', () => {
  it('is read for each interface', () => {
    const read = readTraffic(stats(0, { eth0: [1000, 200], eth1: [5, 0] }));
    assert.deepEqual(read, {
      ...{ at: 1e12, isSum: false },
      interfaces: new Map([
        ['eth0', flow(1000, 200)],
        ['eth1', flow(5, 0)],
      ]),
    });
  });

  it('is read of an old Podman as a sum, seen from the container', () => {
    const read = sample(0, { network: [200, 1000] });
    assert.ok(read.isSum);
    assert.deepEqual([...read.interfaces.values()], [flow(1000, 200)]);
  });

  it('is nothing of a container that does not run, or of nonsense', () => {
    for (const raw of [{ read: '0001-01-01T00:00:00Z' }, {}, null, '', 'x', [], { read: 7 }]) {
      assert.equal(readTraffic(raw), undefined);
    }
    const odd = readTraffic({ ...stats(0, {}), networks: { eth0: { rx_bytes: '7' }, eth1: 4 } });
    assert.deepEqual([...(odd?.interfaces.values() ?? [])], [flow(0, 0), flow(0, 0)]);
  });

  it('is the difference, a second', () => {
    const rates = ratesBetween(sample(0, { eth0: [1000, 0] }), sample(2, { eth0: [5000, 600] }));
    assert.deepEqual(rates, new Map([['eth0', flow(2000, 300)]]));
  });

  it('is none where counters began anew, and never less than nothing', () => {
    const before = sample(0, { eth0: [1000, 0], eth1: [1, 1] });
    const after = sample(2, { eth0: [400, 600], eth1: [3, 3], eth2: [9, 9] });
    assert.deepEqual([...ratesBetween(before, after).keys()], ['eth1']);
    assert.equal(ratesBetween(after, before).size, 0, 'a clock that goes back');
    assert.equal(ratesBetween(after, after).size, 0, 'the same moment');
    const counts = fc.dictionary(fc.constantFrom('eth0', 'eth1'), fc.tuple(fc.nat(), fc.nat()));
    fc.assert(
      fc.property(counts, counts, fc.nat(9), (one, other, seconds) => {
        const rates = ratesBetween(sample(0, one), sample(seconds, other));
        for (const rate of rates.values()) {
          assert.ok(Object.values(rate).every(value => value >= 0 && Number.isFinite(value)));
        }
      }),
    );
  });
});

describe('traffic of endpoints', () => {
  const [red, blue] = [network('red'), network('blue')];
  const [host, none] = [network('host', { driver: 'host' }), network('none', { driver: 'null' })];
  const mac = { red: '02:42:ac:12:00:02', blue: '02:42:AC:12:01:02' };
  const onRed = { ...endpoint(red), mac: mac.red };
  const onBlue = { ...endpoint(blue), mac: mac.blue };
  const one = container('one', { endpoints: [onRed] });
  const two = container('two', { endpoints: [onBlue, onRed].map(each => ({ ...each })) });
  const all = landscape(
    [red, blue, host, none],
    [
      one,
      { ...two, endpoints: [{ ...onBlue }, { ...onRed, mac: '02:42:ac:12:00:03' }] },
      container('side', { networkMode: { kind: 'container', containerId: two.id } }),
      container('hosted', { networkMode: { kind: 'host' }, endpoints: [endpoint(host)] }),
      container('lonely', { networkMode: { kind: 'none' }, endpoints: [endpoint(none)] }),
      container('stopped', { state: 'exited', endpoints: [endpoint(red)] }),
      container('homeless'),
    ],
  );
  const attachments = attachmentsOf(all);
  const on = (id: ContainerId) => networksOf(id, attachments);

  it('is that of running containers with networks of their own', () => {
    const names = countedContainers(all.containers, attachments).map(({ name }) => name);
    assert.deepEqual(names, ['one', 'two']);
  });

  it('counts once what Podman shows with the owner’s endpoints', () => {
    const repeated = landscape(
      [red],
      [
        container('a-side', { created: 2, endpoints: [onRed] }),
        container('owner', { created: 1, endpoints: [onRed] }),
      ],
    );
    const counted = countedContainers(repeated.containers, attachmentsOf(repeated));
    assert.deepEqual(
      counted.map(({ name }) => name),
      ['owner'],
    );
  });

  it('is plain with one network and one interface', () => {
    assert.ok(!needsLook(on(one.id), sample(0, { eth0: [1, 1] })));
    const split = splitTraffic(one.id, on(one.id), new Map([['eth7', flow(5, 6)]]), undefined);
    assert.deepEqual(split, [{ containerId: one.id, networkId: red.id, ...flow(5, 6) }]);
  });

  it('is split by MAC address, without the interface of no network', () => {
    assert.ok(needsLook(on(two.id), sample(0, { eth0: [1, 1], eth1: [1, 1] })));
    const rates = new Map([
      ['eth0', flow(1, 2)],
      ['eth1', flow(30, 40)],
      ['eth2', flow(500, 600)],
    ]);
    const addresses = new Map([
      ['eth0', mac.blue.toLowerCase()],
      ['eth1', '02:42:ac:12:00:03'],
      ['eth2', '02:42:ac:99:00:03'],
    ]);
    assert.deepEqual(splitTraffic(two.id, on(two.id), rates, addresses), [
      { containerId: two.id, networkId: blue.id, ...flow(1, 2) },
      { containerId: two.id, networkId: red.id, ...flow(30, 40) },
    ]);
    assert.deepEqual(splitTraffic(two.id, on(two.id), rates, undefined), [
      { containerId: two.id, ...flow(531, 642) },
    ]);
    assert.deepEqual(splitTraffic(two.id, on(two.id), new Map(), addresses), []);
  });

  it('is not looked for where the engine knows only the sum', () => {
    assert.ok(!needsLook(on(two.id), sample(0, { network: [1, 1] })));
  });
});
