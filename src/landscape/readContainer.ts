import { list, portNumber, present, record, someText, text, textMap } from './fields';
import {
  type Container,
  type ContainerId,
  type ContainerState,
  type Endpoint,
  type Health,
  isContainerState,
  type NetworkId,
  type NetworkMode,
  type Port,
} from './landscape';

/**
 * One element of `GET /containers/json`, as any supported engine sends it.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerList
 */
export function readContainer(raw: unknown): Container | undefined {
  const from = record(raw);
  const id = someText(from['Id']);
  if (id === undefined) return undefined;
  const labels = textMap(from['Labels']);
  const status = text(from['Status']);
  const endpoints = readEndpoints(record(from['NetworkSettings'])['Networks']);
  return {
    id: id as ContainerId,
    name: readName(from['Names']) ?? id.slice(0, 12),
    image: text(from['Image']),
    state: readState(from['State']),
    created: typeof from['Created'] === 'number' ? from['Created'] : 0,
    status: withoutAge(status),
    networkMode: readNetworkMode(record(from['HostConfig'])['NetworkMode'], endpoints),
    endpoints,
    ports: readPorts(from['Ports']),
    labels,
    ...present({
      health: readHealth(status),
      project: someText(labels['com.docker.compose.project']),
      service: someText(labels['com.docker.compose.service']),
    }),
  };
}

/** The container's own name: the one without a further slash, which would be a legacy link's alias. */
function readName(raw: unknown): string | undefined {
  const names = list(raw).filter(name => typeof name === 'string');
  const own = names.find(name => name.lastIndexOf('/') <= 0) ?? names[0];
  return someText(own?.replace(/^\//, ''));
}

function readState(raw: unknown): ContainerState {
  return isContainerState(raw) ? raw : 'created';
}

/** Lists tell health only inside the status, `Up 5 minutes (healthy)`, on engines before API 1.52. */
function readHealth(status: string): Health | undefined {
  if (status.endsWith('(healthy)')) return 'healthy';
  if (status.endsWith('(unhealthy)')) return 'unhealthy';
  return status.endsWith('(health: starting)') ? 'starting' : undefined;
}

/** `Exited (1) 5 minutes ago` to `Exited (1)`: what changes by mere waiting is no news. */
function withoutAge(status: string): string {
  const fixed = /^((Exited|Restarting) \(\d+\)|Removal In Progress)/.exec(status)?.[0];
  return fixed ?? status.split(' ')[0] ?? '';
}

function readNetworkMode(raw: unknown, endpoints: readonly Endpoint[]): NetworkMode {
  const mode = text(raw);
  if (mode.startsWith('container:')) {
    return { kind: 'container', containerId: mode.slice('container:'.length) as ContainerId };
  }
  // The mode is what the container was made with; one that has left `none` since is free to join others.
  const keys = endpoints.map(endpoint => endpoint.networkKey);
  if (mode === 'host' || keys.includes('host')) return { kind: 'host' };
  if (keys.includes('none')) return { kind: 'none' };
  return { kind: 'own', ...(raw === undefined && keys.length === 0 ? { isSupposed: true } : {}) };
}

function readEndpoints(raw: unknown): Endpoint[] {
  return Object.entries(record(raw))
    .map(([key, value]) => readEndpoint(key, value))
    .sort((a, b) => (a.networkKey < b.networkKey ? -1 : 1));
}

/** The endpoint of a list entry or of an inspect; what is empty for a stopped container is absent here. */
export function readEndpoint(networkKey: string, raw: unknown): Endpoint {
  const from = record(raw);
  const fixed = record(from['IPAMConfig']);
  return {
    networkKey,
    ...present({
      networkId: someText(from['NetworkID']) as NetworkId | undefined,
      ipv4: someText(from['IPAddress']),
      ipv6: someText(from['GlobalIPv6Address']),
      gateway: someText(from['Gateway']),
      ipv6Gateway: someText(from['IPv6Gateway']),
      mac: someText(from['MacAddress']),
      fixedIpv4: someText(fixed['IPv4Address']),
      fixedIpv6: someText(fixed['IPv6Address']),
    }),
  };
}

/** One row a container port and host address; `0.0.0.0` and `::` of one port are one, as people mean it. */
function readPorts(raw: unknown): Port[] {
  const found = new Map<string, Port>();
  for (const row of list(raw).map(readPort)) {
    if (!row) continue;
    const where = row.published ? `${row.published.address}:${row.published.port}` : '';
    found.set(`${row.containerPort}/${row.protocol} ${where}`, row);
  }
  return [...found.values()].sort(
    (a, b) =>
      a.containerPort - b.containerPort ||
      (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0) ||
      (a.published?.port ?? 0) - (b.published?.port ?? 0) ||
      ((a.published?.address ?? '') < (b.published?.address ?? '') ? -1 : 1),
  );
}

function readPort(raw: unknown): Port | undefined {
  const from = record(raw);
  const containerPort = portNumber(from['PrivatePort']);
  if (containerPort === undefined) return undefined;
  const protocol = someText(from['Type']) ?? 'tcp';
  const port = portNumber(from['PublicPort']);
  if (port === undefined) return { protocol, containerPort };
  const address = someText(from['IP']) ?? '0.0.0.0';
  const everywhere = address === '::' ? '0.0.0.0' : address;
  return { protocol, containerPort, published: { address: everywhere, port } };
}
