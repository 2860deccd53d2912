import { attachmentsOf } from '../landscape/attachments';
import { stacksOf } from '../landscape/stacks';
import type { Service } from '../landscape/swarm';
import { hasFailed, swarmIndexOf } from '../landscape/swarmIndex';
import type { Case } from './judge';
import type { Attempt, Evidence } from './observation';
import { runningTasks, serviceAddresses, sharedNetworks } from './service';
import type { Scene } from './scene';
import type { Finding, Link } from './verdict';

/** Whether any task of a service runs; what it says of those that do not. */
export function judgeTasks(service: Service, { scene }: Case): Finding {
  const { running, desired } = service;
  if (runningTasks(service, scene).length > 0) {
    return { kind: 'serviceRuns', service, running, desired };
  }
  const failed = tasksOf(service, scene).find(task => hasFailed(task) && task.error);
  return { kind: 'serviceDown', service, desired, said: failed?.error ?? '' };
}

/** As `docker service ps` lists them. */
export function tasksEvidence(service: Service, { scene }: Case): Evidence {
  const lines = tasksOf(service, scene).map(({ name, nodeId, state, error = '' }) => {
    const node = scene.swarm && swarmIndexOf(scene.swarm).node(nodeId);
    return [name, node?.hostname, state, error].filter(Boolean).join(' ');
  });
  return { run: ['docker', 'service', 'ps', service.name], said: lines.join('\n') };
}

/** Whether the sender is on a network of the service. */
export function judgeServiceNetwork(service: Service, given: Case): Omit<Link, 'kind'> {
  const { question, scene } = given;
  const networks = sharedNetworks(question, service, scene);
  const line = '{{json .Endpoint.VirtualIPs}}';
  const said = JSON.stringify(service.virtualIps);
  const evidence = [{ run: ['docker', 'service', 'inspect', '-f', line, service.name], said }];
  if (networks.length > 0) {
    return { state: 'good', findings: [{ kind: 'way', way: 'direct', networks }], evidence };
  }
  const { landscape, facts } = scene;
  const { network } = attachmentsOf(landscape);
  const from = stacksOf(landscape, facts)
    .of(question.from)
    .links.map(link => link.network);
  const to = service.networkIds.flatMap(id => network(id) ?? []);
  return { state: 'bad', findings: [{ kind: 'noSharedNetwork', from, to, open: [] }], evidence };
}

/**
 * What connections to its replicas show, beside the one that its name leads to: which of them take none, and that
 * there would be some where only the virtual IP does not answer.
 */
export function replicaFindings(
  service: Service,
  given: Case,
  meant: readonly Attempt[],
): readonly Finding[] {
  const { question, scene, seen } = given;
  const { virtual, tasks } = serviceAddresses(question, service, scene);
  const tried = seen.attempts.filter(({ address }) => tasks.includes(address));
  const open = tried.filter(({ outcome }) => outcome === 'open');
  const isVirtual = meant.some(each => virtual.includes(each.address) && each.outcome !== 'open');
  const [first] = virtual;
  if (isVirtual && first !== undefined && open.length > 0) {
    return [{ kind: 'virtualIpSilent', address: first, open: open.map(each => each.address) }];
  }
  const failed = tried.filter(({ outcome }) => outcome !== 'open').map(({ address }) => address);
  return failed.length > 0 && open.length > 0
    ? [{ kind: 'replicasFail', failed, of: tried.length }]
    : [];
}

function tasksOf({ id }: Service, { swarm }: Scene) {
  return swarm ? swarmIndexOf(swarm).tasksOf(id) : [];
}
