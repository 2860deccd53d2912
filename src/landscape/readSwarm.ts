import { list, portNumber, present, record, someText, text, textMap } from './fields';
import { byName, type ContainerId, type NetworkId } from './landscape';
import type {
  NetworkAddress,
  NodeId,
  Service,
  ServiceId,
  ServicePort,
  SwarmNode,
  SwarmView,
  Task,
  TaskId,
} from './swarm';

type Fields = Readonly<Record<string, unknown>>;

/**
 * From `GET /services`, `/tasks` and `/nodes`, as any supported engine sends them.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Service
 */
export function readSwarmView(lists: {
  readonly services: readonly unknown[];
  readonly tasks: readonly unknown[];
  readonly nodes: readonly unknown[];
}): SwarmView {
  const names = new Map(
    lists.services.map(raw => [text(record(raw)['ID']), text(specOf(raw)['Name'])]),
  );
  const tasks = lists.tasks.flatMap(raw => readTask(raw, names)).sort(byName);
  return {
    services: lists.services.flatMap(raw => readService(raw, tasks)).sort(byName),
    tasks,
    nodes: lists.nodes
      .flatMap(readNode)
      .sort((a, b) => byName({ ...a, name: a.hostname }, { ...b, name: b.hostname })),
  };
}

function readService(raw: unknown, tasks: readonly Task[]): Service[] {
  const from = record(raw);
  const id = someText(from['ID']) as ServiceId | undefined;
  if (id === undefined) return [];
  const spec = specOf(raw);
  const template = record(spec['TaskTemplate']);
  const endpoint = record(from['Endpoint']);
  const mode = modeOf(record(spec['Mode']));
  const mine = tasks.filter(task => task.serviceId === id);
  const labels = textMap(spec['Labels']);
  return [
    {
      id,
      name: text(spec['Name']),
      // The digest that the engine adds says nothing to people.
      image: text(record(template['ContainerSpec'])['Image']).replace(/@sha256:[0-9a-f]+$/, ''),
      mode: mode.name,
      ...countsOf(record(from['ServiceStatus']), mode.replicas, mine),
      networkIds: networksOf(spec).map(network => text(record(network)['Target']) as NetworkId),
      endpointMode: record(spec['EndpointSpec'])['Mode'] === 'dnsrr' ? 'dnsrr' : 'vip',
      virtualIps: list(endpoint['VirtualIPs']).flatMap(vip => {
        const { NetworkID, Addr } = record(vip);
        return addressOn(someText(NetworkID), Addr);
      }),
      ports: list(endpoint['Ports'] ?? record(spec['EndpointSpec'])['Ports']).flatMap(readPort),
      labels,
      ...present({
        stack: someText(labels['com.docker.stack.namespace']),
        updateState: someText(record(from['UpdateStatus'])['State']),
      }),
    },
  ];
}

/** The networks of a service's specification, where old ones have them in a field of its own. */
export function networksOf(spec: Fields): readonly unknown[] {
  const own = list(record(spec['TaskTemplate'])['Networks']);
  return own.length > 0 ? own : list(spec['Networks']);
}

function modeOf(from: Fields): { readonly name: Service['mode']; readonly replicas?: number } {
  if (from['Global']) return { name: 'global' };
  if (from['GlobalJob']) return { name: 'global-job' };
  const job = from['ReplicatedJob'];
  if (job) return { name: 'replicated-job', replicas: count(record(job)['TotalCompletions']) ?? 1 };
  return { name: 'replicated', replicas: count(record(from['Replicated'])['Replicas']) ?? 1 };
}

/** Engines before API 1.41 do not count for us. */
function countsOf(
  status: Fields,
  replicas: number | undefined,
  tasks: readonly Task[],
): Pick<Service, 'running' | 'desired'> {
  const wanted = tasks.filter(task => task.desiredState === 'running');
  return {
    running:
      count(status['RunningTasks']) ?? wanted.filter(task => task.state === 'running').length,
    desired: count(status['DesiredTasks']) ?? replicas ?? wanted.length,
  };
}

function readPort(raw: unknown): ServicePort[] {
  const from = record(raw);
  const targetPort = portNumber(from['TargetPort']);
  if (targetPort === undefined) return [];
  return [
    {
      protocol: someText(from['Protocol']) ?? 'tcp',
      targetPort,
      mode: from['PublishMode'] === 'host' ? 'host' : 'ingress',
      ...present({ publishedPort: portNumber(from['PublishedPort']) }),
    },
  ];
}

/**
 * Tasks of no service are those by which single containers join an attachable network; those of a service
 * that was removed stay for a moment. Neither has a row.
 */
function readTask(raw: unknown, serviceNames: ReadonlyMap<string, string>): Task[] {
  const from = record(raw);
  const id = someText(from['ID']) as TaskId | undefined;
  const serviceId = someText(from['ServiceID']) as ServiceId | undefined;
  const serviceName = serviceId && serviceNames.get(serviceId);
  if (id === undefined || serviceId === undefined || serviceName === undefined) return [];
  const status = record(from['Status']);
  const nodeId = someText(from['NodeID']) as NodeId | undefined;
  const slot = count(from['Slot']) ?? 0;
  // As the CLI does: https://github.com/docker/cli/blob/master/cli/command/task/print.go
  const place = slot > 0 ? String(slot) : (nodeId ?? '');
  const containerId = someText(record(status['ContainerStatus'])['ContainerID']);
  return [
    {
      id,
      name: `${serviceName}.${place}`,
      serviceId,
      place,
      desiredState: text(from['DesiredState']),
      state: text(status['State']),
      since: text(status['Timestamp']),
      addresses: list(from['NetworksAttachments']).flatMap(attachment => {
        const { Network, Addresses } = record(attachment);
        const networkId = someText(record(Network)['ID']);
        return list(Addresses).flatMap(address => addressOn(networkId, address));
      }),
      ...present({
        nodeId,
        error: someText(status['Err']),
        containerId: containerId as ContainerId | undefined,
      }),
    },
  ];
}

function readNode(raw: unknown): SwarmNode[] {
  const from = record(raw);
  const id = someText(from['ID']) as NodeId | undefined;
  if (id === undefined) return [];
  const description = record(from['Description']);
  const status = record(from['Status']);
  return [
    {
      id,
      hostname: text(description['Hostname']),
      role: text(specOf(raw)['Role']),
      isLeader: record(from['ManagerStatus'])['Leader'] === true,
      availability: text(specOf(raw)['Availability']),
      state: text(status['State']),
      address: text(status['Addr']),
      engineVersion: text(record(description['Engine'])['EngineVersion']),
    },
  ];
}

function specOf(raw: unknown): Fields {
  return record(record(raw)['Spec']);
}

/** `10.0.1.2/24` is the address `10.0.1.2`. */
function addressOn(networkId: string | undefined, cidr: unknown): NetworkAddress[] {
  const address = text(cidr).split('/')[0] ?? '';
  return networkId && address ? [{ networkId: networkId as NetworkId, address }] : [];
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
