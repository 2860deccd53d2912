import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftProblems } from '../../../src/landscape/draftProblems';
import {
  anyDraft,
  engineFacts,
  landscapeOf,
  network,
  podmanFacts,
  said,
  subnet,
  there,
} from './draftSample';

const option = (name: string, value: string) => ({ options: [{ name, value }] });
const bridgeName = 'com.docker.network.bridge.name';

describe('draftProblems', () => {
  it('has nothing to say about a name alone', () => assert.deepEqual(said({}), []));

  it('knows names that are empty, taken, or odd for others', () => {
    assert.deepEqual(said({ name: '' }), ['error name: name']);
    assert.deepEqual(said({ name: 'there' }), ['error name: nameTaken']);
    // After a reconnect it is another object.
    assert.deepEqual(said({ name: 'there' }, { except: { ...there } }), []);
    assert.deepEqual(said({ name: 'my net' }), ['warning name: notPlain']);
    assert.deepEqual(said({ name: 'my net' }, { facts: podmanFacts }), ['error name: notPlain']);
  });

  it('wants a manager of a Swarm for an overlay, and no IPv6 in it on newer engines', () => {
    const overlay = { driver: 'overlay' };
    const swarm = (isManager: boolean) => ({
      Swarm: { LocalNodeState: 'active', ControlAvailable: isManager },
    });
    assert.deepEqual(said(overlay), ['error driver: needsSwarm']);
    assert.deepEqual(said(overlay, { facts: engineFacts('1.51', swarm(false)) }), [
      'error driver: needsManager',
    ]);
    assert.deepEqual(said(overlay, { facts: engineFacts('1.51', swarm(true)) }), []);
    const ipv6 = { ...overlay, hasIpv6: true, subnets: [subnet('fd70::/64')] };
    assert.deepEqual(said(ipv6, { facts: engineFacts('1.51', swarm(true)) }), [
      'error hasIpv6: overlayIpv6',
    ]);
    assert.deepEqual(said(ipv6, { facts: engineFacts('1.45', swarm(true)) }), []);
  });

  it('knows which engines can do without IPv4, and choose IPv6 themselves', () => {
    const noIpv4 = { hasIpv4: false, hasIpv6: true };
    assert.deepEqual(said({ hasIpv4: false }), ['error hasIpv6: noFamily']);
    assert.deepEqual(said(noIpv4), []);
    assert.deepEqual(said(noIpv4, { facts: engineFacts('1.45') }), [
      'error hasIpv4: ipv4Needed',
      'error hasIpv6: ipv6NeedsSubnet',
    ]);
    assert.deepEqual(said({ hasIpv6: true }, { facts: podmanFacts }), []);
  });

  it('looks for the template, and at nothing that comes from it', () => {
    const nonsense = { ...option('', 'x'), subnets: [subnet('x')] };
    assert.deepEqual(said({ configFrom: 'there', ...nonsense }), [
      'error configFrom: templateMissing',
    ]);
    const template = network({ Name: 'template', ConfigOnly: true });
    const landscape = landscapeOf(template);
    assert.deepEqual(said({ configFrom: 'template', ...nonsense }, { landscape }), []);
  });

  it('knows options that are misspelt, unnamed, twice, or of another driver', () => {
    const place = 'options.0.value';
    const icc = 'com.docker.network.bridge.enable_icc';
    assert.deepEqual(said(option(icc, 'yes')), [`error ${place}: badOption`]);
    assert.deepEqual(said(option(` ${icc} `, 'T')), []);
    assert.deepEqual(said(option('', 'x')), ['error options.0.name: unnamed']);
    assert.deepEqual(said(option('', ' ')), []);
    assert.deepEqual(said(option('parent', 'eth0')), ['info options.0.name: unknownOption']);
    assert.deepEqual(said({ driver: 'weave', ...option('any', 'x') }), []);
    const twice = [...option(icc, 'true').options, ...option(icc, 'false').options];
    assert.deepEqual(said({ options: twice }), ['error options.1.name: twice']);
    assert.deepEqual(said({ labels: twice }), ['error labels.1.name: twice']);
  });

  it('asks for packets that IPv6 can live with', () => {
    const mtu = option('com.docker.network.driver.mtu', '1279');
    assert.deepEqual(said(mtu), []);
    assert.deepEqual(said({ ...mtu, hasIpv6: true }), ['error options.0.value: badOption']);
  });

  it('takes options of any driver for a config-only network', () => {
    const isConfigOnly = true;
    assert.deepEqual(said({ isConfigOnly, ...option('parent', 'eth0') }), []);
    assert.deepEqual(said({ isConfigOnly, ...option('macvlan_mode', 'zig') }), [
      'error options.0.value: badOption',
    ]);
    const mode = option('com.docker.network.bridge.gateway_mode_ipv4', 'isolated');
    assert.deepEqual(said({ isConfigOnly, ...mode }), []);
    assert.deepEqual(said(mode), ['error options.0.value: isolatedNeedsInternal']);
    assert.deepEqual(said({ isInternal: true, ...mode }), []);
    assert.deepEqual(said(option(bridgeName, 'isolated')), []);
  });

  it('knows bridges and parents that are taken', () => {
    assert.deepEqual(said(option(bridgeName, 'brthere')), [
      'error options.0.value: bridgeNameTaken',
    ]);
    assert.deepEqual(said(option(bridgeName, 'brthere'), { except: there }), []);
    const lan = network({ Name: 'lan', Driver: 'macvlan', Options: { parent: 'eth1' } });
    const landscape = landscapeOf(lan);
    const macvlan = { driver: 'macvlan', ...option('parent', 'eth1') };
    assert.deepEqual(said(macvlan, { landscape }), []);
    assert.deepEqual(said(macvlan, { landscape, facts: engineFacts('1.45') }), [
      'error options.0.value: parentTaken',
    ]);
    assert.deepEqual(said({ driver: 'macvlan' }), ['info options: noParent']);
  });

  it('takes whatever is typed', () => {
    const context = { landscape: landscapeOf(there), routes: ['x', '10.0.0.0/9'], avoided: ['y'] };
    for (const facts of [engineFacts('1.51'), engineFacts('1.41'), engineFacts(''), podmanFacts]) {
      fc.assert(fc.property(anyDraft, each => void draftProblems(each, { ...context, facts })));
    }
  });
});
