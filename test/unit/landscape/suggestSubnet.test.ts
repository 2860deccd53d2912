import assert from 'node:assert/strict';
import { suggestSubnet } from '../../../src/landscape/suggestSubnet';
import { engineFacts, landscapeOf, network } from './draftSample';

const facts = engineFacts('1.51');
const pools = engineFacts('1.51', { DefaultAddressPools: [{ Base: '10.5.0.0/23', Size: 24 }] });
const taken = network({
  IPAM: { Config: [{ Subnet: '172.17.0.0/16' }, { Subnet: '10.5.0.0/24' }] },
});

describe('suggestSubnet', () => {
  it('is the next one of Docker’s own pools, past networks and routes', () => {
    assert.equal(suggestSubnet(4, landscapeOf(), facts, []), '172.17.0.0/16');
    assert.equal(suggestSubnet(4, landscapeOf(taken), facts, []), '172.18.0.0/16');
    const routes = ['172.18.5.0/24', 'nonsense', 'fd00::/8'];
    assert.equal(suggestSubnet(4, landscapeOf(taken), facts, routes), '172.19.0.0/16');
  });

  it('is one of the engine’s pools where it says which it has, and none when they are used up', () => {
    assert.equal(suggestSubnet(4, landscapeOf(taken), pools, []), '10.5.1.0/24');
    assert.equal(suggestSubnet(4, landscapeOf(taken), pools, ['10.5.1.0/24']), undefined);
  });

  it('is a private one for IPv6', () => {
    assert.match(suggestSubnet(6, landscapeOf(taken), pools, []) ?? '', /^fd.*\/64$/);
  });
});
