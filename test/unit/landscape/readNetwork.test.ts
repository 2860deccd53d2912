import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Network } from '../../../src/landscape/landscape';
import { readNetwork } from '../../../src/landscape/readNetwork';
import { hex, rawNetwork } from './payloads';
import { hostileTexts } from '../../lab/hostile';

function read(part: Readonly<Record<string, unknown>> = {}): Network {
  const network = readNetwork(rawNetwork(part));
  assert.ok(network);
  return network;
}

describe('readNetwork', () => {
  it('reads a bridge network', () => {
    assert.deepEqual(read(), {
      id: hex('a'),
      name: 'shop_frontend',
      driver: 'bridge',
      scope: 'local',
      created: '2025-01-01T10:00:00.123456789Z',
      isInternal: false,
      isAttachable: false,
      isIngress: false,
      isConfigOnly: false,
      hasIpv4: true,
      hasIpv6: false,
      isPredefined: false,
      subnets: [{ subnet: '172.18.0.0/16', gateway: '172.18.0.1' }],
      labels: {},
      options: {},
    });
  });

  it('takes no time from the network that Podman makes up at each look', () => {
    const IPAM = { Driver: 'default', Options: { driver: 'host-local' } };
    assert.equal(read({ Name: 'bridge', IPAM }).created, '');
    assert.notEqual(read({ Name: 'own', IPAM }).created, '');
  });

  it('reads what makes a network special', () => {
    const flags = { Internal: true, Attachable: true, Ingress: true, ConfigOnly: true };
    const { isInternal, isAttachable, isIngress, isConfigOnly, hasIpv6 } = read({
      ...flags,
      EnableIPv6: true,
    });
    assert.ok(isInternal && isAttachable && isIngress && isConfigOnly && hasIpv6);
  });

  it('reads several subnets, without what the engine leaves empty', () => {
    const Config = [
      { Subnet: '10.1.0.0/24', IPRange: '10.1.0.128/25', Gateway: '10.1.0.1' },
      { Subnet: 'fd00::/64', Gateway: '' },
      { Gateway: '10.9.0.1' },
    ];
    assert.deepEqual(read({ IPAM: { Config } }).subnets, [
      { subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: '10.1.0.128/25' },
      { subnet: 'fd00::/64' },
    ]);
    assert.deepEqual(read({ IPAM: { Config: null } }).subnets, []);
  });

  for (const name of ['bridge', 'host', 'none', 'ingress', 'docker_gwbridge', 'podman']) {
    it(`knows that ${name} is the engine’s own`, () =>
      assert.ok(read({ Name: name }).isPredefined));
  }

  it('knows the Compose project', () => {
    const Labels = { 'com.docker.compose.project': 'shop' };
    assert.equal(read({ Labels }).project, 'shop');
  });

  it('keeps every hostile text as the text it is', () => {
    for (const text of hostileTexts) {
      const map = JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`) as unknown;
      const { name, labels, options } = read({ Name: text, Labels: map, Options: map });
      assert.equal(name, text);
      assert.deepEqual(Object.entries(labels), [[text, text]]);
      assert.deepEqual(Object.entries(options), [[text, text]]);
    }
  });

  it('never throws, whatever JSON comes', () => {
    const anything = fc.jsonValue();
    const keys = Object.keys(rawNetwork());
    const parts = fc.record(Object.fromEntries(keys.map(key => [key, anything])));
    fc.assert(
      fc.property(fc.oneof(anything, parts), raw => {
        const network = readNetwork(raw);
        if (network) assert.deepEqual(JSON.parse(JSON.stringify(network)), network);
      }),
      { numRuns: 500 },
    );
  });
});
