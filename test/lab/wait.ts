/** Resolves after some milliseconds. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

export interface WaitOptions {
  readonly timeout?: number;
  readonly interval?: number;
  /** What is waited for, for the error's text. */
  readonly what?: string;
}

/** Asks again and again until the answer is neither undefined nor false; throws after the timeout. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeout = 10_000, interval = 50, what = 'the condition' }: WaitOptions = {},
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await delay(interval);
  } while (Date.now() < end);
  throw new Error(`waited ${timeout} ms for ${what}`, { cause: last });
}

/** Works through items with some of them in hand at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
