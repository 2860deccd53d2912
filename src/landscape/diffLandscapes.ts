import type { Container, Landscape, Network } from './landscape';
import { withoutSameEnds } from './withoutSameEnds';

/** What came, went and changed between two landscapes. */
export interface Changes<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** As they are now. */
  readonly changed: readonly T[];
}

export interface LandscapeDiff {
  readonly networks: Changes<Network>;
  readonly containers: Changes<Container>;
}

/** Compares by identity, which is enough for a landscape that was made from the one before. */
export function diffLandscapes(before: Landscape, after: Landscape): LandscapeDiff {
  return {
    networks: diff(before.networks, after.networks),
    containers: diff(before.containers, after.containers),
  };
}

function diff<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Changes<T> {
  if (before === after) return { added: [], removed: [], changed: [] };
  const [gone, come] = withoutSameEnds(before, after);
  const old = new Map(gone.map(record => [record.id, record]));
  const added: T[] = [];
  const changed: T[] = [];
  for (const record of come) {
    const known = old.get(record.id);
    if (!known) added.push(record);
    else if (known !== record) changed.push(record);
    old.delete(record.id);
  }
  return { added, removed: [...old.values()], changed };
}
