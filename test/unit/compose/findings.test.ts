import { strict as assert } from 'node:assert';
import { composeScene } from './composeScene';
import { findingsOf } from '../../../src/compose/findings';

/** Each finding as its kind and the text it is about. */
function found(text: string, options: Parameters<typeof composeScene>[1] = {}): string[] {
  const scene = composeScene(text, options);
  return findingsOf(scene).map(
    ({ kind, span: { start, end } }) => `${kind} ${text.slice(start, end)}`,
  );
}

describe('findings in a Compose file', () => {
  it('are a network that no service is on', () => {
    const text = 'services: {a: {networks: [x]}}\nnetworks: {x: , y: }';
    assert.deepEqual(found(text), ['unused y']);
    // Whoever does not say a network is on the default one.
    assert.deepEqual(found('services: {a: }\nnetworks: {default: {driver: bridge}}'), []);
    assert.deepEqual(found('services: {a: {network_mode: host}}\nnetworks: {default: }'), [
      'unused default',
    ]);
  });

  it('are none where it cannot be known who is on a network', () => {
    for (const service of ['extends: b', 'network_mode: "${MODE:-host}"', 'networks: ["${N}"]']) {
      assert.deepEqual(found(`services: {a: {${service}}}\nnetworks: {y: }`), [], service);
    }
    assert.deepEqual(found('include: [b.yaml]\nservices: {a: }\nnetworks: {y: }'), []);
    assert.deepEqual(found('networks: {y: }'), [], 'a part of something else');
    const override = 'services: {a: {networks: [y]}}';
    assert.deepEqual(found('services: {a: }\nnetworks: {y: }', { others: [override] }), []);
  });

  it('are a network that is not declared', () => {
    assert.deepEqual(found('services: {a: {networks: [x, default]}}'), ['undeclared x']);
    assert.deepEqual(found('services: {a: {networks: {x: {}}}}'), ['undeclared x']);
    assert.deepEqual(found('services: {a: {networks: [x]}}', { others: ['networks: {x: }'] }), []);
    assert.deepEqual(found('include: [b.yaml]\nservices: {a: {networks: [x]}}'), []);
    assert.deepEqual(found('services: {a: {networks: [x]}}', { areAll: false }), []);
  });

  it('are subnets that overlap others on the engine or in the file', () => {
    const text = (subnet: string) =>
      `services: {a: {networks: [x]}}\nnetworks: {x: {ipam: {config: [{subnet: ${subnet}}]}}}`;
    const networks = [{ name: 'vpn', subnet: '10.9.0.0/16' }];
    assert.deepEqual(found(text('10.9.1.0/24'), { networks }), ['overlaps 10.9.1.0/24']);
    assert.deepEqual(found(text('10.10.0.0/24'), { networks }), []);
    assert.deepEqual(found(text('"${NET:-10.9.1.0/24}"'), { networks }), []);
    // Its own network is there already.
    const own = [{ name: 'shop_x', key: 'x', subnet: '10.9.1.0/24' }];
    assert.deepEqual(found(text('10.9.1.0/24'), { networks: own }), []);
    const both =
      'services: {a: {networks: [x, y]}}\nnetworks: {x: {ipam: {config: [{subnet: 10.1.0.0/16}]}}, y: {ipam: {config: [{subnet: 10.1.2.0/24}]}}}';
    assert.deepEqual(found(both), ['overlapsWritten 10.1.0.0/16', 'overlapsWritten 10.1.2.0/24']);
  });

  it('are data stores that everybody reaches', () => {
    const service = (body: string) => found(`services: {a: {${body}}}`);
    assert.deepEqual(service('ports: ["5432:5432"]'), ['publishedData "5432:5432"']);
    assert.deepEqual(service('ports: ["5432"]'), ['publishedData "5432"']);
    assert.deepEqual(service('image: postgres:17, ports: ["9999:9999"]'), [
      'publishedData "9999:9999"',
    ]);
    assert.equal(service('ports: [{target: 6379, published: 6379}]').length, 1);
    for (const body of [
      'ports: ["127.0.0.1:5432:5432"]',
      'ports: ["[::1]:5432:5432"]',
      'ports: ["${HOST:-0.0.0.0}:5432:5432"]',
      'ports: ["5432:5432/udp"]',
      'ports: ["8080:80"]',
      'ports: [{target: 6379, host_ip: 127.0.0.1}]',
      'ports: [{target: 6379, host_ip: "${IP}"}]',
      'network_mode: host, ports: ["5432:5432"]',
      'expose: [5432]',
    ]) {
      assert.deepEqual(service(body), [], body);
    }
  });

  it('are external networks that are not there, where somebody knows', () => {
    const text =
      'services: {a: {networks: [x, y, z]}}\nnetworks: {x: {external: true}, y: {external: true, name: corp}, z: {external: true, name: "${Z}"}}';
    assert.deepEqual(found(text), ['missing x', 'missing y']);
    assert.deepEqual(found(text, { networks: [{ name: 'corp' }] }), ['missing x']);
    assert.deepEqual(found(text, { isConnected: false }), []);
    // Compose does not look for one that no service is on.
    assert.deepEqual(found('services: {a: }\nnetworks: {x: {external: true}}'), ['unused x']);
  });

  it('are said once of an anchor that two services share', () => {
    const text = `x-ports: &p
  - "5432:5432"
services:
  a: {ports: *p}
  b: {ports: *p}
`;
    assert.deepEqual(found(text), ['publishedData "5432:5432"']);
  });
});
