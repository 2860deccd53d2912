import { isSame } from './isSame';
import type { Landscape } from './landscape';
import { withoutSameEnds } from './withoutSameEnds';

/**
 * The landscape with each record that is as before replaced by the one from before, so that whoever comes next may
 * compare by identity; the landscape from before itself when nothing differs.
 */
export function reuseRecords(before: Landscape | undefined, fresh: Landscape): Landscape {
  const networks = reuse(fresh.networks, before?.networks);
  const containers = reuse(fresh.containers, before?.containers);
  const isAsBefore = before?.networks === networks && before.containers === containers;
  return isAsBefore ? before : { networks, containers };
}

/** The fresh records, each replaced by its equal from before; the list from before when nothing differs. */
function reuse<T extends { readonly id: string }>(
  fresh: readonly T[],
  before: readonly T[] = [],
): readonly T[] {
  const [replaced] = withoutSameEnds(before, fresh);
  const known = new Map(replaced.map(record => [record.id, record]));
  const records = fresh.map(record => {
    const old = known.get(record.id);
    return old && isSame(old, record) ? old : record;
  });
  return records.length === before.length && records.every((r, i) => r === before[i])
    ? before
    : records;
}
