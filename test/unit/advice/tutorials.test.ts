import assert from 'node:assert/strict';
import type { Container, Network } from '../../../src/landscape/landscape';
import { defaultPools } from '../../../src/landscape/freeSubnets';
import { container, endpoint, network, publish, shop } from '../../lab/topologyHarnessData';
import { advise, scene } from './scene';

/** Networks in Docker's own pool, as `docker network create` makes them. */
const made = (...names: string[]): Network[] =>
  names.map((name, i) => network(name, { subnets: [{ subnet: `172.${18 + i}.0.0/16` }] }));

const run = (
  name: string,
  image: string,
  on: readonly (Network | undefined)[],
  more: Partial<Container> = {},
) =>
  container(name, {
    image,
    endpoints: on.flatMap(each => (each ? [endpoint(each, `172.20.0.${name.length}`)] : [])),
    ...more,
  });

/** What a shared network and a published door look like on an engine: IPv4 and IPv6. */
const door = (port: number) => [publish(port, port), publish(port, port, '::')];

/** The applications that tutorials end with, done right. */
const tutorials: Readonly<Record<string, () => readonly [Network[], Container[]]>> = {
  'a web application and its database': () => {
    const [app] = made('webapp-network');
    return [
      [...made('webapp-network')],
      [run('mysql-db', 'mysql:5.7', [app]), run('webapp', 'webapp', [app], { ports: door(3000) })],
    ];
  },
  'front end, back end and database on one network': () => {
    const [app] = made('app-network');
    return [
      [...made('app-network')],
      [
        run('postgres', 'postgres:15', [app]),
        run('backend', 'my-backend', [app], { ports: door(8000) }),
        run('frontend', 'my-frontend', [app], { ports: door(3000) }),
      ],
    ];
  },
  'three tiers on two networks': () => {
    const [front, back] = made('frontend-net', 'backend-net');
    return [
      [...made('frontend-net', 'backend-net')],
      [
        run('database', 'postgres:13', [back]),
        run('app-server', 'my-app:latest', [back, front]),
        run('web-server', 'nginx:latest', [front], { ports: door(80) }),
      ],
    ];
  },
  'three tiers on two networks, with a cache': () => {
    const [front, back] = made('frontend-net', 'backend-net');
    return [
      [...made('frontend-net', 'backend-net')],
      [
        run('redis', 'redis:7', [back]),
        run('postgres', 'postgres:16', [back]),
        run('api', 'my-api', [back, front]),
        run('worker', 'my-api', [back]),
        run('proxy', 'nginx:latest', [front], { ports: door(80) }),
      ],
    ];
  },
  'nginx before a web server': () => {
    const [net] = made('mynet1');
    return [
      [...made('mynet1')],
      [
        run('nginx-container', 'nginx:1', [net], { ports: door(80) }),
        run('nodeserver-container', 'nodeserver:1', [net], {
          ports: [{ protocol: 'tcp', containerPort: 8080 }],
        }),
      ],
    ];
  },
};

describe('no advice', () => {
  for (const [name, application] of Object.entries(tutorials)) {
    it(`for ${name}`, () => {
      const [networks, containers] = application();
      const predefined = [
        network('bridge', { subnets: [{ subnet: '172.17.0.0/16' }] }),
        network('host', { driver: 'host' }),
        network('none', { driver: 'null' }),
      ];
      const given = scene([...networks, ...predefined], containers, { pools: defaultPools[4] });
      assert.deepEqual(advise(given), []);
    });
  }

  it('for what is right in the sample: its one flaw is an IPv6 network with IPv4 addresses', () => {
    const { networks, containers } = shop();
    const found = advise(scene(networks, containers));
    assert.deepEqual(found, [
      'halfIpv6: shop_data shop-api-1 shop-db-1 | containers | shop-api-1 | shop-db-1',
    ]);
  });
});
