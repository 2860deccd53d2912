import { byName, type Container, type ContainerId, type NetworkId } from './landscape';
import type {
  NetworkAddress,
  NodeId,
  Service,
  ServiceId,
  SwarmNode,
  SwarmView,
  Task,
} from './swarm';

/** Services, tasks and nodes, looked up from wherever one stands. */
export interface SwarmIndex {
  readonly service: (id: ServiceId) => Service | undefined;
  readonly node: (id: NodeId | undefined) => SwarmNode | undefined;
  readonly taskOf: (container: ContainerId) => Task | undefined;
  /** Services with tasks or a virtual IP on a network, in the view's order. */
  readonly servicesOn: (network: NetworkId) => readonly Service[];
  /**
   * Tasks of a service as people look for them: those that are meant to run, and of each slot the newest
   * one that failed. With a network, those that are on it, or have no address yet.
   */
  readonly tasksOf: (service: ServiceId, network?: NetworkId) => readonly Task[];
}

const cache = new WeakMap<SwarmView, SwarmIndex>();

/** Indexes a view; the same view gives the same index, at no further cost. */
export function swarmIndexOf(view: SwarmView): SwarmIndex {
  let index = cache.get(view);
  if (!index) {
    index = build(view);
    cache.set(view, index);
  }
  return index;
}

function build(view: SwarmView): SwarmIndex {
  const services = new Map(view.services.map(service => [service.id, service]));
  const nodes = new Map(view.nodes.map(node => [node.id, node]));
  const byContainer = new Map(view.tasks.map(task => [task.containerId, task]));
  const tasks = new Map<ServiceId, Task[]>();
  for (const task of view.tasks) {
    const mine = tasks.get(task.serviceId);
    if (mine) mine.push(task);
    else tasks.set(task.serviceId, [task]);
  }
  const shown = new Map([...tasks].map(([id, mine]) => [id, worthShowing(mine)]));
  const tasksOf = (service: ServiceId) => shown.get(service) ?? [];
  return {
    service: id => services.get(id),
    node: id => (id === undefined ? undefined : nodes.get(id)),
    taskOf: container => byContainer.get(container),
    servicesOn: network =>
      view.services.filter(
        service =>
          service.networkIds.includes(network) ||
          isOn(service.virtualIps, network) ||
          tasksOf(service.id).some(task => isCurrent(task) && isOn(task.addresses, network)),
      ),
    tasksOf: (service, network) =>
      tasksOf(service).filter(
        ({ addresses }) => !network || addresses.length === 0 || isOn(addresses, network),
      ),
  };
}

/** The virtual IP of a service, or the first address of a task, on a network. */
export function addressIn(
  addresses: readonly NetworkAddress[],
  network: NetworkId,
): string | undefined {
  return addresses.find(({ networkId }) => networkId === network)?.address;
}

/** The service that a container is a task of: Swarm says it in a label. */
export function serviceOfContainer({ labels }: Container): ServiceId | undefined {
  return labels['com.docker.swarm.service.id'] as ServiceId | undefined;
}

/** True for a task that is there, or will be; false for one of the past. */
export function isCurrent({ desiredState }: Task): boolean {
  return ['running', 'ready', 'complete'].includes(desiredState);
}

/** It is on its way to another state, of which no event may tell. */
export function isMoving(task: Task): boolean {
  const hasArrived = ['running', 'complete', 'pending'].includes(task.state) || hasFailed(task);
  return isCurrent(task) && !hasArrived;
}

/** It ended, and not because it was done or no longer wanted. */
export function hasFailed({ state }: Task): boolean {
  return state === 'failed' || state === 'rejected';
}

function worthShowing(tasks: readonly Task[]): readonly Task[] {
  const newestFailed = new Map<string, Task>();
  for (const task of tasks) {
    const known = newestFailed.get(task.place);
    const isNewer = !known || known.since < task.since;
    if (!isCurrent(task) && hasFailed(task) && isNewer) newestFailed.set(task.place, task);
  }
  const nameOf = ({ name }: Task) => ({ name, id: '' });
  // A slot's failed task comes after what took its place.
  return [...tasks.filter(isCurrent), ...newestFailed.values()].sort((a, b) =>
    byName(nameOf(a), nameOf(b)),
  );
}

function isOn(addresses: readonly NetworkAddress[], network: NetworkId): boolean {
  return addressIn(addresses, network) !== undefined;
}
