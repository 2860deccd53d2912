import type {
  Container,
  ContainerId,
  Landscape,
  Network,
  NetworkId,
  NetworkMode,
} from '../../../src/landscape/landscape';

/** A network of that name; `bridge`, `host` and `none` get their own drivers. */
export function network(name: string, part: Partial<Network> = {}): Network {
  const driver = { host: 'host', none: 'null', app: 'bridge' }[name] ?? 'bridge';
  return {
    id: `id-of-${name}` as NetworkId,
    name,
    driver,
    scope: 'local',
    created: '',
    isInternal: false,
    isAttachable: false,
    isIngress: false,
    isConfigOnly: false,
    hasIpv4: true,
    hasIpv6: false,
    isPredefined: ['bridge', 'host', 'none'].includes(name),
    subnets: [],
    labels: {},
    options: {},
    ...part,
  };
}

/** A running container on the networks of these names. */
export function container(
  name: string,
  networks: readonly string[],
  part: Partial<Container> = {},
): Container {
  return {
    id: `id-of-${name}` as ContainerId,
    name,
    image: 'web:1',
    state: 'running',
    created: 0,
    status: 'Up',
    networkMode: { kind: 'own' },
    endpoints: networks.map(key => ({ networkKey: key, networkId: `id-of-${key}` as NetworkId })),
    ports: [],
    labels: {},
    ...part,
  };
}

/** The mode of a container that uses another one's network namespace. */
export function namespaceOf(owner: string): NetworkMode {
  return { kind: 'container', containerId: `id-of-${owner}` as ContainerId };
}

/** All these containers, with every network that one of them is on. */
export function landscape(...containers: readonly Container[]): Landscape {
  const names = containers.flatMap(({ endpoints }) => endpoints.map(e => e.networkKey));
  return { networks: [...new Set(names)].sort().map(name => network(name)), containers };
}
