import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  emptyEndpointDraft,
  type EndpointDraft,
  endpointFields,
  endpointProblems,
  settingsOfEndpoint,
} from '../../../src/landscape/endpointDraft';
import { freeAddresses } from '../../../src/landscape/usedAddresses';
import { engineFacts, landscapeOf, network, podmanFacts } from './draftSample';

const blue = network({
  Name: 'blue',
  EnableIPv6: true,
  IPAM: {
    Config: [
      { Subnet: '10.80.0.0/24', AuxiliaryAddresses: { router: '10.80.0.2' } },
      { Subnet: 'fd80::/64', Gateway: 'fd80::9' },
    ],
  },
});
const facts = engineFacts('1.51');

function said(part: Partial<EndpointDraft>, on = blue, by = facts): readonly string[] {
  const draft = { ...emptyEndpointDraft, ...part };
  return endpointProblems(draft, on, landscapeOf(on), by).map(
    ({ severity, field, reason }) => `${severity} ${field}: ${reason.kind}`,
  );
}

describe('endpointProblems', () => {
  it('knows addresses that are nonsense, elsewhere or taken', () => {
    assert.deepEqual(said({ ipv4: ' 10.80.0.9 ', ipv6: 'FD80:0::1' }), []);
    assert.deepEqual(said({ ipv4: 'fd80::7' }), ['error ipv4: notAddress']);
    assert.deepEqual(said({ ipv4: '10.81.0.9' }), ['error ipv4: outside']);
    assert.deepEqual(said({ ipv4: '10.80.0.255' }), ['error ipv4: edge']);
    // Reserved, the gateway that is said, and the one that is not.
    assert.deepEqual(said({ ipv4: '10.80.0.2' }), ['error ipv4: taken']);
    assert.deepEqual(said({ ipv6: 'fd80::9' }), ['error ipv6: taken']);
    assert.deepEqual(said({ ipv4: '10.80.0.1' }), ['error ipv4: taken']);
  });

  it('warns where the subnet looks as if the engine had chosen it', () => {
    const auto = network({
      IPAM: { Config: [{ Subnet: '172.20.0.0/16', Gateway: '172.20.0.1' }] },
    });
    assert.deepEqual(said({ ipv4: '172.20.0.9' }, auto), ['warning ipv4: chosenByEngine']);
    assert.deepEqual(said({ ipv4: '172.20.0.9' }, auto, podmanFacts), []);
  });

  it('knows everything else that an engine refuses', () => {
    assert.deepEqual(said({ linkLocalIps: '169.254.1.1, fe80::1' }), []);
    assert.deepEqual(said({ linkLocalIps: '10.0.0.1' }), ['error linkLocalIps: notLinkLocal']);
    assert.deepEqual(said({ aliases: 'web a/b' }), ['warning aliases: oddAlias']);
    assert.deepEqual(said({ mac: 'zz' }, blue, engineFacts('1.54')), ['error mac: notMac']);
    assert.deepEqual(said({ gatewayPriority: '1.5' }), ['error gatewayPriority: notPriority']);
    for (const interfaceName of ['a/b', 'x'.repeat(16), 'lo']) {
      assert.deepEqual(said({ interfaceName }), ['error interfaceName: notInterface']);
    }
    const name = 'com.docker.network.endpoint.ifname';
    assert.deepEqual(said({ driverOptions: [{ name, value: 'a/b' }] }), [
      'error driverOptions: notInterface',
    ]);
  });

  it('says nothing about what this engine does not take, and does not send it', () => {
    const old = engineFacts('1.41');
    const part = { mac: 'zz', gatewayPriority: 'x', interfaceName: 'a/b' };
    assert.deepEqual(said(part, blue, old), []);
    const draft = { ...emptyEndpointDraft, ...part };
    assert.deepEqual(settingsOfEndpoint(draft, endpointFields(blue, old)), {});
  });

  it('takes whatever is typed', () => {
    const pair = fc.record({ name: fc.string(), value: fc.string() });
    const any = fc.record({
      ...{ aliases: fc.string(), ipv4: fc.string(), ipv6: fc.string(), linkLocalIps: fc.string() },
      ...{ mac: fc.string(), gatewayPriority: fc.string(), interfaceName: fc.string() },
      driverOptions: fc.array(pair),
    });
    fc.assert(
      fc.property(any, draft => {
        endpointProblems(draft, blue, landscapeOf(blue), facts);
        settingsOfEndpoint(draft, endpointFields(blue, facts));
      }),
    );
  });
});

describe('freeAddresses', () => {
  it('leaves out gateways, said or not, and what is reserved', () => {
    const landscape = landscapeOf(blue);
    assert.deepEqual(freeAddresses(landscape, blue, 4, 2), ['10.80.0.3', '10.80.0.4']);
    assert.deepEqual(freeAddresses(landscape, blue, 6, 2), ['fd80::1', 'fd80::2']);
  });

  it('stays in the range that addresses are taken from', () => {
    const ranged = network({
      IPAM: { Config: [{ Subnet: '10.81.0.0/16', IPRange: '10.81.5.0/24' }] },
    });
    assert.deepEqual(freeAddresses(landscapeOf(ranged), ranged, 4, 1), ['10.81.5.1']);
    assert.deepEqual(freeAddresses(landscapeOf(ranged), ranged, 6, 1), []);
  });
});
