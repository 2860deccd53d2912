import type { Listener } from '../observation';
import type { Place } from './places';

/** A TCP port that something listens on in a namespace. */
export interface MatrixPort {
  readonly port: number;
  /** Every address that it listens on. */
  readonly addresses: readonly string[];
}

/** So many of a container are tried: those that it declares first. */
export const mostPorts = 6;

/** The ports of a namespace that are tried, in order, and how many are left out. */
export function matrixPorts(
  { container, sharing }: Place,
  listeners: readonly Listener[],
): { readonly ports: readonly MatrixPort[]; readonly left: number } {
  const tcp = listeners.filter(({ protocol }) => protocol === 'tcp');
  const numbers = [...new Set(tcp.map(({ port }) => port))].sort((a, b) => a - b);
  const declared = new Set(
    [container, ...sharing].flatMap(({ ports }) => ports.map(({ containerPort }) => containerPort)),
  );
  const chosen = numbers
    .toSorted((a, b) => Number(declared.has(b)) - Number(declared.has(a)))
    .slice(0, mostPorts)
    .sort((a, b) => a - b);
  const ports = chosen.map(port => ({
    port,
    addresses: [...new Set(tcp.filter(each => each.port === port).map(each => each.address))],
  }));
  return { ports, left: numbers.length - ports.length };
}
