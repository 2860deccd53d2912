/** Work that can be left for a while wherever it yields; it ends with its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Works it to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
