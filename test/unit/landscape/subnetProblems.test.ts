import assert from 'node:assert/strict';
import { subnetSize } from '../../../src/landscape/subnetProblems';
import type { SubnetDraft } from '../../../src/landscape/networkDraft';
import { engineFacts, network, landscapeOf, podmanFacts, said, subnet, there } from './draftSample';

/** What is said about one subnet, without the words that are always the same. */
function about(text: string, part: Partial<SubnetDraft> = {}, context = {}): readonly string[] {
  const hasIpv6 = text.includes(':');
  const all = said({ subnets: [subnet(text, part)], hasIpv6 }, context);
  return all.map(each => each.replace(/^error subnets\.0\./, ''));
}

describe('subnetProblems', () => {
  it('says what is no subnet, or not written as one', () => {
    assert.deepEqual(about(' 10.70.0.0/24 '), []);
    assert.deepEqual(about('banana'), ['subnet: notCidr']);
    assert.deepEqual(about('::ffff:10.0.0.0/120'), ['subnet: notCidr']);
    assert.deepEqual(about('10.70.0.5/24'), ['subnet: hostBits']);
    assert.deepEqual(about('', { gateway: '10.70.0.1' }), ['subnet: subnetMissing']);
    assert.deepEqual(about(' '), []);
  });

  it('knows networks, routes and ranges that are in the way', () => {
    assert.deepEqual(about('10.90.3.0/24'), ['subnet: overlapsNetwork']);
    assert.deepEqual(about('10.90.3.0/24', {}, { except: { ...there } }), []);
    const routes = ['10.71.0.0/16'];
    assert.deepEqual(about('10.71.0.0/24', {}, { routes }), [
      'warning subnets.0.subnet: overlapsRoute',
    ]);
    assert.deepEqual(about('10.71.0.0/24', {}, { routes, facts: podmanFacts }), [
      'subnet: overlapsRoute',
    ]);
    assert.deepEqual(about('127.5.0.0/24'), ['subnet: overlapsRoute']);
    assert.deepEqual(about('ff05::/64'), ['subnet: overlapsRoute']);
    assert.deepEqual(about('10.71.0.0/24', {}, { avoided: ['10.64.0.0/10'] }), [
      'warning subnets.0.subnet: overlapsAvoided',
    ]);
    assert.deepEqual(said({}, { avoided: ['office'] }), ['error avoided: notCidr']);
    const mesh = network({
      Name: 'mesh',
      Driver: 'overlay',
      Scope: 'swarm',
      IPAM: { Config: [{ Subnet: '10.72.0.0/24' }] },
    });
    assert.deepEqual(about('10.72.0.0/24', {}, { landscape: landscapeOf(mesh) }), [
      'warning subnets.0.subnet: overlapsNetwork',
    ]);
  });

  it('knows what a bridge has one of, and families that are off', () => {
    const two = [subnet('10.70.0.0/24'), subnet('10.71.0.0/24')];
    assert.deepEqual(said({ subnets: two }), ['error subnets.1.subnet: secondOfFamily']);
    assert.deepEqual(said({ subnets: two }, { facts: podmanFacts }), []);
    const options = [{ name: 'parent', value: 'eth0' }];
    assert.deepEqual(said({ subnets: two, driver: 'macvlan', options }), []);
    assert.deepEqual(said({ subnets: [subnet('10.70.0.0/16'), subnet('10.70.1.0/24')] }), [
      'error subnets.1.subnet: overlapsRow',
    ]);
    assert.deepEqual(said({ subnets: [subnet('fd70::/64')] }), [
      'error subnets.0.subnet: familyOff',
    ]);
  });

  it('knows how small a subnet may be, by the age of the engine', () => {
    const facts = engineFacts('1.41');
    assert.deepEqual(about('10.70.0.0/31'), []);
    assert.deepEqual(about('10.70.0.0/31', {}, { facts }), ['subnet: tooSmall']);
    assert.deepEqual(about('10.70.0.0/30', {}, { facts }), []);
    assert.deepEqual(about('fd70::/127'), []);
    assert.deepEqual(about('fd70::/128'), ['subnet: tooSmall']);
  });

  it('wants the gateway and the range inside, and not at an edge', () => {
    const gateway = (text: string) => about('10.70.0.0/24', { gateway: text });
    assert.deepEqual(gateway('10.70.0.254'), []);
    assert.deepEqual(gateway('x'), ['gateway: notAddress']);
    assert.deepEqual(gateway('10.71.0.1'), ['gateway: outside']);
    for (const edge of ['10.70.0.0', '10.70.0.255']) {
      assert.deepEqual(gateway(edge), ['gateway: edge']);
    }
    assert.deepEqual(about('10.70.0.0/31', { gateway: '10.70.0.0' }), []);
    const range = (text: string) => about('10.70.0.0/16', { ipRange: text });
    assert.deepEqual(range('10.70.5.0/24'), []);
    assert.deepEqual(range('10.70.5.7/24'), ['ipRange: hostBits']);
    assert.deepEqual(range('10.71.5.0/24'), ['ipRange: outside']);
    assert.deepEqual(range('10.70.0.0/32'), ['ipRange: tooSmall']);
  });

  it('looks at each reserved address', () => {
    const reserved = (text: string) =>
      about('10.70.0.0/24', { reserved: text }).map(each => each.replace('reserved: ', ''));
    assert.deepEqual(reserved('a=10.70.0.5, b=10.70.0.6'), []);
    assert.deepEqual(reserved('10.70.0.5'), ['reservedUnnamed']);
    assert.deepEqual(reserved('10.70.0.5 10.70.0.6'), ['reservedUnnamed', 'reservedUnnamed']);
    assert.deepEqual(reserved('a=10.70.0.5 a=10.70.0.6'), ['reservedTwice']);
    assert.deepEqual(reserved('a=10.70.0.5 b=10.70.0.5'), ['reservedTwice']);
    // The engine takes the first one for the gateway where none is named.
    assert.deepEqual(reserved('a=10.70.0.1'), ['reservedGateway']);
    assert.deepEqual(about('10.70.0.0/24', { gateway: '10.70.0.9', reserved: 'a=10.70.0.1' }), []);
  });

  it('needs a subnet for an ipvlan on Podman', () => {
    const options = [{ name: 'parent', value: 'eth0' }];
    assert.deepEqual(said({ driver: 'ipvlan', options }, { facts: podmanFacts }), [
      'error subnets: subnetMissing',
    ]);
  });
});

describe('subnetSize', () => {
  it('is that of the subnet, or of its range', () => {
    const whole = subnetSize(subnet('10.70.0.0/24'));
    assert.deepEqual(whole, { first: '10.70.0.0', last: '10.70.0.255', usable: 254n });
    const range = subnetSize(subnet('10.70.0.0/24', { ipRange: '10.70.0.64/26' }));
    assert.deepEqual(range, { first: '10.70.0.64', last: '10.70.0.127', usable: 64n });
    assert.equal(subnetSize(subnet('x')), undefined);
  });
});
