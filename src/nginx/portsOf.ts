import type { Container } from '../landscape/landscape';

/** What web servers and frameworks listen on, the likeliest first. */
const likelyHttp: readonly number[] = [
  80, 8080, 3000, 8000, 5000, 8081, 8888, 4200, 5173, 4000, 9000,
];

/**
 * Gives the TCP ports inside the container that it exposes or publishes, each once: those where HTTP is likely
 * first, the others in ascending order. Empty when it declares none.
 */
export function portsOf(container: Pick<Container, 'ports'>): readonly number[] {
  const tcp = container.ports.filter(port => port.protocol === 'tcp');
  return likeliestFirst(tcp.map(port => port.containerPort));
}

/** Each once: those where HTTP is likely first, the others in ascending order. */
export function likeliestFirst(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((a, b) => rank(a) - rank(b) || a - b);
}

function rank(port: number): number {
  const index = likelyHttp.indexOf(port);
  return index < 0 ? likelyHttp.length : index;
}
