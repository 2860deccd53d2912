import type { Network } from './landscape';

/** What `docker network prune --filter` can tell apart: `until`, the other way round, and `label`. */
export interface NetworkFilter {
  /** Milliseconds that a network has been there, at least. */
  readonly olderThan?: number;
  /** `key`, or `key=value`. */
  readonly label?: string;
}

/** One whose age the engine does not say is not old enough for any age. */
export function matchesFilter(
  network: Network,
  { olderThan, label }: NetworkFilter,
  now: number,
): boolean {
  const isOldEnough = olderThan === undefined || now - Date.parse(network.created) > olderThan;
  return isOldEnough && (label === undefined || labelsOf(network).includes(label));
}

/** Labels to filter by, with how many networks have each: keys of several values by themselves, too. */
export function labelCounts(networks: readonly Network[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of networks.flatMap(labelsOf)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  // A key that comes with one value only says nothing more than that.
  return new Map(
    sorted.filter(
      ([label, count]) =>
        !sorted.some(([other, same]) => other.startsWith(`${label}=`) && same === count),
    ),
  );
}

/** `key` and `key=value` of each. */
function labelsOf({ labels }: Network): readonly string[] {
  return Object.entries(labels).flatMap(([key, value]) =>
    value === '' ? [key] : [key, `${key}=${value}`],
  );
}
