/**
 * Both lists without the very objects with which both begin, and those with which both end. Of long lists that are
 * sorted alike, one with a record more, hardly anything is left to be looked up.
 */
export function withoutSameEnds<T extends object>(
  before: readonly T[],
  after: readonly T[],
): readonly [readonly T[], readonly T[]] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}
