import type { Attachments } from './attachments';
import { isActive } from './isActive';
import { isNginx } from './isNginx';
import type { Container, Network } from './landscape';
import { isHostNetwork, isNoneNetwork } from './predefined';
import { staleEndpoints } from './staleEndpoints';

/**
 * What menus may offer for a network, as sorted words that the manifest matches with `\b…\b`:
 * `connectable` (containers can be connected to it), `removable`, `runnable` (containers can be run on it), `network`.
 */
export function networkWords(network: Network): string {
  const words = ['network'];
  if (isConnectable(network)) words.push('connectable');
  if (!network.isPredefined) words.push('removable');
  if (isRunnable(network)) words.push('runnable');
  return words.sort().join(' ');
}

/**
 * The same for a container, on a network or by itself: `connectable` (can join networks),
 * `disconnectable` (from this network), `container`, `endpoint` (a row under a network), `published`
 * (has a TCP port on the host), `addressed` (has an IP here), `startable`, `stoppable` (and so restartable),
 * `hosted` (uses the host's network),
 * `enterable` (a shell can be opened in it), `nginx` (its routes can be shown).
 */
export function containerWords(
  container: Container,
  attachments: Attachments,
  on?: Network,
): string {
  const words = ['container'];
  if (canJoinNetworks(container)) words.push('connectable');
  const here = attachments.on(container.id).filter(a => !on || a.network.id === on.id);
  const isStale = !on && staleEndpoints(attachments, container).length > 0;
  if (isStale || here.some(a => !a.through && isConnectable(a.network))) {
    words.push('disconnectable');
  }
  if (here.some(a => a.endpoint.ipv4 ?? a.endpoint.ipv6)) words.push('addressed');
  if (on) words.push('endpoint');
  if (isNginx(container)) words.push('nginx');
  if (container.ports.some(port => port.published && port.protocol === 'tcp')) {
    words.push('published');
  }
  if (container.networkMode.kind === 'host') words.push('hosted');
  if (isStartable(container)) words.push('startable');
  if (isStoppable(container)) words.push('stoppable');
  if (isEnterable(container)) words.push('enterable');
  return words.sort().join(' ');
}

/** Containers can be connected to it: not `host`, not `none`, not a mere template, not Swarm's own. */
export function isConnectable(network: Network): boolean {
  return !(
    isHostNetwork(network) ||
    isNoneNetwork(network) ||
    network.isConfigOnly ||
    network.isIngress ||
    network.name === 'docker_gwbridge'
  );
}

/** Only a container with a network namespace of its own can be connected to a network. */
export function canJoinNetworks(container: Container): boolean {
  return container.networkMode.kind === 'own' && container.state !== 'removing';
}

/** A container of one's own can be made on it; on a Swarm's network only where it was made attachable. */
export function isRunnable(network: Network): boolean {
  return isConnectable(network) && (network.scope !== 'swarm' || network.isAttachable);
}

/** It has no process and can have one. */
export function isStartable({ state }: Container): boolean {
  return state === 'created' || state === 'exited';
}

/** It has processes, if only paused ones, or gets new ones again and again. */
export function isStoppable(container: Container): boolean {
  return isActive(container);
}

/** Paused processes would not answer, and one that is restarting has none at the moment. */
export function isEnterable({ state }: Container): boolean {
  return state === 'running';
}
