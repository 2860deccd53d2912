// Networks and containers as a file has them, read without trust: what must be there and is not makes no record.
import { list, portNumber, present, record, someText, textMap } from '../landscape/fields';
import {
  type Container,
  type ContainerId,
  type Endpoint,
  type Health,
  isContainerState,
  type Network,
  type NetworkId,
  type NetworkMode,
  type Port,
  type Subnet,
} from '../landscape/landscape';
import { isPredefined } from '../landscape/predefined';

const healths: readonly string[] = ['healthy', 'unhealthy', 'starting'] satisfies readonly Health[];

/** A network; nothing where it has no id, name or driver. */
export function readKeptNetwork(value: unknown): Network | undefined {
  const from = record(value);
  const { id, name, driver } = from;
  if (!isText(id) || !isText(name) || !isText(driver)) return undefined;
  const labels = textMap(from['labels']);
  return {
    id: id as NetworkId,
    name,
    driver,
    scope: someText(from['scope']) ?? 'local',
    created: someText(from['created']) ?? '',
    isInternal: from['isInternal'] === true,
    isAttachable: from['isAttachable'] === true,
    isIngress: from['isIngress'] === true,
    isConfigOnly: from['isConfigOnly'] === true,
    hasIpv4: from['hasIpv4'] !== false,
    hasIpv6: from['hasIpv6'] === true,
    isPredefined: isPredefined(name),
    subnets: list(from['subnets']).flatMap(readSubnet),
    labels,
    options: textMap(from['options']),
    ...present({
      configFrom: someText(from['configFrom']),
      ipamDriver: someText(from['ipamDriver']),
      ipamOptions: from['ipamOptions'] === undefined ? undefined : textMap(from['ipamOptions']),
      project: someText(from['project']),
    }),
  };
}

/** A container; nothing where it has no id, name or known state. */
export function readKeptContainer(value: unknown): Container | undefined {
  const from = record(value);
  const { id, name, state, health } = from;
  if (!isText(id) || !isText(name) || !isContainerState(state)) return undefined;
  return {
    id: id as ContainerId,
    name,
    image: someText(from['image']) ?? '',
    state,
    created: typeof from['created'] === 'number' ? from['created'] : 0,
    status: someText(from['status']) ?? '',
    networkMode: readMode(from['networkMode']),
    endpoints: list(from['endpoints']).flatMap(readEndpoint),
    ports: list(from['ports']).flatMap(readPort),
    labels: textMap(from['labels']),
    ...present({
      health: isText(health) && healths.includes(health) ? (health as Health) : undefined,
      project: someText(from['project']),
      service: someText(from['service']),
    }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function readSubnet(value: unknown): Subnet[] {
  const from = record(value);
  const subnet = someText(from['subnet']);
  if (subnet === undefined) return [];
  const optional = present({
    gateway: someText(from['gateway']),
    ipRange: someText(from['ipRange']),
    reserved: from['reserved'] === undefined ? undefined : textMap(from['reserved']),
  });
  return [{ subnet, ...optional }];
}

function readMode(value: unknown): NetworkMode {
  const { kind, containerId } = record(value);
  if (kind === 'host' || kind === 'none') return { kind };
  return kind === 'container' && isText(containerId)
    ? { kind, containerId: containerId as ContainerId }
    : { kind: 'own' };
}

function readEndpoint(value: unknown): Endpoint[] {
  const from = record(value);
  const networkKey = someText(from['networkKey']);
  if (networkKey === undefined) return [];
  const optional = present({
    networkId: someText(from['networkId']) as NetworkId | undefined,
    ipv4: someText(from['ipv4']),
    ipv6: someText(from['ipv6']),
    gateway: someText(from['gateway']),
    ipv6Gateway: someText(from['ipv6Gateway']),
    mac: someText(from['mac']),
    fixedIpv4: someText(from['fixedIpv4']),
    fixedIpv6: someText(from['fixedIpv6']),
  });
  return [{ networkKey, ...optional }];
}

function readPort(value: unknown): Port[] {
  const from = record(value);
  const containerPort = portNumber(from['containerPort']);
  if (containerPort === undefined) return [];
  const protocol = someText(from['protocol']) ?? 'tcp';
  const published = record(from['published']);
  const port = portNumber(published['port']);
  if (port === undefined) return [{ protocol, containerPort }];
  return [
    {
      protocol,
      containerPort,
      published: { address: someText(published['address']) ?? '0.0.0.0', port },
    },
  ];
}
