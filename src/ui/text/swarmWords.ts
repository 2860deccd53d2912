import { l10n } from 'vscode';
import type { RefusalReason } from '../../actions/refusal';
import type { SwarmFacts } from '../../landscape/engineFacts';
import type { NetworkId } from '../../landscape/landscape';
import type { Service, ServicePort, SwarmNode, Task } from '../../landscape/swarm';
import { addressIn, isCurrent } from '../../landscape/swarmIndex';
import { plain } from './words';

export type SwarmRefusal = Extract<
  RefusalReason,
  {
    readonly kind:
      | 'notAttachable'
      | 'notManager'
      | 'inSwarm'
      | 'notForServices'
      | 'serviceConnected'
      | 'serviceNotConnected';
  }
>;

/** Why something with a Swarm was not even tried. */
export function swarmRefusalSentence(reason: SwarmRefusal): string {
  switch (reason.kind) {
    case 'notAttachable':
      return l10n.t(
        '“{0}” takes services only, because it was not made attachable. That cannot be changed afterwards: “Edit Network…” makes it again as attachable, once no service is on it.',
        plain(reason.network.name),
      );
    case 'notManager':
      return missingSentence(reason.swarm);
    case 'inSwarm':
      return l10n.t('This engine is in a Swarm already.');
    case 'notForServices':
      return reason.network.isIngress
        ? l10n.t(
            'Services join and leave “{0}” with their published ports.',
            plain(reason.network.name),
          )
        : l10n.t(
            'Services can be connected to networks of a Swarm only, such as overlay; “{0}” is none.',
            plain(reason.network.name),
          );
    case 'serviceConnected':
      return l10n.t(
        '“{0}” is already connected to “{1}”.',
        plain(reason.service.name),
        plain(reason.network.name),
      );
    case 'serviceNotConnected':
      return l10n.t(
        '“{0}” is not connected to “{1}” (any more).',
        plain(reason.service.name),
        plain(reason.network.name),
      );
  }
}

/** What this engine lacks to tell about services and nodes. */
export function missingSentence(swarm: SwarmFacts): string {
  if (swarm.state === 'inactive') return l10n.t('This engine is not part of a Swarm.');
  if (swarm.state === 'locked') {
    return l10n.t(
      'The Swarm is locked. Unlock it with “docker swarm unlock”; then services and nodes are shown.',
    );
  }
  if (swarm.state !== 'active') {
    return l10n.t('This node is not ready in its Swarm. “docker info” says why.');
  }
  return l10n.t(
    'This engine is a worker of its Swarm. Only a manager knows services and nodes: connect to one of them.',
  );
}

/** `3/3 · VIP 10.0.1.2 · 8080 → 80/tcp ingress`: what matters most comes first. */
export function serviceDescription(service: Service, network: NetworkId): string {
  const vip = addressIn(service.virtualIps, network);
  return [
    countText(service),
    vip === undefined ? service.endpointMode : l10n.t('VIP {0}', plain(vip)),
    ...service.ports.map(servicePortText),
  ].join(' · ');
}

/** All about a service, a line each. */
export function serviceTooltip(service: Service, network: NetworkId, names: readonly string[]) {
  const vip = addressIn(service.virtualIps, network);
  const lines = [
    plain(service.name, 300),
    l10n.t('Image: {0}', plain(service.image, 300)),
    l10n.t('Mode: {0}', service.mode),
    l10n.t('Running tasks: {0} of {1}', service.running, service.desired),
    l10n.t('Endpoint mode: {0}', service.endpointMode),
    vip && l10n.t('Virtual IP: {0}', plain(vip)),
    ...service.ports.map(port => l10n.t('Port: {0}', servicePortText(port))),
    names.length > 0 && l10n.t('Networks: {0}', names.map(name => plain(name)).join(', ')),
    service.stack && l10n.t('Stack: {0}', plain(service.stack)),
    service.updateState && l10n.t('Last update: {0}', plain(service.updateState)),
  ];
  return lines.filter(Boolean).join('\n');
}

/** `8080 → 80/tcp ingress`; without a number of its own, the engine chooses one. */
export function servicePortText({ protocol, targetPort, publishedPort, mode }: ServicePort) {
  const outside = publishedPort === undefined ? '' : `${publishedPort} → `;
  return plain(`${outside}${targetPort}/${protocol} ${mode}`);
}

/** `node-2 · 10.0.1.5 · running`, or what went wrong. */
export function taskDescription(task: Task, node: SwarmNode | undefined, network: NetworkId) {
  const address = isCurrent(task) ? addressIn(task.addresses, network) : undefined;
  const words = [
    node && plain(node.hostname),
    address && plain(address),
    taskStateWord(task.state),
    task.error && plain(task.error),
  ];
  return words.filter(Boolean).join(' · ');
}

/** All about a task, a line each. */
export function taskTooltip(task: Task, node: SwarmNode | undefined, network: NetworkId): string {
  const address = addressIn(task.addresses, network);
  const lines = [
    plain(task.name, 300),
    l10n.t('State: {0}', taskStateWord(task.state)),
    l10n.t('Desired state: {0}', taskStateWord(task.desiredState)),
    l10n.t('Since: {0}', plain(task.since)),
    task.error && l10n.t('Error: {0}', plain(task.error, 1000)),
    node && l10n.t('Node: {0}', plain(node.hostname)),
    address && l10n.t('Address: {0}', plain(address)),
  ];
  return lines.filter(Boolean).join('\n');
}

/** The common states in the person's language; the rest as Docker says them. */
function taskStateWord(state: string): string {
  switch (state) {
    case 'running':
      return l10n.t('running');
    case 'pending':
      return l10n.t('pending');
    case 'preparing':
      return l10n.t('preparing');
    case 'starting':
      return l10n.t('starting');
    case 'ready':
      return l10n.t('ready');
    case 'complete':
      return l10n.t('complete');
    case 'shutdown':
      return l10n.t('shut down');
    case 'failed':
      return l10n.t('failed');
    case 'rejected':
      return l10n.t('rejected');
    default:
      return plain(state);
  }
}

/** `manager · active · ready · 10.0.0.5 · 28.5.2` */
export function nodeDescription(node: SwarmNode): string {
  const role = node.role === 'manager' ? l10n.t('manager') : l10n.t('worker');
  return [
    node.isLeader ? l10n.t('{0} (leader)', role) : role,
    availabilityWord(node.availability),
    node.state === 'down' ? l10n.t('down') : taskStateWord(node.state),
    plain(node.address),
    plain(node.engineVersion),
  ]
    .filter(Boolean)
    .join(' · ');
}

function availabilityWord(availability: string): string {
  if (availability === 'active') return l10n.t('active');
  if (availability === 'pause') return l10n.t('no new tasks');
  if (availability === 'drain') return l10n.t('drained of tasks');
  return plain(availability);
}

/** `3/3`, with the mode where it is not the usual one. */
function countText({ running, desired, mode }: Service): string {
  const count = `${running}/${desired}`;
  return mode === 'replicated' ? count : `${count} ${mode}`;
}
