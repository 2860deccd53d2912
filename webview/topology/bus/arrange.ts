import type { Unit } from '../rack/areas';

/** Where wires of a unit go, other than up to its own bar. */
export interface Ways {
  /** To the host or a deck on the left. */
  readonly left: boolean;
  readonly right: boolean;
  /** To other bars of the same deck. */
  readonly down: boolean;
}

type Line = (Unit | undefined)[];

/**
 * Rows of units under a bar. What is wired to a side stands at that side, what hangs on a further
 * bar in the last row, where nothing is under it.
 */
export function arrange(
  units: readonly Unit[],
  most: number,
  waysOf: (unit: Unit) => Ways,
): readonly Line[] {
  const ways = new Map(units.map(unit => [unit, waysOf(unit)] as const));
  const rows = Math.ceil(units.length / most);
  if (rows <= 1) {
    const ranked = [...ways].sort(([, a], [, b]) => rankOf(a) - rankOf(b));
    return units.length ? [ranked.map(([unit]) => unit)] : [];
  }
  const cells = Math.ceil(units.length / rows);
  const grid = Array.from({ length: rows }, () =>
    new Array<Unit | undefined>(cells).fill(undefined),
  );
  const put = (line: Line | undefined, cell: number, isWanted: (ways: Ways) => boolean) => {
    if (!line || line[cell]) return;
    for (const [unit, its] of ways) {
      if (!isWanted(its)) continue;
      line[cell] = unit;
      ways.delete(unit);
      return;
    }
  };
  for (let cell = 0; cell < cells; cell++) put(grid.at(-1), cell, each => each.down && !each.left);
  for (const line of grid) put(line, cells - 1, each => each.right);
  for (const line of grid) put(line, 0, each => each.left);
  for (const line of grid) {
    for (let cell = 0; cell < cells; cell++) put(line, cell, () => true);
  }
  return grid;
}

function rankOf({ left, right, down }: Ways): number {
  if (right) return 3;
  if (left) return 0;
  return down ? 2 : 1;
}
