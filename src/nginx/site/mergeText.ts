import { diff3Merge, diffIndices } from 'node-diff3';

/** A text in which two have changed lines. */
export interface Merged {
  readonly text: string;
  /** Both had changed the same lines. */
  readonly hasConflict: boolean;
}

/**
 * Puts what has changed from `base` to `next` into `mine`, which somebody has changed too. Where both changed the same
 * lines, those of `preferred` are taken.
 */
export function mergeText(
  mine: string,
  base: string,
  next: string,
  preferred: 'mine' | 'next',
): Merged {
  const [a, o, b] = [mine, base, next].map(text => text.split('\n'));
  const regions = diff3Merge(a ?? [], o ?? [], b ?? [], { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok, conflict }) => [
    ...(ok ?? []),
    ...((preferred === 'mine' ? conflict?.a : conflict?.b) ?? []),
  ]);
  return { text: lines.join('\n'), hasConflict: regions.some(({ conflict }) => conflict) };
}

/** The lines of `mine` that are not in `base`, counted from 0, as first and last. */
export function ownLines(mine: string, base: string): readonly (readonly [number, number])[] {
  return diffIndices(base.split('\n'), mine.split('\n')).flatMap(({ buffer2: [start, length] }) =>
    length > 0 ? [[start, start + length - 1] as const] : [],
  );
}
