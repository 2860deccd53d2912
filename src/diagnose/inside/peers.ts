import { parseAddress } from '../../landscape/addresses';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import type { OwnedSocket } from './watchSockets';

/** Who has an address. */
export type Peer =
  | { readonly kind: 'container'; readonly container: Container }
  /** The host, at the network's gateway. */
  | { readonly kind: 'host'; readonly network: Network }
  | { readonly kind: 'self' }
  | { readonly kind: 'unknown' };

/** A connection, from whoever opened it: to one of our listening ports, or from us. */
export interface Flow {
  readonly socket: OwnedSocket;
  readonly direction: 'in' | 'out';
  readonly peer: Peer;
}

/** The connections of a container, with their peers: incoming ones first, then by port. */
export function flowsOf(
  container: Container,
  sockets: readonly OwnedSocket[],
  landscape: Landscape,
): readonly Flow[] {
  const peers = peersOf(container, landscape);
  const listening = new Set(
    sockets
      .filter(({ state }) => state === 'listening')
      .map(({ protocol, port }) => `${port}/${protocol}`),
  );
  return sockets
    .filter(({ state }) => state === 'established' || state === 'opening')
    .map((socket): Flow => {
      const isIn = listening.has(`${socket.port}/${socket.protocol}`);
      const peer = peers(socket.remote.address);
      return { socket, direction: isIn ? 'in' : 'out', peer };
    })
    .toSorted(
      (a, b) =>
        a.direction.localeCompare(b.direction) ||
        portOf(a) - portOf(b) ||
        a.socket.remote.address.localeCompare(b.socket.remote.address) ||
        a.socket.remote.port - b.socket.remote.port,
    );
}

/** The port that was asked for. */
function portOf({ socket, direction }: Flow): number {
  return direction === 'in' ? socket.port : socket.remote.port;
}

/** Who has an address, as a container sees it. */
export function peersOf(container: Container, landscape: Landscape): (address: string) => Peer {
  const attachments = attachmentsOf(landscape);
  const known = new Map<string, Peer>();
  const add = (address: string | undefined, peer: Peer) => {
    const key = address === undefined ? undefined : keyOf(address);
    if (key !== undefined && !known.has(key)) known.set(key, peer);
  };
  const own = attachments.on(container.id);
  for (const { endpoint } of own) {
    for (const address of [endpoint.ipv4, endpoint.ipv6]) add(address, { kind: 'self' });
  }
  // Those on the same networks come first: other networks may have the same addresses.
  const near = new Set(own.map(({ network }) => network));
  const networks = [...near, ...landscape.networks.filter(network => !near.has(network))];
  for (const network of networks) {
    for (const { container: other, endpoint, through } of attachments.of(network.id)) {
      if (through) continue;
      const peer: Peer = { kind: 'container', container: other };
      for (const address of [endpoint.ipv4, endpoint.ipv6]) add(address, peer);
    }
    for (const { gateway } of network.subnets) add(gateway, { kind: 'host', network });
  }
  return address => {
    const isLoopback = /^127\.|^::1$/.test(address);
    return isLoopback ? { kind: 'self' } : (known.get(keyOf(address)) ?? { kind: 'unknown' });
  };
}

/** However it is written. */
function keyOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed ? `${parsed.version} ${parsed.value}` : address;
}
