/**
 * Does the work for each item, so many at once, and gives the results in the order of the items.
 *
 * @throws the first thing that any of the work throws; what has begun goes on to its end.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.set(next[0], await work(next[1]));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return items.map((_, index) => results.get(index) as R);
}
