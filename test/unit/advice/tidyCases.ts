import { network, publish } from '../../lab/topologyHarnessData';
import { scene } from './scene';
import { app, back, bridge, type Case, exposed, host, inner, on, overlay } from './things';

/** Rules about what could be tidier: each at least once as it fires and once as it is silent. */
export const tidyCases: Readonly<Record<string, readonly Case[]>> = {
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
