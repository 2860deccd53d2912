/** Characters that mean something to a shell where they are not quoted, as words of their own. */
const operators: ReadonlySet<string> = new Set(['|', '||', '&', '&&', ';', '<', '>', '>>', '2>&1']);

/**
 * Splits a command into its words by the quoting rules of a POSIX shell, and nothing more: no variables, no
 * patterns, no operators. Undefined where a quote or a backslash at the end is open. The other way round is `cliLine`.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (2.2)
 */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let rest = text;
  while (rest !== '') {
    const found = piece.exec(rest);
    if (!found) return undefined;
    const [all, blank, single, double, escaped, plain = ''] = found;
    rest = rest.slice(all.length);
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    // A line that ends with a backslash goes on in the next one.
    if (escaped === '\n') continue;
    word ??= '';
    word += single ?? (double === undefined ? (escaped ?? plain) : bare(double));
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** What looks as if a shell were to run it, which none does. */
export function shellOperators(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => operators.has(word));
}

const piece = /^(?:([ \t\r\n]+)|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^ \t\r\n'"\\]+))/;

/** Between double quotes, a backslash counts only before what would mean something there. */
function bare(quoted: string): string {
  return quoted.replace(/\\([$`"\\])|\\\n/g, '$1');
}
