import type { Attachments } from './attachments';
import type { Container, Network } from './landscape';
import { isHostNetwork, isNoneNetwork } from './predefined';

/**
 * What menus may offer for a network, as sorted words that the manifest matches with `\b…\b`:
 * `connectable` (containers can be connected to it), `removable`, `network`.
 */
export function networkWords(network: Network): string {
  const words = ['network'];
  if (isConnectable(network)) words.push('connectable');
  if (!network.isPredefined) words.push('removable');
  return words.sort().join(' ');
}

/**
 * The same for a container, on a network or by itself: `connectable` (can join networks),
 * `disconnectable` (from this network), `container`, `endpoint` (a row under a network), `published`
 * (has a TCP port on the host), `addressed` (has an IP here).
 */
export function containerWords(
  container: Container,
  attachments: Attachments,
  on?: Network,
): string {
  const words = ['container'];
  if (canJoinNetworks(container)) words.push('connectable');
  const here = attachments.on(container.id).filter(a => !on || a.network.id === on.id);
  if (here.some(a => !a.through && isConnectable(a.network))) words.push('disconnectable');
  if (here.some(a => a.endpoint.ipv4 ?? a.endpoint.ipv6)) words.push('addressed');
  if (on) words.push('endpoint');
  if (container.ports.some(port => port.published && port.protocol === 'tcp')) {
    words.push('published');
  }
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
