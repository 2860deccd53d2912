/**
 * What takes steps one after the other: each tells what part of all is done, and none follows once the person has
 * cancelled.
 */
export function stepByStep(
  total: number,
  signal: AbortSignal,
  report: (part: number) => void,
): <T>(work: Promise<T>) => Promise<T> {
  let done = 0;
  // Between the steps only: a request that is given up may still be carried out.
  return async work => {
    const result = await work;
    report(++done / total);
    signal.throwIfAborted();
    return result;
  };
}
