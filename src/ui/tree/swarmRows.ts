// What a Swarm adds below its networks, as data. How it looks is swarmItems.ts.
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import type { SwarmFacts } from '../../landscape/engineFacts';
import type { Landscape, Network, NetworkId } from '../../landscape/landscape';
import type { Service, ServiceId, SwarmNode, SwarmView, Task } from '../../landscape/swarm';
import { addressIn, isCurrent, serviceOfContainer, swarmIndexOf } from '../../landscape/swarmIndex';
import type { SwarmKnown } from '../../live/swarmCache';
import {
  type ContainerRow,
  memberRows,
  type NetworkRow,
  networkKey,
  type RowOptions,
} from './rows';

export interface ServiceRow {
  readonly kind: 'service';
  readonly key: string;
  readonly service: Service;
  readonly network: Network;
}

export interface TaskRow {
  readonly kind: 'task';
  readonly key: string;
  readonly task: Task;
  readonly network: Network;
  readonly node?: SwarmNode;
  /** Its container, where that is on this engine: then the row stands for it, too. */
  readonly attachment?: Attachment;
  /** What is copied where there is no container to ask. */
  readonly value?: string;
}

/** Why services cannot be shown here. */
export interface MissingRow {
  readonly kind: 'missing';
  readonly key: string;
  readonly reason: { readonly swarm: SwarmFacts } | { readonly sentence: string };
}

export type SwarmRow = ServiceRow | TaskRow | MissingRow;

/** What rows below a Swarm's networks are made of. */
export interface SwarmScene {
  readonly landscape: Landscape;
  readonly options: RowOptions;
  /** Undefined while nobody has asked for it. */
  readonly known: SwarmKnown | undefined;
}

/** Services first, then containers that are no tasks of them; where services cannot be told, a row says why. */
export function swarmNetworkRows(
  row: NetworkRow,
  scene: SwarmScene,
): readonly (ServiceRow | ContainerRow | MissingRow)[] {
  const { landscape, options, known } = scene;
  const members = memberRows(row, landscape, options);
  if (!known || row.network.scope !== 'swarm') return members;
  if (!known.swarm.isManager) {
    return [missingRow(row.network, known), ...members];
  }
  const all = swarmIndexOf(known.view).servicesOn(row.network.id);
  const memberOf = new Set(members.map(({ container }) => serviceOfContainer(container)));
  const shown = all.filter(
    service => memberOf.has(service.id) || matches(service, row.network, known.view, options),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return [
    ...shown.map(service => serviceRow(service, row.network)),
    ...members.filter(({ container }) => {
      const service = serviceOfContainer(container);
      return service === undefined || !ids.has(service);
    }),
  ];
}

/**
 * Its tasks, then earlier ones whose containers are still on this engine: so no container shows twice, and
 * none is missing.
 */
export function serviceChildren(
  { service, network }: ServiceRow,
  { landscape, options, known }: SwarmScene,
): readonly (TaskRow | ContainerRow)[] {
  if (!known) return [];
  const index = swarmIndexOf(known.view);
  const attachments = attachmentsOf(landscape)
    .of(network.id)
    .filter(({ container }) => serviceOfContainer(container) === service.id);
  const tasks = index
    .tasksOf(service.id, network.id)
    .filter(task => options.showStopped || isCurrent(task))
    .map(task => {
      const attachment = attachments.find(({ container }) => container.id === task.containerId);
      return taskRow(task, network, index.node(task.nodeId), attachment);
    });
  const withRow = new Set(tasks.map(({ task }) => task.containerId));
  const rest = memberRows(
    { kind: 'network', key: networkKey(network.id), network, memberCount: 0 },
    landscape,
    options,
  ).filter(
    ({ container }) => serviceOfContainer(container) === service.id && !withRow.has(container.id),
  );
  return [
    ...tasks,
    ...rest.map(row => {
      const task = index.taskOf(row.container.id);
      return task ? taskRow(task, network, index.node(task.nodeId), row.attachment) : row;
    }),
  ];
}

/** True where a service on the network matches the filter, though the network itself may not. */
export function hasMatchingService(network: Network, { known, options }: SwarmScene): boolean {
  if (!known || network.scope !== 'swarm') return false;
  return swarmIndexOf(known.view)
    .servicesOn(network.id)
    .some(service => matches(service, network, known.view, options));
}

/** What the rows below a network depend on, to see whether they are other ones now. */
export function swarmSlice(network: Network, known: SwarmKnown | undefined): unknown {
  if (!known) return undefined;
  const index = swarmIndexOf(known.view);
  const services = index.servicesOn(network.id);
  const tasks = services.map(({ id }) => index.tasksOf(id, network.id));
  return { isManager: known.swarm.isManager, services, tasks, nodes: known.view.nodes };
}

/** What stands where services would, and why there are none. */
export function missingRow(network: Network, reason: MissingRow['reason']): MissingRow {
  return { kind: 'missing', key: `${networkKey(network.id)}/missing`, reason };
}

/** The row of a service below a network. */
export function serviceRow(service: Service, network: Network): ServiceRow {
  return { kind: 'service', key: serviceKey(service.id, network.id), service, network };
}

/** One for each network that the service is on. */
export function serviceKey(serviceId: ServiceId, networkId: NetworkId): string {
  return `service:${serviceId}@${networkId}`;
}

function taskRow(
  task: Task,
  network: Network,
  node: SwarmNode | undefined,
  attachment: Attachment | undefined,
): TaskRow {
  const value = addressIn(task.addresses, network.id);
  return {
    kind: 'task',
    key: `task:${task.id}@${network.id}`,
    task,
    network,
    ...(node && { node }),
    ...(attachment && { attachment }),
    ...(value !== undefined && { value }),
  };
}

function matches(
  service: Service,
  network: Network,
  view: SwarmView,
  { filter }: RowOptions,
): boolean {
  if (filter.matchesNetwork(network)) return true;
  const index = swarmIndexOf(view);
  const tasks = index.tasksOf(service.id, network.id);
  const ports = service.ports.map(port => `${port.publishedPort ?? ''}:${port.targetPort}`);
  const ip = [...service.virtualIps, ...tasks.flatMap(task => task.addresses)].map(
    ({ address }) => address,
  );
  const names = [service.name, ...tasks.map(task => task.name)];
  const state = tasks.map(task => task.state);
  const nodes = tasks.map(task => index.node(task.nodeId)?.hostname);
  return filter.matches({
    words: [...names, service.image, service.stack, ...ip, ...ports, ...state, ...nodes],
    name: names,
    image: [service.image],
    project: [service.stack],
    ip,
    port: service.ports.flatMap(port => [`${port.publishedPort ?? ''}`, `${port.targetPort}`]),
    state,
    network: [network.name],
    driver: [network.driver],
  });
}
