import assert from 'node:assert/strict';
import { Refusal, type RefusalReason } from '../../../src/actions/refusal';

/** Why an action is refused; fails when it is not. */
export function reasonOf(make: () => unknown): RefusalReason {
  try {
    make();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return assert.fail('it was not refused');
}
