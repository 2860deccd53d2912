import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { EngineAddress } from './address';

/** A network that this machine is on. */
export interface HostInterface {
  readonly name: string;
  /** Its address and the size of its network, e.g. `192.168.1.20/24`. */
  readonly cidr: string;
}

/** What this machine's own networking says. */
export interface HostNetworking {
  /** CIDRs that it routes somewhere, the default route left out. */
  readonly routes: readonly string[];
  /** Interfaces with an address, loopback left out. */
  readonly interfaces: readonly HostInterface[];
}

/**
 * The routes and interfaces of the machine that the engine is on, as far as they can be known: those of this one when
 * the engine is reached by a socket or a named pipe. What belongs to the engine's own networks is among them.
 */
export async function hostNetworking(address: EngineAddress): Promise<HostNetworking> {
  if ('host' in address) return { routes: [], interfaces: [] };
  const interfaces = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal }) => !internal)
      .flatMap(({ cidr }) => (cidr === null ? [] : [{ name, cidr }])),
  );
  const [ipv4, ipv6] = await Promise.all([
    readFile('/proc/net/route', 'utf8').catch(() => ''),
    readFile('/proc/net/ipv6_route', 'utf8').catch(() => ''),
  ]);
  return { routes: [...readIpv4Routes(ipv4), ...readIpv6Routes(ipv6)], interfaces };
}

/** Destinations of `/proc/net/route`: hexadecimal, the first byte last (proc_net(5)). */
export function readIpv4Routes(table: string): readonly string[] {
  return unique(
    table.split('\n').flatMap(line => {
      const fields = line.split(/\s+/);
      const [destination = '', mask = ''] = [fields[1], fields[7]];
      if (!/^[\dA-F]{8}$/.test(destination) || !/^[\dA-F]{8}$/.test(mask)) return [];
      const bytes = (hex: string) =>
        hex
          .match(/../g)
          ?.map(byte => parseInt(byte, 16))
          .reverse() ?? [];
      const prefix = bytes(mask)
        .map(byte => byte.toString(2).replaceAll('0', '').length)
        .reduce((a, b) => a + b);
      return prefix === 0 ? [] : [`${bytes(destination).join('.')}/${prefix}`];
    }),
  );
}

/** Destinations of `/proc/net/ipv6_route`; not those of single addresses, of loopback, link-local or multicast. */
export function readIpv6Routes(table: string): readonly string[] {
  return unique(
    table.split('\n').flatMap(line => {
      const [destination = '', length = ''] = line.split(/\s+/);
      if (!/^[\da-f]{32}$/.test(destination)) return [];
      const prefix = parseInt(length, 16);
      if (prefix === 0 || prefix === 128 || /^f[ef]/.test(destination)) return [];
      return [`${destination.match(/.{4}/g)?.join(':') ?? ''}/${prefix}`];
    }),
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
