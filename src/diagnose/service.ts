import { attachmentsOf } from '../landscape/attachments';
import type { Container, Network } from '../landscape/landscape';
import { stacksOf } from '../landscape/stacks';
import type { Service, Task } from '../landscape/swarm';
import { addressIn, isCurrent, serviceOfContainer, swarmIndexOf } from '../landscape/swarmIndex';
import { type Question, targetOf } from './question';
import type { Scene } from './scene';

/** The service that is to be reached: by itself, or as what the target is a task of. */
export function serviceOf(question: Question, { swarm }: Scene): Service | undefined {
  if (question.goal.kind === 'service') return question.goal.service;
  const to = targetOf(question);
  const id = to && serviceOfContainer(to);
  return id === undefined || !swarm ? undefined : swarmIndexOf(swarm).service(id);
}

/** Its tasks that run now, on whatever node. */
export function runningTasks({ id }: Service, { swarm }: Scene): readonly Task[] {
  if (!swarm) return [];
  return swarmIndexOf(swarm)
    .tasksOf(id)
    .filter(task => isCurrent(task) && task.state === 'running');
}

/** The container of a task that runs on this engine, where there is one. */
export function localReplica(service: Service, scene: Scene): Container | undefined {
  const { container } = attachmentsOf(scene.landscape);
  for (const { containerId } of runningTasks(service, scene)) {
    const found = containerId && container(containerId);
    if (found?.state === 'running') return found;
  }
  return undefined;
}

/** Networks that the sender and the service are both on. */
export function sharedNetworks(
  { from }: Question,
  { networkIds }: Service,
  { landscape, facts }: Scene,
): readonly Network[] {
  return stacksOf(landscape, facts)
    .of(from)
    .links.map(({ network }) => network)
    .filter(({ id }) => networkIds.includes(id));
}

/** Where its name may lead on the networks that the sender shares: its virtual IP, and its tasks. */
export function serviceAddresses(
  question: Question,
  service: Service,
  scene: Scene,
): { readonly virtual: readonly string[]; readonly tasks: readonly string[] } {
  const networks = sharedNetworks(question, service, scene);
  const on = (addresses: Parameters<typeof addressIn>[0]) =>
    networks.flatMap(({ id }) => addressIn(addresses, id) ?? []);
  return {
    virtual: on(service.virtualIps),
    tasks: runningTasks(service, scene).flatMap(({ addresses }) => on(addresses)),
  };
}

/** Its name; within its stack the one that its Compose file has, which is what people type. */
export function serviceNames({ name, stack }: Service): readonly string[] {
  const prefix = `${stack ?? ''}_`;
  const short = stack !== undefined && name.startsWith(prefix) ? [name.slice(prefix.length)] : [];
  return [...short, name];
}
