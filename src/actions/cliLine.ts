/**
 * An argument list as one line for a POSIX shell, to be shown and copied. It is never run.
 * Quoting as in https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (2.2.2)
 */
export function cliLine(argv: readonly string[]): string {
  return argv
    .map(word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
