import { luaBlockEnd } from './luaBlockEnd';
import { NginxSyntaxError, type NginxSyntaxErrorKind } from './nginxSyntaxError';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly line: number }
  | { readonly kind: ';' | '{' | '}' | 'end'; readonly line: number };

/**
 * Reads words and marks as nginx itself does: quotes only where a word begins, comments too, `{` not after a `$`, `}`
 * only where a word could begin. https://github.com/nginx/nginx/blob/master/src/core/ngx_conf_file.c
 * (`ngx_conf_read_token`). Throws `NginxSyntaxError`.
 */
export class Lexer {
  private position = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  next(): Token {
    this.skip();
    const { line } = this;
    const mark = this.text[this.position];
    if (mark === undefined) return { kind: 'end', line };
    if (mark === ';' || mark === '{' || mark === '}') {
      this.position++;
      return { kind: mark, line };
    }
    const word = mark === '"' || mark === "'" ? this.quoted(mark) : this.plain();
    return { kind: 'word', text: unescaped(word), line };
  }

  /** Takes what stands between the brace that was just read and the one that closes it, as a Lua program. */
  program(): string {
    const end = luaBlockEnd(this.text, this.position);
    if (end === undefined) this.failAtEnd();
    const { position } = this;
    this.advance(end + 1);
    return this.text.slice(position, end);
  }

  fail(kind: NginxSyntaxErrorKind, found?: string, line = this.line): never {
    throw new NginxSyntaxError(kind, this.file, line, found);
  }

  /** Says that the text ends too early, at its last line. */
  failAtEnd(): never {
    this.advance(this.text.length);
    this.fail('unexpectedEnd');
  }

  private skip(): void {
    for (;;) {
      this.advance(this.match(/[ \t\r\n]*/y));
      const end = this.match(/#[^\n]*\n?/y);
      if (end === this.position) return;
      this.checkLength(this.position, end);
      this.advance(end);
    }
  }

  private plain(): string {
    const { position } = this;
    const end = this.match(/(?:\\[^]|\$\{*|[^\\$ \t\r\n;{])+/y);
    const after = this.text[end];
    this.checkLength(position, isMark(after) ? end + 1 : end + 2);
    // A word must be ended by something, be it a line feed; a lone backslash takes the end of the file with it.
    if (after === undefined || after === '\\') this.failAtEnd();
    this.advance(end);
    return this.text.slice(position, end);
  }

  private quoted(mark: '"' | "'"): string {
    const position = this.position + 1;
    const end = this.match(mark === '"' ? /"(?:\\[^]|[^"\\])*/y : /'(?:\\[^]|[^'\\])*/y);
    this.checkLength(position, end + 2);
    if (this.text[end] !== mark) this.failAtEnd();
    this.advance(end + 1);
    const after = this.text[this.position];
    if (after === undefined) this.failAtEnd();
    if (!isMark(after) && !/[ \t\r\n)]/.test(after)) this.fail('unexpected', after);
    return this.text.slice(position, end);
  }

  /** Where a match that begins here ends; here when there is none. */
  private match(pattern: RegExp): number {
    pattern.lastIndex = this.position;
    return this.position + (pattern.exec(this.text)?.[0].length ?? 0);
  }

  private advance(end: number): void {
    for (
      let at = this.text.indexOf('\n', this.position);
      at >= 0 && at < end;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.line++;
    }
    this.position = end;
  }

  /** nginx keeps a word or a comment in its buffer until it has read as far as `needed`. */
  private checkLength(start: number, needed: number): void {
    const kept = this.text.slice(start, needed);
    if (kept.length * 3 <= bufferLength || new TextEncoder().encode(kept).length <= bufferLength)
      return;
    this.fail('tooLong', kept.slice(0, 10));
  }
}

/** `NGX_CONF_BUFFER`, in bytes. */
const bufferLength = 4096;

function isMark(character: string | undefined): boolean {
  return character === ';' || character === '{';
}

function unescaped(word: string): string {
  if (!word.includes('\\')) return word;
  return word.replace(/\\(["'\\trn])/g, (_, escaped: string) => escapes[escaped] ?? escaped);
}

const escapes: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };
