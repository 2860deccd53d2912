import type { Container } from '../../../src/landscape/landscape';
import { network, publish } from '../../lab/topologyHarnessData';
import { scene } from './scene';
import { app, back, type Case, exposed, on } from './things';

const subnets = [{ subnet: '10.3.0.0/24' }];
const mac = network('mac', { driver: 'macvlan', subnets });
const quiet = network('quiet', {
  options: { 'com.docker.network.bridge.enable_icc': 'false' },
  subnets: [{ subnet: '10.4.0.0/24' }],
});
const store = [on('db', [app], { image: 'postgres:17' })];

/** A service of a Compose project. */
const ofShop = (service: string, more: Partial<Container>) =>
  on(service, [app], { project: 'shop', service, ...more });
const startsAfter = (services: string) => ({ 'com.docker.compose.depends_on': services });

/** Networks with three tiers, and such that lack one or are split already. */
export const flatCases: readonly Case[] = [
  [
    'a proxy, what is behind it, and a database by its image',
    scene([app], [on('web', [app], { image: 'nginx:1' }), on('api', [app]), ...store]),
    ['flatNetwork: app | web | api | db'],
  ],
  [
    'a published front, and a data store by its port; consoles, exporters and dependants are in the middle',
    scene(
      [app],
      [
        on('web', [app], { ports: [publish(8080, 80)] }),
        on('admin', [app], { image: 'adminer:4', ports: [publish(8081, 8080, '127.0.0.1')] }),
        on('meter', [app], { image: 'redis_exporter:1', ports: [publish(9121, 9121)] }),
        ofShop('site', {
          ports: [publish(3000, 3000)],
          labels: startsAfter('cache:service_started:false,db:service_healthy:true'),
        }),
        ofShop('db', { image: 'our/store:1', ports: [exposed(5432)] }),
      ],
    ),
    ['flatNetwork: app | web | admin, meter, site | db'],
  ],
  [
    'of stopped ones and of those in another one’s namespace nothing is said',
    scene(
      [app, back],
      [
        on('web', [app], { image: 'caddy:2' }),
        on('api', [app]),
        on('old', [app, back], { state: 'exited' }),
        on('side', [], {
          networkMode: { kind: 'container', containerId: on('api', []).id },
        }),
        ...store,
      ],
    ),
    ['flatNetwork: app | web | api | db'],
  ],
  ['silent without a front', scene([app], [on('api', [app]), ...store]), []],
  ['silent without a middle', scene([app], [on('web', [app], { image: 'nginx' }), ...store]), []],
  [
    'silent without data, and where data is stopped',
    scene(
      [app],
      [
        on('web', [app], { image: 'nginx' }),
        on('api', [app]),
        on('db', [app], { image: 'postgres:17', state: 'exited' }),
      ],
    ),
    [],
  ],
  [
    'silent where somebody is on another network too',
    scene([app, back], [on('web', [app], { image: 'nginx' }), on('api', [app, back]), ...store]),
    [],
  ],
  [
    'silent on another driver’s, and where containers are kept from each other',
    scene(
      [mac, quiet],
      [mac, quiet].flatMap(each => [
        on(`web-${each.name}`, [each], { image: 'nginx' }),
        on(`api-${each.name}`, [each]),
        on(`db-${each.name}`, [each], { image: 'postgres:17' }),
      ]),
    ),
    [],
  ],
];
