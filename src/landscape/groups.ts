// What belongs together by what Compose and Swarm write into labels.
import type { Container, Network } from './landscape';

/** The Compose project or the Swarm stack of a network or a container. */
export function projectOf(of: Pick<Network | Container, 'project' | 'labels'>): string | undefined {
  return of.project ?? stackOf(of);
}

/**
 * The service that a container is a replica of, as its Compose file calls it: Swarm writes the name of the stack before
 * it. https://docs.docker.com/engine/swarm/stack-deploy/
 */
export function serviceOf(of: Pick<Container, 'service' | 'labels'>): string | undefined {
  const name = of.service ?? of.labels['com.docker.swarm.service.name'];
  const prefix = `${stackOf(of) ?? ''}_`;
  const isPrefixed = of.service === undefined && prefix.length > 1 && name?.startsWith(prefix);
  return some(isPrefixed ? name?.slice(prefix.length) : name);
}

function stackOf({ labels }: Pick<Container, 'labels'>): string | undefined {
  return some(labels['com.docker.stack.namespace']);
}

function some(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
