import assert from 'node:assert/strict';
import {
  adviceKey,
  type AdviceScene,
  type RuleId,
  ruleIds,
} from '../../../src/landscape/advice/advice';
import { adviceOn } from '../../../src/landscape/advice/rules';
import { parseCidr } from '../../../src/landscape/cidr';
import { defaultPools } from '../../../src/landscape/freeSubnets';
import type { Container, Network, NetworkId } from '../../../src/landscape/landscape';
import { container, endpoint, network, publish } from '../../lab/topologyHarnessData';
import { advise, scene } from './scene';

const app = network('app', { subnets: [{ subnet: '172.20.0.0/16', gateway: '172.20.0.1' }] });
const back = network('back', { subnets: [{ subnet: '172.21.0.0/16' }] });
const inner = network('inner', { isInternal: true, subnets: [{ subnet: '172.22.0.0/16' }] });
const bridge = network('bridge', { subnets: [{ subnet: '172.17.0.0/16' }] });
const host = network('host', { driver: 'host' });
const none = network('none', { driver: 'null' });

const on = (name: string, places: readonly Network[], more: Partial<Container> = {}) =>
  container(name, {
    image: 'web:1',
    endpoints: places.map((place, i) => endpoint(place, `172.20.0.${i + 2}`)),
    ...more,
  });
const exposed = (containerPort: number) => ({ protocol: 'tcp', containerPort });
const gone = { networkKey: 'gone', networkId: 'n-gone' as NetworkId };

/** Lines of advice, by what a landscape has: each rule at least once as it fires and once as it is silent. */
const cases: Readonly<Record<RuleId, readonly (readonly [string, AdviceScene, string[]])[]>> = {
  publishedData: [
    [
      'a database by its image, on whatever port',
      scene(
        [app],
        [
          on('db', [app], {
            image: 'docker.io/library/postgres:17@sha256:0',
            ports: [publish(15432, 6000), publish(15432, 6000, '::')],
          }),
        ],
      ),
      ['publishedData: db | 15432:6000/tcp'],
    ],
    [
      'a database by its port, of an image that nobody knows',
      scene([app], [on('db', [app], { image: 'our/store:2', ports: [publish(3306, 3306, '')] })]),
      ['publishedData: db | 3306:3306/tcp'],
    ],
    [
      'silent for one on loopback, one that is stopped, and an exporter',
      scene(
        [app],
        [
          on('near', [app], { image: 'redis', ports: [publish(6379, 6379, '127.0.0.1')] }),
          on('off', [app], { image: 'redis', state: 'exited', ports: [publish(6380, 6379)] }),
          on('meter', [app], {
            image: 'prometheuscommunity/postgres-exporter',
            ports: [publish(9187, 9187)],
          }),
        ],
      ),
      [],
    ],
  ],
  firewallBypass: [
    [
      'a console by its image, and a debugger by its port',
      scene(
        [app],
        [
          on('adminer', [app], { image: 'adminer:4', ports: [publish(8081, 8080)] }),
          on('api', [app], { ports: [publish(8082, 8080), publish(9229, 9229)] }),
        ],
      ),
      ['firewallBypass: adminer | 8081:8080/tcp', 'firewallBypass: api | 9229:9229/tcp'],
    ],
    [
      'a queue’s console, which is not its data',
      scene(
        [app],
        [on('mq', [app], { image: 'rabbitmq:4-management', ports: [publish(15672, 15672)] })],
      ),
      ['firewallBypass: mq | 15672:15672/tcp'],
    ],
    [
      'silent for a web server, and a console on loopback',
      scene(
        [app],
        [
          on('web', [app], { ports: [publish(8080, 80)] }),
          on('pma', [app], { image: 'phpmyadmin', ports: [publish(8081, 80, '127.0.0.1')] }),
        ],
      ),
      [],
    ],
  ],
  overlappingSubnets: [
    [
      'two networks, the newer one first',
      scene(
        [
          app,
          network('lan', {
            driver: 'macvlan',
            created: '2026-01-01',
            subnets: [{ subnet: '172.20.5.0/24' }],
          }),
        ],
        [on('a', [app]), on('b', [network('lan')])],
      ),
      ['overlappingSubnets: lan app | 172.20.5.0/24 | 172.20.0.0/16 | network'],
    ],
    [
      'a range to avoid, and a route',
      scene([app], [on('a', [app])], {
        avoided: ['172.20.9.0/24', 'nonsense'],
        routes: ['172.16.0.0/12'],
      }),
      [
        'overlappingSubnets: app | 172.20.0.0/16 | 172.20.9.0/24 | avoided',
        'overlappingSubnets: app | 172.20.0.0/16 | 172.16.0.0/12 | route',
      ],
    ],
    [
      'silent for neighbours, a template, and a macvlan on the host’s own network',
      scene(
        [
          app,
          back,
          network('template', {
            isConfigOnly: true,
            driver: 'null',
            subnets: [{ subnet: '172.20.0.0/16' }],
          }),
          network('lan', { driver: 'macvlan', subnets: [{ subnet: '192.168.7.0/24' }] }),
        ],
        [on('a', [app, back]), on('b', [network('lan')])],
        { routes: ['192.168.7.0/24', '0.0.0.0/0'], avoided: ['10.0.0.0/8'] },
      ),
      [],
    ],
  ],
  sharedName: [
    [
      'the service of one project and the container of another',
      scene(
        [app],
        [
          on('one-api-1', [app], { project: 'one', service: 'api' }),
          on('api', [app], { image: 'other:1' }),
        ],
      ),
      ['sharedName: api one-api-1 app | api'],
    ],
    [
      'an alias that an inspect has told',
      scene([app], [on('blue', [app]), on('green', [app], { image: 'green:1' })], {
        detailsOf: id => ({
          names: new Map([['app', { aliases: ['site'], dnsNames: [String(id).slice(2), 'site'] }]]),
          exposed: [],
        }),
      }),
      ['sharedName: blue green app | site'],
    ],
    [
      'silent for replicas, for other networks, and on the default bridge’s side',
      scene(
        [app, back],
        [
          on('one-api-1', [app], { project: 'one', service: 'api' }),
          on('one-api-2', [app], { project: 'one', service: 'api' }),
          on('two-api-1', [back], { project: 'two', service: 'api', image: 'two:1' }),
        ],
      ),
      [],
    ],
  ],
  staleReference: [
    [
      'a stopped one',
      scene([app], [on('job', [app], { state: 'exited', endpoints: [endpoint(app), gone] })]),
      ['staleReference: job | gone'],
    ],
    [
      'silent where all networks are there',
      scene([app], [on('job', [app], { state: 'exited' })]),
      [],
    ],
  ],
  noNetwork: [
    [
      'one that was disconnected',
      scene([app], [on('a', [app]), on('lost', [])]),
      ['noNetwork: lost'],
    ],
    [
      'silent for “none”, a shared namespace, and one that is stopped',
      scene(
        [app, none],
        [
          on('a', [app]),
          on('alone', [none], { networkMode: { kind: 'none' } }),
          on('side', [], { networkMode: { kind: 'container', containerId: on('a', []).id } }),
          on('off', [], { state: 'exited' }),
        ],
      ),
      [],
    ],
  ],
  poolsNearlyUsed: [
    [
      'Docker’s own pools with two left of 31',
      scene(
        pooled(29),
        pooled(29).map((each, i) => on(`c${i}`, [each])),
        { pools: defaultPools[4] },
      ),
      ['poolsNearlyUsed:  | 2 | 31'],
    ],
    [
      'silent with four left, and with two of two',
      scene(
        pooled(27),
        pooled(27).map((each, i) => on(`c${i}`, [each])),
        { pools: defaultPools[4] },
      ),
      [],
    ],
    [
      'silent with two of two',
      scene([app], [on('a', [app])], { pools: [pool('10.9.0.0/23', 24)] }),
      [],
    ],
  ],
  subnetNearlyFull: [
    ['silent with one left of six', filled('10.1.0.0/29', 4), []],
    [
      'a small one without any left',
      filled('10.1.0.0/29', 5),
      ['subnetNearlyFull: tiny | 10.1.0.0/29 | 0 | 6'],
    ],
    [
      'one in ten of a larger one',
      filled('10.1.0.0/28', 12),
      ['subnetNearlyFull: tiny | 10.1.0.0/28 | 1 | 14'],
    ],
    [
      'an IP range',
      filled('10.1.0.0/24', 3, '10.1.0.0/30'),
      ['subnetNearlyFull: tiny | 10.1.0.0/24 | 0 | 3'],
    ],
    ['silent with room', filled('10.1.0.0/28', 10), []],
  ],
  plainOverlay: [
    ['two nodes', scene([overlay({})], [], { nodeCount: 2 }), ['plainOverlay: mesh | 2']],
    ['silent with encryption', scene([overlay({ encrypted: '' })], [], { nodeCount: 2 }), []],
    ['silent on one node, and while nobody asked', scene([overlay({})], [], { nodeCount: 1 }), []],
    ['silent while nobody asked', scene([overlay({})], []), []],
  ],
  halfIpv6: [
    [
      'no IPv6 subnet',
      scene([{ ...app, hasIpv6: true }], [on('a', [app])]),
      ['halfIpv6: app | subnet'],
    ],
    [
      'a subnet that is not on',
      scene([dual(false)], [on('a', [dual(false)])]),
      ['halfIpv6: dual | off'],
    ],
    [
      'a container without',
      scene([dual(true)], [on('a', [dual(true)])]),
      ['halfIpv6: dual a | containers | a'],
    ],
    [
      'silent where all have both, or none',
      scene(
        [dual(true), app],
        [
          on('a', [], { endpoints: [{ ...endpoint(dual(true), '10.2.0.2'), ipv6: 'fd00:2::2' }] }),
          on('b', [app]),
        ],
      ),
      [],
    ],
  ],
  defaultBridge: [
    ['one on it only', scene([bridge], [on('a', [bridge])]), ['defaultBridge: a']],
    [
      'silent for one on another network too, and a stopped one',
      scene([bridge, app], [on('a', [bridge, app]), on('b', [bridge], { state: 'exited' })]),
      [],
    ],
  ],
  hostMode: [
    [
      'a web server',
      scene([host], [on('a', [host], { networkMode: { kind: 'host' } })]),
      ['hostMode: a'],
    ],
    [
      'silent for an exporter',
      scene(
        [host],
        [on('a', [host], { image: 'prom/node-exporter:v1', networkMode: { kind: 'host' } })],
      ),
      [],
    ],
  ],
  lowPort: [
    [
      'DNS',
      scene(
        [app],
        [
          on('dns', [app], {
            ports: [
              { protocol: 'udp', containerPort: 53, published: { address: '0.0.0.0', port: 53 } },
            ],
          }),
        ],
      ),
      ['lowPort: dns | 53:53/udp'],
    ],
    [
      'silent for 80, 443 and 8080',
      scene(
        [app],
        [on('web', [app], { ports: [publish(80, 80), publish(443, 443), publish(8080, 8080)] })],
      ),
      [],
    ],
  ],
  pointlessInternal: [
    [
      'all are outside too',
      scene([inner, app], [on('a', [inner, app])]),
      ['pointlessInternal: inner'],
    ],
    [
      'silent with one that is not',
      scene([inner, app], [on('a', [inner, app]), on('db', [inner])]),
      [],
    ],
    [
      'silent with none that runs',
      scene([inner, app], [on('a', [inner, app], { state: 'exited' })]),
      [],
    ],
  ],
  underscoreName: [
    [
      'a web server that has no other name',
      scene([app], [on('my_api', [app], { ports: [exposed(8080)] }), on('web', [app])]),
      ['underscoreName: my_api | my_api | app'],
    ],
    [
      'silent for a service with a good name, for another port, and for one alone',
      scene(
        [app, back],
        [
          on('shop_api_1', [app], { project: 'shop', service: 'api', ports: [exposed(8080)] }),
          on('my_worker', [app], { ports: [exposed(7000)] }),
          on('my_api', [back], { ports: [exposed(8080)] }),
        ],
      ),
      [],
    ],
    [
      'silent for an alias that an inspect has told',
      scene([app], [on('my_api', [app], { ports: [exposed(8080)] }), on('web', [app])], {
        detailsOf: id =>
          id === on('my_api', []).id
            ? {
                names: new Map([['app', { aliases: ['api'], dnsNames: ['my_api', 'api'] }]]),
                exposed: [],
              }
            : undefined,
      }),
      [],
    ],
  ],
  unusedNetwork: [
    ['one’s own', scene([app, bridge], []), ['unusedNetwork: app']],
    [
      'silent with a stopped container, for a template, and for a Swarm’s network',
      scene(
        [app, network('template', { isConfigOnly: true }), overlay({})],
        [on('a', [app], { state: 'exited' })],
      ),
      [],
    ],
  ],
};

function pool(base: string, size: number) {
  const cidr = parseCidr(base);
  assert.ok(cidr);
  return { base: cidr, size };
}

/** So many networks in Docker’s own pools. */
function pooled(count: number): Network[] {
  return Array.from({ length: count }, (_, i) =>
    network(`net${i}`, {
      subnets: [{ subnet: i < 15 ? `172.${17 + i}.0.0/16` : `192.168.${(i - 15) * 16}.0/20` }],
    }),
  );
}

/** A network with so many containers that have addresses, and a gateway. */
function filled(subnet: string, count: number, ipRange?: string): AdviceScene {
  const tiny = network('tiny', {
    subnets: [{ subnet, gateway: '10.1.0.1', ...(ipRange ? { ipRange } : {}) }],
  });
  const members = Array.from({ length: count }, (_, i) =>
    container(`c${i}`, { image: 'web:1', endpoints: [endpoint(tiny, `10.1.0.${i + 2}`)] }),
  );
  return scene([tiny], members);
}

function overlay(options: Network['options']): Network {
  return network('mesh', {
    driver: 'overlay',
    scope: 'swarm',
    options,
    subnets: [{ subnet: '10.0.1.0/24' }],
  });
}

function dual(hasIpv6: boolean): Network {
  return network('dual', {
    hasIpv6,
    subnets: [{ subnet: '10.2.0.0/16' }, { subnet: 'fd00:2::/64' }],
  });
}

describe('advice', () => {
  for (const rule of ruleIds) {
    for (const [what, given, expected] of cases[rule]) {
      it(`${rule}: ${what}`, () => assert.deepEqual(advise(given), expected));
    }
  }

  it('leaves out the rules that are off', () => {
    const given = scene([app], []);
    assert.deepEqual(
      adviceOn(given, rule => rule !== 'unusedNetwork'),
      [],
    );
  });

  it('is the same advice when the container was made again, and not when other ports are open', () => {
    const keyOf = (part: Partial<Container>) => {
      const db = on('db', [app], { image: 'postgres', ports: [publish(5432, 5432)], ...part });
      const [advice] = adviceOn(scene([app], [db]), () => true);
      return advice && adviceKey(advice);
    };
    assert.equal(keyOf({}), keyOf({ id: 'another' as Container['id'] }));
    assert.notEqual(keyOf({}), keyOf({ ports: [publish(5433, 5432)] }));
  });
});
