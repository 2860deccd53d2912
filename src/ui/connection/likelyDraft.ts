import { usableNames } from '../../diagnose/scene';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, ContainerId } from '../../landscape/landscape';
import {
  declaredPorts,
  listeningPorts,
  type OfferedPort,
  readListeners,
  servicePorts,
} from '../../diagnose/ports';
import { localReplica, serviceNames } from '../../diagnose/service';
import type { Service } from '../../landscape/swarm';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import type { Draft } from './draft';
import { availableImage, swarmViewOf } from './testRun';

/** The name that people would use for the one inside the other; empty where there is none. */
export async function likelyName(
  { live, details }: Pick<Parts, 'live' | 'details'>,
  from: ContainerId,
  to: ContainerId,
): Promise<string> {
  const known = await details.get(to).catch(() => undefined);
  const { landscape } = live;
  const { container } = attachmentsOf(landscape);
  const [sender, target] = [container(from), container(to)];
  if (!sender || !target) return '';
  // The port has nothing to do with names.
  const goal = { kind: 'container', container: target, port: 1, protocol: 'tcp' } as const;
  const scene = { landscape, details: () => known };
  return usableNames({ from: sender, goal }, scene)[0] ?? '';
}

/** Whether the one reaches the other, by the name and at the port that are most likely meant. */
export async function likelyDraft(
  parts: Parts,
  from: ContainerId,
  to: ContainerId,
): Promise<Draft> {
  const container = attachmentsOf(parts.live.landscape).container(to);
  const known = await parts.details.get(to).catch(() => undefined);
  const declared = container ? declaredPorts(container, known) : [];
  const port = declared[0] ?? (container && (await firstListening(parts, container)));
  const host = await likelyName(parts, from, to);
  const { port: number = usualPort, protocol = 'tcp' } = port ?? {};
  return {
    from,
    to: { kind: 'container', id: to },
    values: { host, port: String(number), protocol },
  };
}

/** The same for a service. */
export async function likelyServiceDraft(
  parts: Parts,
  from: ContainerId,
  service: Service,
): Promise<Draft> {
  const [host = ''] = serviceNames(service);
  const [declared] = servicePorts(service);
  const swarm = await swarmViewOf(parts);
  const scene = { landscape: parts.live.landscape, details: () => undefined };
  const replica = swarm && localReplica(service, { ...scene, swarm });
  const inside = replica && (await likelyDraft(parts, from, replica.id)).values;
  const port = String(declared?.port ?? inside?.port ?? usualPort);
  const protocol = declared?.protocol ?? inside?.protocol ?? 'tcp';
  return { from, to: { kind: 'service', id: service.id }, values: { host, port, protocol } };
}

/** Of a container that declares none. */
async function firstListening(
  parts: Parts,
  container: Container,
): Promise<OfferedPort | undefined> {
  const engine = connectedEngine(parts.live);
  const image = await availableImage(parts);
  const signal = AbortSignal.timeout(longestLook);
  const listeners = await readListeners(engine, container, image, signal).catch(() => undefined);
  return listeningPorts(listeners ?? [])[0];
}

const usualPort = 80;

/** Milliseconds. */
const longestLook = 3000;
