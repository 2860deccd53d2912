import assert from 'node:assert/strict';
import { joinFiles } from '../../../src/compose/composeProject';
import { type Plan, planOf, unknownAddress } from '../../../src/compose/plan';
import { readComposeFile } from '../../../src/compose/readComposeFile';
import { emptyLandscape, type Landscape } from '../../../src/landscape/landscape';
import { reach } from '../../../src/landscape/reachability';
import { readLandscape } from '../../../src/landscape/readLandscape';

const planned = (text: string, engine: Landscape = emptyLandscape, name?: string): Plan =>
  planOf(joinFiles([readComposeFile(text)], true), name ?? 'shop', engine);

const networkNames = ({ landscape }: Plan) => landscape.networks.map(({ name }) => name);
const containerNames = ({ landscape }: Plan) => landscape.containers.map(({ name }) => name);
const container = ({ landscape }: Plan, name: string) => {
  const found = landscape.containers.find(each => each.name === name);
  assert.ok(found, `${name} of ${landscape.containers.map(each => each.name).join()}`);
  return found;
};
const reaches = (plan: Plan, from: string, to: string) =>
  reach(plan.landscape, container(plan, from), container(plan, to));

const shop = `
services:
  web:
    image: nginx
    ports: ["8080:80", "127.0.0.1:9000-9010:90", "53"]
    networks: [front]
  api:
    image: api
    container_name: the-api
    networks:
      front: { aliases: [backend] }
      data: { ipv4_address: 10.9.0.5 }
  db:
    image: redis
    networks: [data]
networks:
  front: { driver: bridge, attachable: true }
  data:
    name: vault
    internal: true
    ipam: { config: [{ subnet: 10.9.0.0/24 }] }
  spare:
`;

describe('a plan of a Compose file', () => {
  it('has the networks that services are on, by the names that Compose would give', () => {
    const plan = planned(shop);
    assert.deepEqual(networkNames(plan), ['shop_front', 'vault']);
    const [front, vault] = plan.landscape.networks;
    assert.equal(front?.isAttachable, true);
    assert.equal(vault?.isInternal, true);
    assert.deepEqual(vault.subnets, [{ subnet: '10.9.0.0/24' }]);
    assert.deepEqual(networkNames(planned('services: { a: { image: b } }')), ['shop_default']);
  });

  it('has a container for each service, with its ports and addresses', () => {
    const plan = planned(shop);
    assert.deepEqual(containerNames(plan), ['shop-db-1', 'shop-web-1', 'the-api']);
    const { ports, state, image } = container(plan, 'shop-web-1');
    assert.deepEqual([state, image], ['planned', 'nginx']);
    assert.deepEqual(ports, [
      { protocol: 'tcp', containerPort: 80, published: { address: '0.0.0.0', port: 8080 } },
      { protocol: 'tcp', containerPort: 90, published: { address: '127.0.0.1', port: 9000 } },
      { protocol: 'tcp', containerPort: 53 },
    ]);
    const api = container(plan, 'the-api');
    assert.deepEqual(
      api.endpoints.map(({ networkKey, ipv4, fixedIpv4 }) => [networkKey, ipv4, fixedIpv4]),
      [
        ['shop_front', unknownAddress, undefined],
        ['vault', '10.9.0.5', '10.9.0.5'],
      ],
    );
    assert.deepEqual(plan.details.get(api.id)?.names.get('shop_front'), {
      aliases: ['api', 'backend'],
      dnsNames: ['the-api', 'api', 'backend'],
    });
  });

  it('answers who would reach whom, and why not', () => {
    const plan = planned(shop);
    const [way] = reaches(plan, 'shop-db-1', 'the-api').ways;
    assert.equal(way?.network?.name, 'vault');
    assert.deepEqual([way.addresses, way.hasNames], [['10.9.0.5'], true]);
    assert.equal(reaches(plan, 'shop-web-1', 'the-api').ways.length, 1);
    const { ways, obstacles } = reaches(plan, 'shop-web-1', 'shop-db-1');
    assert.deepEqual([ways, obstacles[0]?.kind], [[], 'noSharedNetwork']);
  });

  it('has as many containers as are wanted', () => {
    const text = (count: string) => `services: { a: { image: b, deploy: { replicas: ${count} } } }`;
    assert.deepEqual(containerNames(planned(text('3'))), ['shop-a-1', 'shop-a-2', 'shop-a-3']);
    assert.deepEqual(containerNames(planned(text('0'))), []);
    assert.deepEqual(containerNames(planned(text('"${COUNT}"'))), ['shop-a-1']);
    assert.equal(containerNames(planned(text('1000000'))).length, 30);
    assert.equal(containerNames(planned(text('-4'))).length, 1);
  });

  it('knows network modes', () => {
    const plan = planned(`
services:
  host: { image: a, network_mode: host }
  none: { image: a, network_mode: none }
  main: { image: a }
  side: { image: a, network_mode: "service:main" }
  old: { image: a, network_mode: bridge }
  other: { image: a, network_mode: "container:elsewhere" }
`);
    const mode = (name: string) => container(plan, `shop-${name}-1`).networkMode;
    assert.deepEqual(mode('host'), { kind: 'host' });
    assert.deepEqual(mode('none'), { kind: 'none' });
    const { id } = container(plan, 'shop-main-1');
    assert.deepEqual(mode('side'), { kind: 'container', containerId: id });
    assert.deepEqual(networkNames(plan), ['bridge', 'host', 'none', 'shop_default']);
    assert.equal(reaches(plan, 'shop-side-1', 'shop-main-1').ways[0]?.kind, 'localhost');
    assert.equal(reaches(plan, 'shop-none-1', 'shop-main-1').ways.length, 0);
    assert.deepEqual(container(plan, 'shop-other-1').endpoints, []);
  });

  it('takes external networks from the engine, where it has them', () => {
    const engine = readLandscape({
      networks: [
        {
          ...{ Id: 'c'.repeat(64), Name: 'corp', Driver: 'macvlan', Scope: 'local' },
          IPAM: { Config: [{ Subnet: '192.168.7.0/24' }] },
        },
        { Id: 'd'.repeat(64), Name: 'shop_front', Driver: 'bridge', Scope: 'local' },
      ],
      containers: [],
    });
    const text = `
services: { a: { image: b, networks: [corp, gone, front] } }
networks: { corp: { external: true }, gone: { external: true }, front: }
`;
    const plan = planned(text, engine);
    const found = new Map(plan.landscape.networks.map(each => [each.name, each]));
    assert.equal(found.get('corp')?.driver, 'macvlan');
    assert.deepEqual([...found.keys()], ['corp', 'gone', 'shop_front']);
    // One that Compose will make is not the one that is there by chance.
    assert.match(found.get('shop_front')?.id ?? '', /^plan:/);
  });

  it('says where each thing is written', () => {
    const plan = planned(shop);
    const from = (name: string) => plan.written.get(container(plan, name).id);
    assert.deepEqual(from('the-api'), { kind: 'service', key: 'api' });
    const [front] = plan.landscape.networks;
    assert.deepEqual(plan.written.get(front?.id ?? ''), { kind: 'network', key: 'front' });
  });

  it('is made of whatever somebody writes', () => {
    const texts = [
      '',
      'services: []',
      'services: { a: }',
      'services: { a: { network_mode: "service:a" }, b: { network_mode: "service:nobody" } }',
      'services: { a: { networks: { __proto__: { aliases: [{}] }, "<b>": null } } }',
      'services: { a: { ports: ["99999:80", "x", { target: 80, published: "${P}" }] } }',
      'services: { a: { networks: { n: { ipv4_address: "no address" } } } }',
    ];
    for (const text of texts) {
      const plan = planned(text);
      for (const one of plan.landscape.containers) reach(plan.landscape, one, one);
    }
  });
});
