import { turningMarks } from '../landscape/turningMarks';

/**
 * An argument list as one line for a POSIX shell, to be shown and copied. It is never run.
 * Quoting as in https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (2.2.2 and 2.2.4)
 */
export function cliLine(argv: readonly string[]): string {
  return argv.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // In a terminal that the line is pasted into, a line break would run what is before it, and who reads the line has to
  // see its words in the order in which they are.
  return word.search(unseen) < 0
    ? `'${word.replaceAll("'", "'\\''")}'`
    : `$'${word.replace(/['\\]/g, '\\$&').replace(unseen, escaped)}'`;
}

/** Control characters, and marks that turn the writing direction or end a line. */
const unseen = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}]|${turningMarks.source}`, 'gu');

/** The bytes in octal, which end after three digits, whatever follows. */
function escaped(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map(byte => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}
