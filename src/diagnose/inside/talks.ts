import type { ContainerId, Landscape } from '../../landscape/landscape';
import { attachmentsOf } from '../../landscape/attachments';
import type { Protocol } from '../question';
import type { Socket } from '../sockets';
import { peersOf } from './peers';

/** That one container has connections to a port of another one, or to somewhere outside. */
export interface Talk {
  readonly from: ContainerId;
  /** Absent where it is none that the engine knows. */
  readonly to?: ContainerId;
  readonly port: number;
  readonly protocol: Protocol;
  /** How many, those that ended in the last minute with them. */
  readonly count: number;
  /** Where there is no `to`. */
  readonly addresses: readonly string[];
}

/**
 * Who talks to whom, from the sockets of network namespaces by the container that each belongs to. A connection is seen
 * at both ends, where both could be looked at, and counts once.
 */
export function talksOf(
  seen: ReadonlyMap<ContainerId, readonly Socket[]>,
  landscape: Landscape,
): readonly Talk[] {
  const { container } = attachmentsOf(landscape);
  const sides = { from: new Map<string, Talk>(), to: new Map<string, Talk>() };
  for (const [id, sockets] of seen) {
    const own = container(id);
    if (!own) continue;
    const peers = peersOf(own, landscape);
    const listening = new Set(sockets.filter(isListening).map(keyOfPort));
    for (const socket of sockets) {
      if (isListening(socket)) continue;
      const { protocol, remote } = socket;
      const peer = peers(remote.address);
      const other = peer.kind === 'container' ? peer.container.id : undefined;
      if (peer.kind === 'self' || other === id) continue;
      if (!listening.has(keyOfPort(socket))) {
        const to = other === undefined ? {} : { to: other };
        const talk = { from: id, ...to, port: remote.port, protocol };
        add(sides.from, talk, other === undefined ? remote.address : undefined);
      } else if (other !== undefined) {
        add(sides.to, { from: other, to: id, port: socket.port, protocol });
      }
    }
  }
  const all = new Map(sides.from);
  for (const [key, talk] of sides.to) {
    const known = all.get(key);
    if (!known || known.count < talk.count) all.set(key, talk);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, talk]) => talk);
}

function add(
  talks: Map<string, Talk>,
  talk: Omit<Talk, 'count' | 'addresses'>,
  address?: string,
): void {
  const { from, to = '', port, protocol } = talk;
  const key = `${from} ${to} ${port}/${protocol}`;
  const { count = 0, addresses = [] } = talks.get(key) ?? {};
  const all = address === undefined ? addresses : [...new Set([...addresses, address])];
  talks.set(key, { ...talk, count: count + 1, addresses: all });
}

function isListening({ state }: Socket): boolean {
  return state === 'listening';
}

function keyOfPort({ port, protocol }: Socket): string {
  return `${port}/${protocol}`;
}
