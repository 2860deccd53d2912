import { defaultPools } from '../../../src/landscape/freeSubnets';
import { endpoint, network, publish } from '../../lab/topologyHarnessData';
import { scene } from './scene';
import {
  app,
  back,
  type Case,
  dual,
  filled,
  gone,
  none,
  on,
  overlay,
  pool,
  pooled,
} from './things';

/** Rules about what may be open, cut off or broken: each at least once as it fires and once as it is silent. */
export const warningCases: Readonly<Record<string, readonly Case[]>> = {
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
};
