import type { Container, Landscape, Network, NetworkId } from '../../landscape/landscape';
import { membersOf } from '../rebuild/look';
import { isMadeFrom } from '../rebuild/restore';
import type { SplitRecord } from './splitRecord';

/** The network that was split: it may have been made again since, under its name. */
export function splitIn({ networks }: Landscape, { network }: SplitRecord): Network | undefined {
  return (
    networks.find(({ id }) => id === network.id) ??
    networks.find(({ name }) => name === network.name)
  );
}

/**
 * The network that was added. Where nobody came to write down its id, it is the one of that name that is as it was
 * ordered and has nobody else on it.
 */
export function addedIn(landscape: Landscape, record: SplitRecord): Network | undefined {
  const { added, addedId } = record;
  if (addedId !== undefined) return landscape.networks.find(({ id }) => id === addedId);
  return landscape.networks.find(
    network =>
      network.name === added.name &&
      isMadeFrom(network, added) &&
      strangersOn(landscape, network.id, record).length === 0,
  );
}

/** Who is on the added network besides those that the split put there. */
export function strangersOn(
  landscape: Landscape,
  added: NetworkId,
  { middle, data }: SplitRecord,
): readonly Container[] {
  const own = new Set([...middle, ...data].map(({ containerId }) => containerId));
  return membersOf(landscape, added)
    .map(({ container }) => container)
    .filter(({ id }) => !own.has(id));
}
