import type { Where } from './siteProblems';

/** One line of a configuration, and what of the site it says. */
export interface Line {
  readonly text: string;
  readonly where: Where;
}

export function line(text: string, where: Where): Line {
  return { text, where };
}

/** A block with its lines indented. */
export function block(head: string, where: Where, lines: readonly Line[]): Line[] {
  const inner = lines.map(({ text, where }) => line(text === '' ? '' : `    ${text}`, where));
  return [line(`${head} {`, where), ...inner, line('}', where)];
}

/** The text of lines, ending in a newline. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}
