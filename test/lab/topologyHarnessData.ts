// Landscapes in the shapes that were measured for the drawing: made up, the same in every run.
import type {
  Container,
  ContainerId,
  Endpoint,
  Health,
  Landscape,
  Network,
  NetworkId,
  Port,
} from '../../src/landscape/landscape';
import { byName } from '../../src/landscape/landscape';
import { isPredefined } from '../../src/landscape/predefined';

/** A network with everything left at its usual value. */
export function network(name: string, more: Partial<Network> = {}): Network {
  return {
    id: `n-${name}` as NetworkId,
    name,
    driver: 'bridge',
    scope: 'local',
    created: '2025-01-01T00:00:00Z',
    isInternal: false,
    isAttachable: false,
    isIngress: false,
    isConfigOnly: false,
    hasIpv4: true,
    hasIpv6: false,
    isPredefined: isPredefined(name),
    subnets: [],
    labels: {},
    options: {},
    ...more,
  };
}

/** An endpoint on a network, with its address. */
export function endpoint(on: Network, ipv4?: string): Endpoint {
  return { networkKey: on.name, networkId: on.id, ...(ipv4 ? { ipv4 } : {}) };
}

/** A running container with everything else left at its usual value. */
export function container(name: string, more: Partial<Container> = {}): Container {
  return {
    id: `c-${name}` as ContainerId,
    name,
    image: `${name}:latest`,
    state: 'running',
    created: 1_700_000_000,
    status: 'Up',
    networkMode: { kind: 'own' },
    endpoints: [],
    ports: [],
    labels: {},
    ...more,
  };
}

/** A published TCP port. */
export function publish(port: number, containerPort: number, address = '0.0.0.0'): Port {
  return { protocol: 'tcp', containerPort, published: { address, port } };
}

/** A landscape in the order the product keeps. */
export function landscape(networks: Network[], containers: Container[]): Landscape {
  return { networks: networks.sort(byName), containers: containers.sort(byName) };
}

const predefined = () => [
  network('bridge', { subnets: [{ subnet: '172.17.0.0/16', gateway: '172.17.0.1' }] }),
  network('host', { driver: 'host' }),
  network('none', { driver: 'null' }),
];

/** The sample application: four containers on three networks. */
export function shop(): Landscape {
  const project = 'shop';
  const edge = network('shop_edge', { project, subnets: [{ subnet: '172.20.0.0/24' }] });
  const app = network('shop_app', { project, subnets: [{ subnet: '172.21.0.0/24' }] });
  const data = network('shop_data', {
    project,
    isInternal: true,
    hasIpv6: true,
    subnets: [{ subnet: '172.22.0.0/24' }, { subnet: 'fd00:22::/64' }],
  });
  const exposed = (containerPort: number): Port => ({ protocol: 'tcp', containerPort });
  return landscape(
    [edge, app, data, ...predefined()],
    [
      container('shop-nginx-1', {
        project,
        service: 'nginx',
        image: 'nginx:1.27-alpine',
        health: 'healthy',
        endpoints: [endpoint(edge, '172.20.0.2'), endpoint(app, '172.21.0.4')],
        ports: [publish(8080, 80), publish(8080, 80, '::'), publish(8443, 443)],
      }),
      container('shop-web-1', {
        project,
        service: 'web',
        image: 'shop/web:2.4.1',
        endpoints: [endpoint(app, '172.21.0.2')],
        ports: [exposed(3000)],
      }),
      container('shop-api-1', {
        project,
        service: 'api',
        image: 'shop/api:2.4.1',
        health: 'healthy',
        endpoints: [endpoint(app, '172.21.0.3'), endpoint(data, '172.22.0.2')],
        ports: [exposed(8000)],
      }),
      container('shop-db-1', {
        project,
        service: 'db',
        image: 'postgres:17',
        health: 'healthy',
        endpoints: [endpoint(data, '172.22.0.3')],
        ports: [publish(5432, 5432, '127.0.0.1')],
      }),
    ],
  );
}

/** Seven networks with one of each kind of thing. */
export function zoo(): Landscape {
  const base = shop();
  const monitoring = network('monitoring', {
    project: 'ops',
    subnets: [{ subnet: '10.40.0.0/24' }],
  });
  const lan = network('office_lan', { driver: 'macvlan', subnets: [{ subnet: '192.168.7.0/24' }] });
  const empty = network('playground', { subnets: [{ subnet: '172.30.0.0/24' }] });
  const [bridge] = base.networks.filter(n => n.name === 'bridge');
  const app = base.networks.filter(n => n.name === 'shop_app');
  const extra = [
    container('ops-prometheus-1', {
      project: 'ops',
      image: 'prom/prometheus:v3.1.0',
      endpoints: [endpoint(monitoring, '10.40.0.2'), ...app.map(n => endpoint(n, '172.21.0.9'))],
      ports: [publish(9090, 9090, '127.0.0.1')],
    }),
    container('ops-grafana-1', {
      project: 'ops',
      image: 'grafana/grafana:11.5.1',
      health: 'unhealthy',
      endpoints: [endpoint(monitoring, '10.40.0.3')],
      ports: [publish(3000, 3000, '192.168.7.20')],
    }),
    container('node-exporter', {
      image: 'prom/node-exporter:v1.8.2',
      networkMode: { kind: 'host' },
      endpoints: base.networks.filter(n => n.name === 'host').map(n => endpoint(n)),
    }),
    container('printer', { image: 'cups', endpoints: [endpoint(lan, '192.168.7.31')] }),
    container('sandbox', {
      image: 'alpine:3.21',
      networkMode: { kind: 'none' },
      endpoints: base.networks.filter(n => n.name === 'none').map(n => endpoint(n)),
    }),
    container('shop-api-debug', {
      image: 'nicolaka/netshoot',
      networkMode: { kind: 'container', containerId: 'c-shop-api-1' as ContainerId },
    }),
    container('old-import', {
      image: 'shop/import:1.0',
      state: 'exited',
      status: 'Exited (1)',
      endpoints: bridge ? [endpoint(bridge)] : [],
    }),
    container('lonely', { image: 'busybox', state: 'created', status: 'Created' }),
  ];
  return landscape([...base.networks, monitoring, lan, empty], [...base.containers, ...extra]);
}

/** Two projects and a Swarm stack with replicas, and a proxy's network that all of them share. */
export function crowd(): Landscape {
  const base = shop();
  const proxy = network('proxy', { subnets: [{ subnet: '10.50.0.0/24' }] });
  const front = network('blog_front', { project: 'blog', subnets: [{ subnet: '10.60.0.0/24' }] });
  const back = network('blog_back', { project: 'blog', subnets: [{ subnet: '10.61.0.0/24' }] });
  const mesh = network('mail_mesh', {
    driver: 'overlay',
    scope: 'swarm',
    labels: { 'com.docker.stack.namespace': 'mail' },
    subnets: [{ subnet: '10.0.5.0/24' }],
  });
  const app = base.networks.find(({ name }) => name === 'shop_app') ?? proxy;
  const replicas = (count: number, name: string, on: Network, more: Partial<Container>) =>
    Array.from({ length: count }, (_, i) =>
      container(`${name}-${i + 1}`, {
        endpoints: [endpoint(on, `${on.subnets[0]?.subnet.replace(/0\/.*/, '')}${i + 20}`)],
        ...more,
      }),
    );
  const workers = replicas(5, 'shop-worker', app, {
    project: 'shop',
    service: 'worker',
    image: 'shop/worker:2.4.1',
  });
  const posts = replicas(2, 'blog-posts', back, { project: 'blog', service: 'posts' });
  const relays = replicas(3, 'mail_relay', mesh, {
    image: 'mail/relay:3.1',
    labels: {
      'com.docker.stack.namespace': 'mail',
      'com.docker.swarm.service.name': 'mail_relay',
    },
  });
  const [sick, stopped] = workers;
  const guests = ['shop', 'blog', 'wiki', 'wiki'].map((project, i) =>
    container(`${project}-door-${i + 1}`, {
      project,
      service: 'door',
      endpoints: [endpoint(proxy, `10.50.0.${i + 2}`)],
      ports: [publish(9000 + i, 80)],
    }),
  );
  return landscape(
    [...base.networks, proxy, front, back, mesh],
    [
      ...base.containers,
      ...workers.map(each => {
        if (each === sick) return { ...each, health: 'unhealthy' as const };
        return each === stopped ? { ...each, state: 'exited' as const } : each;
      }),
      container('blog-web-1', {
        project: 'blog',
        service: 'web',
        endpoints: [endpoint(front, '10.60.0.2'), endpoint(back, '10.61.0.2')],
      }),
      ...posts,
      ...relays,
      ...guests,
    ],
  );
}

/** Small numbers that look random and are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const projects =
  'shop billing proxy media erp auth wiki mail search crm docs jobs stats forum'.split(' ');
const roles = 'api web db cache worker nginx queue search cron mailer gateway scheduler'.split(' ');

/** Most containers on one network, 15% on two, 3% on three to five, and hubs with many. */
export function shape(networkCount: number, containerCount: number): Landscape {
  const random = randomFrom(networkCount * 31 + containerCount);
  const networks = Array.from({ length: networkCount }, (_, index) => {
    const round = Math.floor(index / projects.length);
    const project = `${projects[index % projects.length] ?? ''}${round || ''}`;
    const kind = ['default', 'backend', 'internal'][random(3)] ?? 'default';
    return network(index === 2 ? 'proxy' : `${project}_${kind}`, {
      project,
      isInternal: kind === 'internal',
      hasIpv6: random(9) === 0,
      subnets: [{ subnet: `10.${index % 250}.${Math.floor(index / 250)}.0/24` }],
    });
  });
  const containers = Array.from({ length: containerCount }, (_, index) =>
    randomContainer(networks, index, containerCount, random),
  );
  return landscape([...networks, ...predefined()], containers);
}

function randomContainer(
  networks: readonly Network[],
  index: number,
  total: number,
  random: (below: number) => number,
): Container {
  const chance = random(100);
  const count = chance < 82 ? 1 : chance < 97 ? 2 : 3 + random(3);
  // A third of what is drawn goes to the first few networks: the hubs.
  const pick = () =>
    networks[random(3) ? random(networks.length) : random(Math.min(2, networks.length))];
  const home = networks[total > 100 && index % 3 === 0 ? 2 : random(networks.length)];
  const others = Array.from({ length: count - 1 }, pick);
  const on = [...new Set([home, ...others])].flatMap(each => (each ? [each] : []));
  const role = roles[random(roles.length)] ?? 'app';
  const states: readonly (readonly [Container['state'], Health | undefined])[] = [
    ['running', 'healthy'],
    ['running', undefined],
    ['running', undefined],
    ['running', undefined],
    ['running', 'unhealthy'],
    ['exited', undefined],
  ];
  const [state, health] = states[random(10)] ?? ['running', undefined];
  const ipv4 = `.0.${Math.floor(index / 250)}.${2 + (index % 250)}`;
  return container(`${home?.project ?? 'x'}-${role}-${index + 1}`, {
    image: `registry.local/${home?.project ?? 'x'}/${role}:1.${index}`,
    state,
    ...(health ? { health } : {}),
    ...(home?.project ? { project: home.project } : {}),
    endpoints: on.map((each, i) =>
      endpoint(each, state === 'exited' ? undefined : `10${ipv4}${i ? '' : ''}`),
    ),
    ports:
      state === 'running' && random(5) === 0
        ? [
            publish(
              8000 + index,
              [80, 443, 5432, 3000][random(4)] ?? 80,
              random(3) ? '0.0.0.0' : '127.0.0.1',
            ),
          ]
        : [],
  });
}

/** Names that try to break out. */
export function hostile(): Landscape {
  const names = [
    '<img src=x onerror="document.title=1">',
    `quote"s and 'more'`,
    'two\nlines',
    '\u202Ereversed\u202C and \u200Fright to left',
    'x'.repeat(250),
    'שלום-עולם',
    '한국어-컨테이너',
    '</script><script>document.title=2</script>',
  ];
  const networks = names.map((name, i) =>
    network(name, {
      subnets: [{ subnet: `10.9.${i}.0/24` }],
      driver: i === 4 ? 'x'.repeat(90) : 'bridge',
    }),
  );
  const containers = names.map((name, i) =>
    container(name, {
      image: `${name}:${name}`,
      endpoints: networks
        .slice(i % 3, (i % 3) + 1 + (i % 2))
        .map((n, k) => endpoint(n, `10.9.${i}.${k + 2}`)),
      ports: i % 4 === 0 ? [publish(8000 + i, 80)] : [],
    }),
  );
  return landscape(networks, containers);
}
