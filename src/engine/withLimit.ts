import { EngineError } from './engineError';
import { translateError } from './translateError';

/**
 * Runs one request with a time limit in milliseconds and the caller's signal. An engine may accept and
 * never answer, or die in the middle of an answer: the promise settles all the same.
 *
 * @throws EngineError of kind `timeout` at the limit, the signal's reason when the caller cancels,
 * else what `translateError` makes of the failure.
 */
export async function withLimit<T>(
  limit: number,
  caller: AbortSignal | undefined,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort(caller?.reason);
  const timer = setTimeout(
    () => controller.abort(new EngineError('timeout', `no answer within ${limit / 1000} s`)),
    limit,
  );
  caller?.addEventListener('abort', cancel);
  if (caller?.aborted) cancel();
  try {
    return await Promise.race([request(controller.signal), rejection(controller.signal)]);
  } catch (error) {
    if (caller?.aborted) throw caller.reason;
    throw controller.signal.aborted ? controller.signal.reason : await translateError(error);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', cancel);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
