import { strict as assert } from 'node:assert';
import type { EngineFacts } from '../../../../src/landscape/engineFacts';
import { readEngineFacts } from '../../../../src/landscape/engineFacts';
import type { Container, ContainerId, Network } from '../../../../src/landscape/landscape';
import type { ContainerDetails } from '../../../../src/landscape/readDetails';
import { parseConfig } from '../../../../src/nginx/read/parseConfig';
import type { Destination } from '../../../../src/nginx/routes/destination';
import { readRoutes } from '../../../../src/nginx/routes/readRoutes';
import { routesOn } from '../../../../src/nginx/routes/routesOn';
import { container, endpoint, landscape, network, publish } from '../../../lab/topologyHarnessData';

const subnets = (octet: number) => ({
  subnets: [{ subnet: `10.${octet}.0.0/16`, gateway: `10.${octet}.0.1` }],
});
const app = network('app', subnets(1));
const other = network('other', subnets(2));
const quiet = network('quiet', {
  ...subnets(3),
  options: { 'com.docker.network.bridge.enable_icc': 'false' },
});
const bridge = network('bridge', subnets(17));
const host = network('host', { driver: 'host' });
const on = (...places: (readonly [Network, string])[]) => ({
  endpoints: places.map(([each, address]) => endpoint(each, address)),
});
const nginx = container('nginx', on([app, '10.1.0.2']));

interface Scene {
  readonly nginx?: Container;
  readonly others?: readonly Container[];
  /** Aliases by container, on the network `app`. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly facts?: EngineFacts;
  /** Of the server, before the location. */
  readonly before?: string;
}

/** Where what is passed to leads, in words. */
function leads(
  passed: string,
  { others = [], aliases = {}, before = '', ...scene }: Scene,
): string {
  const proxy = scene.nginx ?? nginx;
  const seen = landscape([app, other, quiet, bridge, host], [proxy, ...others]);
  const routes = readRoutes(
    parseConfig(
      `http { server { listen 80; ${before} location / { proxy_pass ${passed}; } } }`,
      '/c',
    ),
  );
  const details = (id: ContainerId): ContainerDetails | undefined => {
    const names = aliases[id.slice('c-'.length)];
    return names && { names: new Map([['app', { aliases: names, dnsNames: names }]]), exposed: [] };
  };
  const [located] = routesOn(seen, proxy, routes, details, scene.facts);
  return (located?.destinations ?? []).map(words).join(', ');
}

function words(destination: Destination): string {
  if (destination.kind === 'reached') {
    const { container: to, by, network: over, sharedWith, ownPort } = destination;
    const more = [
      ...(sharedWith.length ? [`also ${sharedWith.map(({ name }) => name).join()}`] : []),
      ...(ownPort === undefined ? [] : [`not ${ownPort}`]),
    ];
    return [to.name, 'by', by, ...(over ? ['on', over.name] : []), ...more].join(' ');
  }
  if (destination.kind !== 'broken') return destination.kind;
  const { reason, container: meant } = destination;
  const similar = reason.kind === 'unknownName' ? reason.similar : undefined;
  const obstacles = reason.kind === 'noWay' ? reason.obstacles.map(({ kind }) => kind) : [];
  return [`broken: ${reason.kind}`, meant?.name, similar, ...obstacles].filter(Boolean).join(' ');
}

describe('routesOn', () => {
  const api = container('shop-api-1', { ...on([app, '10.1.0.3']), service: 'api' });

  it('finds a container by its name, its service, its alias and with the network’s name', () => {
    const others = [api];
    const found = 'shop-api-1 by name on app';
    assert.equal(leads('http://shop-api-1:80', { others }), found);
    assert.equal(leads('http://SHOP-API-1:80', { others }), found);
    assert.equal(leads('http://api', { others }), found);
    assert.equal(leads('http://shop-api-1.app', { others }), found);
    assert.equal(
      leads('http://backend', { others, aliases: { 'shop-api-1': ['backend'] } }),
      found,
    );
    assert.equal(leads('http://10.1.0.3', { others }), 'shop-api-1 by address on app');
  });

  it('says who shares the name, and leads to one that runs', () => {
    const stopped = container('shop-api-0', { ...on([app, '']), service: 'api', state: 'exited' });
    const second = container('shop-api-2', { ...on([app, '10.1.0.4']), service: 'api' });
    assert.equal(
      leads('http://api', { others: [stopped, api, second] }),
      'shop-api-1 by name on app also shop-api-2',
    );
  });

  it('knows the services of a Swarm', () => {
    const task = container('web.1.x', {
      ...on([app, '10.1.0.5']),
      labels: { 'com.docker.swarm.service.name': 'stack_web' },
    });
    assert.equal(leads('http://stack_web', { others: [task] }), 'web.1.x by name on app');
    assert.equal(leads('http://tasks.stack_web', { others: [task] }), 'web.1.x by name on app');
  });

  it('says that a container is stopped', () => {
    const others = [{ ...api, state: 'exited' as const }];
    assert.equal(leads('http://shop-api-1', { others }), 'broken: stopped shop-api-1');
  });

  it('says who has the name on another network', () => {
    const far = container('api', on([other, '10.2.0.3']));
    assert.equal(leads('http://api', { others: [far] }), 'broken: noSharedNetwork api');
    assert.equal(
      leads('http://10.2.0.3', { others: [far] }),
      'broken: noWay api noSharedNetwork isolatedNetworks',
    );
  });

  it('says that the default bridge has no names, but leads by address', () => {
    const proxy = container('nginx', on([bridge, '10.17.0.2']));
    const others = [container('api', on([bridge, '10.17.0.3']))];
    assert.equal(leads('http://api', { nginx: proxy, others }), 'broken: noNames api');
    assert.equal(leads('http://10.17.0.3', { nginx: proxy, others }), 'api by address on bridge');
  });

  it('says what closes the way between two that share a network', () => {
    const proxy = container('nginx', on([quiet, '10.3.0.2']));
    const others = [container('api', on([quiet, '10.3.0.3']))];
    assert.equal(leads('http://api', { nginx: proxy, others }), 'broken: noWay api iccOff');
  });

  it('suggests the name that was meant', () => {
    const others = [container('shop_api', on([app, '10.1.0.3']))];
    assert.equal(leads('http://shop-api', { others }), 'broken: unknownName shop_api');
    assert.equal(leads('http://shop', { others }), 'broken: unknownName shop_api');
    assert.equal(leads('http://shop_apj', { others }), 'broken: unknownName shop_api');
    assert.equal(leads('http://database', { others }), 'broken: unknownName');
  });

  it('leaves hosts elsewhere alone', () => {
    assert.equal(leads('https://example.com', {}), 'outside');
    assert.equal(leads('http://192.0.2.7', {}), 'outside');
    assert.equal(leads('http://api.app', {}), 'broken: unknownName');
    assert.equal(leads('http://unix:/run/a.sock', {}), 'socket');
    assert.equal(leads('http://$host', {}), 'variable');
  });

  it('takes the loopback address for the container itself and those that share its network', () => {
    assert.equal(leads('http://localhost:3000', {}), 'ownPort');
    assert.equal(leads('http://127.0.0.1:80', {}), 'nginx by localhost');
    const guest = container('app', {
      networkMode: { kind: 'container', containerId: nginx.id },
      ports: [{ protocol: 'tcp', containerPort: 3000 }],
    });
    const silent = { ...guest, id: 'c-x' as ContainerId, name: 'silent', ports: [] };
    assert.equal(leads('http://[::1]:3000', { others: [guest, silent] }), 'app by localhost');
    assert.equal(leads('http://localhost:3001', { others: [guest, silent] }), 'ownPort');
    assert.equal(leads('http://localhost:9', { others: [silent] }), 'ownPort');
  });

  it('finds by the host’s address what publishes the port', () => {
    const others = [
      container('web', { ...on([other, '10.2.0.3']), ports: [publish(8080, 80)] }),
      container('local', { ...on([other, '10.2.0.4']), ports: [publish(8081, 80, '127.0.0.1')] }),
    ];
    assert.equal(leads('http://10.1.0.1:8080', { others }), 'web by published');
    assert.equal(leads('http://host.docker.internal:8080', { others }), 'web by published');
    assert.equal(leads('http://10.1.0.1:8081', { others }), 'outside');
    assert.equal(leads('http://10.1.0.1:9', { others }), 'outside');
    const proxy = container('nginx', {
      networkMode: { kind: 'host' },
      endpoints: [endpoint(host)],
    });
    assert.equal(leads('http://127.0.0.1:8081', { nginx: proxy, others }), 'local by published');
    assert.equal(leads('http://10.2.0.3', { nginx: proxy, others }), 'web by address on other');
    assert.equal(leads('http://web', { nginx: proxy, others }), 'broken: hostMode web');
  });

  it('notices the published port in the place of the container’s own', () => {
    const others = [container('web', { ...on([app, '10.1.0.3']), ports: [publish(8080, 80)] })];
    assert.equal(leads('http://web:8080', { others }), 'web by name on app not 80');
    assert.equal(leads('http://web:80', { others }), 'web by name on app');
  });

  it('asks for a resolver where a name is needed with each request', () => {
    const others = [container('api', on([app, '10.1.0.3']))];
    const late = (resolver: string, facts?: EngineFacts) =>
      leads('http://$to', {
        others,
        before: `${resolver} set $to api;`,
        ...(facts ? { facts } : {}),
      });
    assert.equal(late(''), 'broken: noResolver api');
    assert.equal(late('resolver 127.0.0.11;'), 'api by name on app');
    assert.equal(late('resolver 8.8.8.8;'), 'broken: otherResolver api');
    assert.equal(late('resolver 8.8.8.8 127.0.0.11;'), 'api by name on app');
    const localhost = 'resolver 127.0.0.11; set $to localhost:80;';
    assert.equal(leads('http://$to', { before: localhost }), 'broken: hostsFile');
    const podman = readEngineFacts({}, { Components: [{ Name: 'Podman Engine' }] });
    assert.equal(late('resolver 10.1.0.1;', podman), 'api by name on app');
    assert.equal(late('resolver 127.0.0.11;', podman), 'broken: otherResolver api');
    const docker = readEngineFacts({}, { ApiVersion: '1.51' });
    assert.equal(late('resolver 10.1.0.1;', docker), 'broken: otherResolver api');
  });

  it('shows where a stopped nginx would lead', () => {
    const proxy = { ...nginx, state: 'exited' as const };
    assert.equal(leads('http://api', { nginx: proxy, others: [api] }), 'shop-api-1 by name on app');
  });
});
