import { record } from '../../landscape/fields';
import type { FromMatrix } from '../../protocol/matrix';

/** A message of the page, checked: the page shows untrusted names and is not trusted itself. */
export function readMatrixMessage(value: unknown): FromMatrix | undefined {
  const { type, row, column } = record(value);
  switch (type) {
    case 'ready':
    case 'test':
    case 'cancel':
    case 'copyReport':
    case 'saveReport':
      return { type };
    case 'open':
      return isIndex(row) && isIndex(column) ? { type, row, column } : undefined;
    default:
      return undefined;
  }
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
