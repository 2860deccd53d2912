import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  anyKnownOptions,
  isInterfaceName,
  isOptionValue,
  knownOptions,
} from '../../../src/landscape/driverOptions';
import { engineFacts, podmanFacts } from './draftSample';

const newest = engineFacts('1.51');
const names = (driver: string, facts = newest) =>
  knownOptions(driver, facts).map(({ name }) => name);

function takes(driver: string, name: string, facts = newest) {
  const option = knownOptions(driver, facts).find(each => each.name.endsWith(name));
  assert.ok(option, name);
  return (value: string) => isOptionValue(option, value);
}

describe('knownOptions', () => {
  it('are those of the driver and the age of the engine, each once', () => {
    assert.deepEqual(names('macvlan'), ['parent', 'macvlan_mode']);
    assert.deepEqual(names('ipvlan', engineFacts('1.41')), ['parent', 'ipvlan_mode']);
    assert.deepEqual(names('ipvlan'), ['parent', 'ipvlan_mode', 'ipvlan_flag']);
    assert.ok(!names('bridge', engineFacts('1.45')).some(name => name.includes('gateway_mode')));
    for (const driver of ['weave', '', 'constructor', '__proto__']) {
      assert.deepEqual(names(driver), []);
    }
    const all = anyKnownOptions(newest).map(({ name }) => name);
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.includes('parent') && all.includes('com.docker.network.bridge.name'));
  });

  it('have Podman’s own names', () => {
    assert.deepEqual(names('macvlan', podmanFacts), [
      'parent',
      'mode',
      'com.docker.network.driver.mtu',
    ]);
    assert.deepEqual(names('overlay', podmanFacts), []);
  });
});

describe('isOptionValue', () => {
  it('takes what the engine takes', () => {
    const mtu = takes('bridge', 'mtu');
    assert.deepEqual(['67', '68', '65535', '65536', '1e3', ''].map(mtu), [
      ...[false, true, true, false, false, false],
    ]);
    const icc = takes('bridge', 'enable_icc');
    assert.deepEqual(['true', 'T', '0', 'yes', ''].map(icc), [true, true, true, false, false]);
    const address = takes('bridge', 'host_binding_ipv4');
    assert.deepEqual(['127.0.0.1', 'localhost'].map(address), [true, false]);
    const bridge = takes('bridge', 'bridge.name');
    assert.deepEqual(['br-x', 'x'.repeat(15), 'x'.repeat(16)].map(bridge), [true, true, false]);
    const prefix = takes('bridge', 'iface_prefix');
    assert.deepEqual(['net', 'x'.repeat(14), 'x'.repeat(15), ''].map(prefix), [
      ...[true, true, false, false],
    ]);
    const parent = takes('macvlan', 'parent');
    assert.deepEqual(['eth0.20', 'lo', 'a/b'].map(parent), [true, false, false]);
    const trusted = takes('bridge', 'trusted_host_interfaces');
    assert.deepEqual(['eth0:eth1', ''].map(trusted), [true, false]);
  });

  it('knows modes by the age of the engine', () => {
    assert.equal(takes('ipvlan', 'ipvlan_mode')('l3s'), true);
    assert.equal(takes('ipvlan', 'ipvlan_mode', engineFacts('1.41'))('l3s'), false);
    const gateway = 'gateway_mode_ipv4';
    assert.equal(takes('bridge', gateway)('isolated'), true);
    assert.equal(takes('bridge', gateway, engineFacts('1.46'))('isolated'), false);
  });

  it('is stricter about bridges on Podman', () => {
    const bridge = takes('bridge', 'bridge.name', podmanFacts);
    assert.deepEqual(['br0', '한'].map(bridge), [true, false]);
  });
});

describe('isInterfaceName', () => {
  it('takes 1 to 15 bytes, no slash, colon or blank, no dots alone', () => {
    const length = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(length, n => {
        assert.equal(isInterfaceName('x'.repeat(n)), n >= 1 && n <= 15);
      }),
    );
    assert.deepEqual(['한'.repeat(5), '한'.repeat(6)].map(isInterfaceName), [true, false]);
    for (const text of ['.', '..', 'a b', 'a/b', 'a:b', '\t']) assert.ok(!isInterfaceName(text));
  });
});
