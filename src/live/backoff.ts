const first = 500;
const longest = 5_000;

/** Milliseconds to wait before try number `failures` (from 1): doubling, at most 5 s, give or take a fifth. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const wait = Math.min(longest, first * 2 ** (failures - 1));
  // Jitter, so that several windows do not come back to a restarted engine in step.
  return wait * (0.8 + 0.4 * random());
}
