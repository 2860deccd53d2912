import { sleep } from './sleep';

/**
 * Milliseconds before each attempt. Something was in the middle of being done when it ended, so the engine may still
 * be at it; and a container that misses its network may be restarting, which nothing can be connected to.
 */
const rests = [0, 400, 800, 1600, 3200];

/** Tries to put something right until nothing remains; gives what remained of the last attempt. */
export async function insist<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  let remainder: T | undefined;
  for (const rest of rests) {
    if (rest > 0) await sleep(rest);
    remainder = await attempt();
    if (remainder === undefined) return undefined;
  }
  return remainder;
}

/** The same for what throws when it is not right yet; gives what it threw last. */
export function insistOn(attempt: () => Promise<void>): Promise<Error | undefined> {
  return insist(() =>
    attempt().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    ),
  );
}
