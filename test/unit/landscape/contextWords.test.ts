import assert from 'node:assert/strict';
import { attachmentsOf } from '../../../src/landscape/attachments';
import { containerWords, networkWords } from '../../../src/landscape/contextWords';
import type { Container, Network } from '../../../src/landscape/landscape';
import { container, namespaceOf, network } from '../nginx/sample';

const none = network('none', { driver: 'null' });
const host = network('host');

describe('networkWords', () => {
  const table: readonly (readonly [string, Network, string])[] = [
    ['a network of one’s own', network('app'), 'connectable network removable runnable'],
    ['bridge', network('bridge'), 'connectable network runnable'],
    ['host', host, 'network'],
    ['none', none, 'network'],
    [
      'an overlay that takes services only',
      network('over', { scope: 'swarm' }),
      'connectable network removable',
    ],
    [
      'an attachable overlay',
      network('over', { scope: 'swarm', isAttachable: true }),
      'connectable network removable runnable',
    ],
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
    [
      'a member',
      owner,
      network('app'),
      'connectable container disconnectable endpoint enterable stoppable',
    ],
    [
      'a member, by itself',
      owner,
      undefined,
      'connectable container disconnectable enterable stoppable',
    ],
    [
      'one elsewhere',
      owner,
      network('other'),
      'connectable container endpoint enterable stoppable',
    ],
    [
      'one with an IPv6 only',
      addressed,
      undefined,
      'addressed connectable container disconnectable enterable stoppable',
    ],
    [
      'one on host',
      container('agent', ['host'], { networkMode: { kind: 'host' } }),
      host,
      'container endpoint enterable hosted stoppable',
    ],
    [
      'one on none',
      container('alone', ['none'], { networkMode: { kind: 'none' } }),
      none,
      'container endpoint enterable stoppable',
    ],
    [
      'one that is paused',
      container('web', [], { state: 'paused' }),
      undefined,
      'connectable container stoppable',
    ],
    [
      'one that is restarting',
      container('web', [], { state: 'restarting' }),
      undefined,
      'connectable container stoppable',
    ],
    [
      'one that has stopped',
      container('web', [], { state: 'exited' }),
      undefined,
      'connectable container startable',
    ],
    [
      'one that never ran',
      container('web', [], { state: 'created' }),
      undefined,
      'connectable container startable',
    ],
    ['a dead one', container('web', [], { state: 'dead' }), undefined, 'connectable container'],
    [
      'one that shares a namespace',
      sharer,
      network('app'),
      'container endpoint enterable stoppable',
    ],
    ['one being removed', container('old', [], { state: 'removing' }), undefined, 'container'],
    [
      'one that publishes TCP',
      container('web', [], port('tcp')),
      undefined,
      'connectable container enterable published stoppable',
    ],
    [
      'one that publishes UDP',
      container('dns', [], port('udp')),
      undefined,
      'connectable container enterable stoppable',
    ],
    [
      'one that only exposes',
      container('web', [], port('tcp', false)),
      undefined,
      'connectable container enterable stoppable',
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
