import { list } from '../../../src/landscape/fields';
import type { Row } from '../rack/plan';
import type { Sizes } from '../rack/sizes';
import { isBetween } from './numbers';

/** More than any drawing has; what is beyond is not a place. */
export const most = {
  columns: 200,
  cells: 200,
  rows: 4000,
  panels: 4000,
  length: 400_000,
} as const;

/** The rows of a panel at this height one under the other, whatever the numbers say. */
export function readRows(sizes: Sizes, top: number, value: unknown): Row[] {
  let floor = top + sizes.header;
  return list(value)
    .slice(0, most.rows)
    .map(each => {
      const [y, height] = list(each);
      const row = {
        y: isBetween(y, floor, most.length) ? y : floor,
        height: isBetween(height, sizes.cardHeight, 10_000) ? height : sizes.cardHeight,
      };
      floor = row.y + row.height + sizes.gap;
      return row;
    });
}
