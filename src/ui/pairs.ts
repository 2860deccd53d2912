import { attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape, Network } from '../landscape/landscape';
import type { Found } from './targets';

/** A container and a network that it is on, or shall be. */
export interface Pair {
  readonly network: Network;
  readonly container: Container;
}

/** The rows below networks among what a command was called on. */
export function pairsOf(found: readonly Found[]): readonly Pair[] {
  return found.flatMap(item =>
    item.kind === 'container' && item.network
      ? [{ container: item.container, network: item.network }]
      : [],
  );
}

/** As it is now: a container may have been started or renamed since. */
export function pairNow(landscape: Landscape, { network, container }: Pair): Pair {
  const attachments = attachmentsOf(landscape);
  return {
    network: attachments.network(network.id) ?? network,
    container: attachments.container(container.id) ?? container,
  };
}
