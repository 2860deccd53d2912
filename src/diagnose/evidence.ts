import type { Evidence } from './observation';

/** As much of what came back is kept. */
const longest = 4000;

/** What was run and what came back, without the blanks around it. */
export function evidenceOf(run: readonly string[], said: string): Evidence {
  return { run, said: said.trim().slice(0, longest) };
}

/** What somebody threw, in their words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
