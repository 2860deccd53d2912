import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { EngineError } from '../../../src/engine/engineError';
import { withLimit } from '../../../src/engine/withLimit';

const never = () => new Promise<never>(() => undefined);
const minute = 60_000;

describe('withLimit', () => {
  let before: number;
  let caller: AbortController;

  beforeEach(async () => {
    before = await timers();
    caller = new AbortController();
  });
  afterEach('leaves no timer and no listener', async () => {
    assert.equal(await timers(), before);
    assert.equal(getEventListeners(caller.signal, 'abort').length, 0);
  });

  it('gives the answer', async () => {
    assert.equal(await withLimit(minute, caller.signal, () => Promise.resolve(7)), 7);
  });

  it('ends with a timeout, and tells the request', async () => {
    let told: AbortSignal | undefined;
    const request = (signal: AbortSignal) => {
      told = signal;
      return never();
    };
    await assert.rejects(withLimit(5, caller.signal, request), { kind: 'timeout' });
    assert.ok(told?.aborted);
  });

  it('ends at once when the caller cancels, with the caller’s reason', async () => {
    const reason = new Error('changed my mind');
    const request = withLimit(minute, caller.signal, never);
    caller.abort(reason);
    await assert.rejects(request, reason);
  });

  it('does not begin to wait for a caller who had cancelled before', async () => {
    caller.abort(new Error('no'));
    await assert.rejects(withLimit(minute, caller.signal, never), /no/);
  });

  it('makes every failure an EngineError', async () => {
    const failing = () => Promise.reject(Object.assign(new Error('x'), { code: 'EACCES' }));
    await assert.rejects(withLimit(minute, caller.signal, failing), { kind: 'denied' });
  });

  it('takes what is thrown at once like what is rejected', async () => {
    const throwing = () => {
      throw new EngineError('conflict', 'x');
    };
    await assert.rejects(withLimit(minute, caller.signal, throwing), { kind: 'conflict' });
  });
});

/** How many timers run, without the one that led here. */
async function timers(): Promise<number> {
  await new Promise(resolve => setImmediate(resolve));
  return process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
}
