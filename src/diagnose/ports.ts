import type { Engine } from '../engine/engine';
import type { Container, Port } from '../landscape/landscape';
import type { Service } from '../landscape/swarm';
import type { ContainerDetails } from '../landscape/readDetails';
import { isUp } from '../landscape/ways';
import { nothingYet, type Listener, type Observation } from './observation';
import { observeTarget } from './observeTarget';
import { HelperOutposts } from './outpost';
import type { Protocol } from './question';

/** A port that may be asked for. */
export interface OfferedPort {
  readonly port: number;
  readonly protocol: Protocol;
  /** It was seen to listen. */
  readonly process?: string;
}

/** Ports that the container or its image says, as they are in the container; TCP first. */
export function declaredPorts(
  { ports }: Container,
  details: Pick<ContainerDetails, 'exposed'> | undefined,
): readonly OfferedPort[] {
  const all: readonly Port[] = [...ports, ...(details?.exposed ?? [])];
  const offered = all.flatMap(({ containerPort: port, protocol }) =>
    protocol === 'tcp' || protocol === 'udp' ? [{ port, protocol } as const] : [],
  );
  return uniquePorts(offered);
}

/** Ports that a service publishes, as they are in its tasks. */
export function servicePorts({ ports }: Service): readonly OfferedPort[] {
  return ports.flatMap(({ targetPort: port, protocol }) =>
    protocol === 'tcp' || protocol === 'udp' ? [{ port, protocol }] : [],
  );
}

/** The ports that listen, with their processes where they are known. */
export function listeningPorts(listeners: readonly Listener[]): readonly OfferedPort[] {
  return uniquePorts(
    listeners.map(({ port, protocol, process }) => ({
      port,
      protocol,
      ...(process === undefined ? {} : { process }),
    })),
  );
}

/** Reads what listens in a container, as a test would; undefined where it cannot be read. */
export async function readListeners(
  engine: Engine,
  container: Container,
  image: string | undefined,
  signal: AbortSignal,
): Promise<readonly Listener[] | undefined> {
  if (!isUp(container)) return undefined;
  let seen: Observation = nothingYet;
  const helpers = image === undefined ? undefined : new HelperOutposts(engine, image, signal);
  try {
    const report = (add: (seen: Observation) => Partial<Observation>) => {
      seen = { ...seen, ...add(seen) };
    };
    await observeTarget({ engine, helpers, signal, report }, container);
  } finally {
    await helpers?.removeAll();
  }
  return seen.listeners;
}

function uniquePorts(ports: readonly OfferedPort[]): readonly OfferedPort[] {
  const byKey = new Map<string, OfferedPort>();
  for (const each of ports) {
    const key = `${each.port}/${each.protocol}`;
    if (byKey.get(key)?.process === undefined) byKey.set(key, each);
  }
  return [...byKey.values()].sort(
    (a, b) => a.protocol.localeCompare(b.protocol) || a.port - b.port,
  );
}
