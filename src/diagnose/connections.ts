import { readHexAddress } from './sockets';

/** A TCP connection of a network namespace, in whatever state, also one that has just ended. */
export interface Connection {
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
}

const listening = '0A';

/** Every connection, from `/proc/net/tcp` and `tcp6`. https://docs.kernel.org/networking/proc_net_tcp.html */
export function readConnections(text: string): readonly Connection[] {
  return text.split('\n').flatMap(line => {
    const [, local = '', remote = '', state] = line.trim().split(/\s+/);
    const [, localPort = ''] = local.split(':');
    const [hex = '', remotePort = ''] = remote.split(':');
    const remoteAddress = readHexAddress(hex);
    if (state === listening || remoteAddress === undefined) return [];
    return [
      {
        localPort: parseInt(localPort, 16),
        remoteAddress,
        remotePort: parseInt(remotePort, 16),
      },
    ];
  });
}

/** Those that were not there before. */
export function newConnections(
  before: readonly Connection[],
  after: readonly Connection[],
): readonly Connection[] {
  const known = new Set(before.map(keyOf));
  return after.filter(connection => !known.has(keyOf(connection)));
}

function keyOf({ localPort, remoteAddress, remotePort }: Connection): string {
  return `${localPort} ${remoteAddress} ${remotePort}`;
}
