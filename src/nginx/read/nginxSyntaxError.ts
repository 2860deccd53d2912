/** Where nginx would stop reading with `[emerg]`. */
export type NginxSyntaxErrorKind =
  /** A character that cannot stand there; `found` is that one. */
  | 'unexpected'
  /** The file ends within a directive or a block. */
  | 'unexpectedEnd'
  /** A word or a comment of 4096 bytes or more; `found` is how it begins. */
  | 'tooLong'
  /** Files that include each other without end; `found` is the one that was to be read again. */
  | 'includeLoop';

/** Thrown for a text that is no nginx configuration. `found` and `file` are untrusted text, `line` counts from 1. */
export class NginxSyntaxError extends Error {
  constructor(
    readonly kind: NginxSyntaxErrorKind,
    readonly file: string,
    readonly line: number,
    readonly found = '',
  ) {
    super(`${kind} in ${file}:${line}: ${found}`);
    this.name = 'NginxSyntaxError';
  }
}
