import type { Attachments } from './attachments';
import { containerWords } from './contextWords';
import type { Container, Network } from './landscape';
import type { Service, Task } from './swarm';
import { addressIn } from './swarmIndex';

/** Services are connected to a Swarm's networks; but `ingress` comes and goes with published ports. */
export function takesServices(network: Network): boolean {
  return network.scope === 'swarm' && !network.isIngress && !network.isConfigOnly;
}

/**
 * What menus may offer for a service below a network, as sorted words: `disconnectable` (from this network),
 * `virtual` (has a virtual IP here), `service`.
 */
export function serviceWords(service: Service, network: Network): string {
  const words = ['service'];
  if (takesServices(network) && service.networkIds.includes(network.id)) {
    words.push('disconnectable');
  }
  if (addressIn(service.virtualIps, network.id) !== undefined) words.push('virtual');
  return words.sort().join(' ');
}

/** Swarm would replace a task whose container is no more as the service says: its networks are the service's. */
const notForTasks: ReadonlySet<string> = new Set(['connectable', 'disconnectable', 'startable']);

/**
 * The same for a task: what can be done to its container, where that is on this engine; else `copyable`
 * where there is an address.
 */
export function taskWords(
  task: Task,
  network: Network,
  container: Container | undefined,
  attachments: Attachments,
): string {
  const words = container
    ? containerWords(container, attachments, network).split(' ')
    : addressIn(task.addresses, network.id) === undefined
      ? []
      : ['copyable'];
  return [...words.filter(word => !notForTasks.has(word)), 'task'].sort().join(' ');
}
