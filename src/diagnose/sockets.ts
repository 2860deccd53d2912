import { formatAddress } from '../landscape/addresses';
import type { Listener } from './observation';
import type { Protocol } from './question';

/** A listening socket, with the number by which a process's file descriptors name it. */
export interface ListeningSocket extends Listener {
  readonly inode: string;
}

/** States of `/proc/net`: a TCP socket that listens, and a UDP one that is connected to nobody. */
const waiting: Readonly<Record<Protocol, string>> = { tcp: '0A', udp: '07' };

/**
 * What listens, from `/proc/net/tcp`, `tcp6`, `udp` and `udp6` behind each other: each begins with a header of its own.
 * Docker's own resolver, at `127.0.0.11`, is left out.
 * https://docs.kernel.org/networking/proc_net_tcp.html
 */
export function readSockets(text: string): readonly ListeningSocket[] {
  const found: ListeningSocket[] = [];
  let protocol: Protocol = 'tcp';
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[0] === 'sl') {
      protocol = words.includes('drops') ? 'udp' : 'tcp';
      continue;
    }
    const [, local = '', , state] = words;
    if (state !== waiting[protocol]) continue;
    const [hex = '', port = ''] = local.split(':');
    const address = readHexAddress(hex);
    if (address === undefined || address === '127.0.0.11') continue;
    found.push({ protocol, address, port: parseInt(port, 16), inode: words[9] ?? '' });
  }
  return found;
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
export function withOwners(
  sockets: readonly ListeningSocket[],
  owners: ReadonlyMap<string, string>,
): readonly Listener[] {
  return sockets.map(({ inode, ...listener }) => {
    const process = owners.get(inode);
    return process === undefined ? listener : { ...listener, process };
  });
}
