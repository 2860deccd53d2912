import type { FindingPlace } from './finding';

/** A stretch of one line of a text, both counting from 0; the end is behind its last letter. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** How many lines of a directive are looked through for a word. */
const mostLines = 20;

/**
 * Gives where in a text a finding stands: its word, or what is on its line without the blanks around it. Undefined for a
 * line that the text does not have.
 */
export function findingSpan(text: string, { line, word }: FindingPlace): Span | undefined {
  const lines = text.split('\n');
  const first = line - 1;
  const whole = lines[first];
  if (whole === undefined) return undefined;
  if (word !== undefined && word !== '') {
    for (let at = first; at < Math.min(lines.length, first + mostLines); at++) {
      const start = wordAt(lines[at] ?? '', word);
      if (start >= 0) return { line: at, start, end: start + word.length };
      // The directive ends here; the word is written in another way.
      if (/[;{}]\s*(#.*)?$/.test(lines[at] ?? '')) break;
    }
  }
  const start = whole.search(/\S/);
  return start < 0
    ? { line: first, start: 0, end: whole.length }
    : { line: first, start, end: whole.trimEnd().length };
}

/** As a word of its own where it is one, in small letters or not. */
function wordAt(line: string, word: string): number {
  const [folded, wanted] = [line.toLowerCase(), word.toLowerCase()];
  const isPart = (letter: string | undefined) => letter !== undefined && /[\w.-]/.test(letter);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (!isPart(folded[at - 1]) && !isPart(folded[at + wanted.length])) return at;
  }
  return folded.indexOf(wanted);
}
