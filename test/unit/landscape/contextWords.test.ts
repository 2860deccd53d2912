import assert from 'node:assert/strict';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { containerWords, networkWords } from '../../../src/landscape/contextWords';
import type { Container, Network } from '../../../src/landscape/landscape';
import { container, namespaceOf, network } from '../nginx/sample';

const none = network('none', { driver: 'null' });
const host = network('host');

describe('networkWords', () => {
  const table: readonly (readonly [string, Network, string])[] = [
    ['a network of one’s own', network('app'), 'connectable network removable'],
    ['bridge', network('bridge'), 'connectable network'],
    ['host', host, 'network'],
    ['none', none, 'network'],
    ['ingress', network('ingress', { isIngress: true, isPredefined: true }), 'network'],
    ['docker_gwbridge', network('docker_gwbridge', { isPredefined: true }), 'network'],
    ['a template', network('tpl', { isConfigOnly: true, driver: 'null' }), 'network removable'],
  ];
  for (const [name, record, words] of table) {
    it(`offers “${words}” for ${name}`, () => assert.equal(networkWords(record), words));
  }
});

describe('containerWords', () => {
  const owner = container('web', ['app']);
  const addressed = container('web', ['app'], {
    endpoints: [{ networkKey: 'app', networkId: network('app').id, ipv6: 'fd00::2' }],
  });
  const port = (protocol: string, isPublished = true) => ({
    ports: [
      {
        ...{ protocol, containerPort: 80 },
        ...(isPublished ? { published: { address: '0.0.0.0', port: 8080 } } : {}),
      },
    ],
  });
  const sharer = container('side', [], { networkMode: namespaceOf('web') });
  const table: readonly (readonly [string, Container, Network | undefined, string])[] = [
    ['a member', owner, network('app'), 'connectable container disconnectable endpoint'],
    ['a member, by itself', owner, undefined, 'connectable container disconnectable'],
    ['one elsewhere', owner, network('other'), 'connectable container endpoint'],
    [
      'one with an IPv6 only',
      addressed,
      undefined,
      'addressed connectable container disconnectable',
    ],
    [
      'one on host',
      container('agent', ['host'], { networkMode: { kind: 'host' } }),
      host,
      'container endpoint',
    ],
    [
      'one on none',
      container('alone', ['none'], { networkMode: { kind: 'none' } }),
      none,
      'container endpoint',
    ],
    ['one that shares a namespace', sharer, network('app'), 'container endpoint'],
    ['one being removed', container('old', [], { state: 'removing' }), undefined, 'container'],
    [
      'one that publishes TCP',
      container('web', [], port('tcp')),
      undefined,
      'connectable container published',
    ],
    [
      'one that publishes UDP',
      container('dns', [], port('udp')),
      undefined,
      'connectable container',
    ],
    [
      'one that only exposes',
      container('web', [], port('tcp', false)),
      undefined,
      'connectable container',
    ],
  ];
  for (const [name, record, on, words] of table) {
    it(`offers “${words}” for ${name}`, () => {
      const containers = record === sharer ? [owner, sharer] : [record];
      const networks = [network('app'), network('other'), host, none];
      const attachments = attachmentsOf({ networks, containers });
      assert.equal(containerWords(record, attachments, on), words);
    });
  }
});
