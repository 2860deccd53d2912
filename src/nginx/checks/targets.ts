import { parseAddress } from '../../landscape/addresses';
import type { Container } from '../../landscape/landscape';
import { isUp } from '../../landscape/ways';
import type { Destination, LocatedRoute, Reached } from '../routes/destination';
import type { RouteTarget } from '../routes/route';
import type { Directive } from '../read/directive';
import type { Fault, Finding } from './finding';
import { WrittenTargets } from './writtenTargets';

/** A socket that waits for others, as seen in a container's network namespace. */
export interface Listening {
  readonly protocol: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  readonly process?: string;
}

/** What is known to listen in a container; nothing where nobody has looked, or nobody could. */
export type KnownListening = (container: Container) => readonly Listening[] | undefined;

/**
 * Why requests of the checked file get nowhere, each place once, however many routes lead there.
 *
 * @param own the directives of that file, whose path is `path`.
 */
export function badTargets(
  located: readonly LocatedRoute[],
  own: readonly Directive[],
  path: string,
  listening: KnownListening,
): Finding[] {
  const found = new Map<string, Finding>();
  const written = new WrittenTargets(own);
  for (const { route, destinations } of located) {
    for (const destination of destinations) {
      const { target } = destination;
      // A server that is set down on purpose may well be gone.
      if (target.isDown || target.file !== path) continue;
      const fault = faultOf(destination, listening);
      if (!fault) continue;
      const isAboutPort = 'port' in fault && fault.kind !== 'ownLocalhost';
      const place = isAboutPort ? written.port(target) : written.host(target);
      const finding = { ...fault, ...place };
      found.set(`${place.line} ${place.word ?? route.line} ${fault.kind}`, finding);
    }
  }
  return [...found.values()];
}

function faultOf(destination: Destination, listening: KnownListening): Fault | undefined {
  const { target } = destination;
  const { address } = target;
  switch (destination.kind) {
    case 'broken':
      return { kind: 'broken', destination };
    case 'ownPort':
      return address.kind === 'host' ? { kind: 'ownLocalhost', port: address.port } : undefined;
    case 'reached':
      return portFault(destination, target, listening);
    case 'possible':
    case 'outside':
    case 'variable':
    case 'socket':
      return undefined;
  }
}

function portFault(
  { container, by, ownPort }: Reached,
  { address }: RouteTarget,
  listening: KnownListening,
): Fault | undefined {
  if (address.kind !== 'host' || address.port === undefined) return undefined;
  if (by !== 'name' && by !== 'address') return undefined;
  const { host, port } = address;
  const about = { container, host, port };
  const tcp = isUp(container)
    ? listening(container)?.filter(({ protocol }) => protocol === 'tcp')
    : undefined;
  const there = tcp?.filter(socket => socket.port === port) ?? [];
  if (there.some(isOpen)) return undefined;
  const [only] = there;
  if (only) {
    const process = only.process === undefined ? {} : { process: only.process };
    return { kind: 'loopbackOnly', ...about, ...process };
  }
  if (ownPort !== undefined) return { kind: 'publishedPort', ...about, ownPort };
  if (!tcp) return undefined;
  const others = [...new Set(tcp.filter(isOpen).map(socket => socket.port))];
  return others.length > 0
    ? { kind: 'otherPort', ...about, listening: others.sort((a, b) => a - b) }
    : { kind: 'nothingListens', ...about };
}

function isOpen({ address }: Listening): boolean {
  const parsed = parseAddress(address);
  return !(parsed?.version === 4 ? parsed.value >> 24n === 127n : parsed?.value === 1n);
}
