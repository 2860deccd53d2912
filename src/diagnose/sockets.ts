import { formatAddress } from '../landscape/addresses';
import type { Listener } from './observation';
import type { Protocol } from './question';

/** A listening socket, with the number by which a process's file descriptors name it. */
export interface ListeningSocket extends Listener {
  readonly inode: string;
}

/** A state of a socket that matters to people. UDP knows only the first two. */
export type SocketState = 'listening' | 'established' | 'opening' | 'closing';

/** A socket as the kernel lists it. The remote side of one that listens is no address. */
export interface Socket extends ListeningSocket {
  readonly state: SocketState;
  readonly remote: { readonly address: string; readonly port: number };
}

/** The states of `/proc/net`, https://github.com/torvalds/linux/blob/v6.1/include/net/tcp_states.h. */
const states: Readonly<Record<Protocol, Readonly<Record<string, SocketState>>>> = {
  tcp: {
    '01': 'established',
    '02': 'opening',
    '03': 'opening',
    '04': 'closing',
    '05': 'closing',
    '06': 'closing',
    '07': 'closing',
    '08': 'closing',
    '09': 'closing',
    '0A': 'listening',
    '0B': 'closing',
    '0C': 'opening',
  },
  udp: { '01': 'established', '07': 'listening' },
};

/**
 * What listens, from `/proc/net/tcp`, `tcp6`, `udp` and `udp6` behind each other: each begins with a header of its own.
 * Docker's own resolver, at `127.0.0.11`, is left out.
 * https://docs.kernel.org/networking/proc_net_tcp.html
 */
export function readSockets(text: string): readonly ListeningSocket[] {
  return readAllSockets(text)
    .filter(({ state }) => state === 'listening')
    .map(({ protocol, address, port, inode }) => ({ protocol, address, port, inode }));
}

/** The same with those that are connected. */
export function readAllSockets(text: string): readonly Socket[] {
  const found: Socket[] = [];
  let protocol: Protocol = 'tcp';
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[0] === 'sl') {
      protocol = words.includes('drops') ? 'udp' : 'tcp';
      continue;
    }
    const [, at = '', to = '', code = ''] = words;
    const state = states[protocol][code];
    const local = readPlace(at);
    const remote = readPlace(to);
    const isResolver = [local, remote].some(place => place?.address === '127.0.0.11');
    if (!state || !local || !remote || isResolver) continue;
    found.push({ protocol, ...local, remote, state, inode: words[9] ?? '' });
  }
  return found;
}

function readPlace(text: string): Socket['remote'] | undefined {
  const [hex = '', port = ''] = text.split(':');
  const address = readHexAddress(hex);
  return address === undefined ? undefined : { address, port: parseInt(port, 16) };
}

/** The kernel writes an address as 32 bit words in the machine's order: little-endian wherever Docker runs. */
export function readHexAddress(hex: string): string | undefined {
  if (!/^([0-9A-F]{8}){1,4}$/i.test(hex)) return undefined;
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap(word => (word.match(/../g) ?? []).reverse()).join('');
  const value = BigInt(`0x${bytes}`);
  if (words.length === 1) return formatAddress({ version: 4, value });
  // A socket for IPv6 that was bound to an IPv4 address.
  return formatAddress({ version: 6, value }).replace(/^::ffff:(?=\d+\.)/, '');
}

/**
 * Which process has which socket, from `ls -l /proc/N/fd` (`/proc/N/fd:`, then lines that end with `socket:[INODE]`)
 * and `grep "" /proc/N/comm` (`/proc/N/comm:NAME`). Gives names by inode.
 */
export function readOwners(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const pids = new Map<string, string>();
  let pid = '';
  for (const line of text.split('\n')) {
    const [, folder] = /^\/proc\/(\d+)\/fd:$/.exec(line) ?? [];
    if (folder !== undefined) pid = folder;
    const [, inode] = /-> '?socket:\[(\d+)\]'?$/.exec(line) ?? [];
    if (inode !== undefined && !pids.has(inode)) pids.set(inode, pid);
    const [, owner, name] = /^\/proc\/(\d+)\/comm:(.+)$/.exec(line) ?? [];
    if (owner !== undefined && name !== undefined) names.set(owner, name);
  }
  const owners = [...pids].flatMap(([inode, id]) => {
    const name = names.get(id);
    return name === undefined ? [] : [[inode, name] as const];
  });
  return new Map(owners);
}

/** The sockets with their processes, as far as they are known. */
export function withOwners<S extends { readonly inode: string }>(
  sockets: readonly S[],
  owners: ReadonlyMap<string, string>,
): readonly (Omit<S, 'inode'> & Pick<Listener, 'process'>)[] {
  return sockets.map(({ inode, ...listener }) => {
    const process = owners.get(inode);
    return process === undefined ? listener : { ...listener, process };
  });
}
