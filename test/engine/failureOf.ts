import assert from 'node:assert/strict';
import { ApplyError } from '../../src/actions/apply/applyError';

/** Why a configuration was not applied; all must have been put back. */
export async function failureOf(work: Promise<unknown>): Promise<ApplyError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ApplyError, String(error));
  assert.equal(error.remainder, undefined);
  return error;
}
