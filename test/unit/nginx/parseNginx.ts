/** A directive as nginx reads it: its words, and its block where it has one. */
export interface Directive {
  readonly words: readonly string[];
  readonly block?: readonly Directive[];
}

interface Token {
  readonly kind: 'word' | ';' | '{' | '}';
  readonly text: string;
}

/** Gives the directives of a configuration; throws where nginx would stop with `[emerg]`. */
export function parseNginx(text: string): readonly Directive[] {
  const tokens = tokenize(text);
  const directives = parseBlock(tokens);
  if (tokens.length > 0) throw new Error('unexpected "}"');
  return directives;
}

/** As ngx_conf_read_token does it: comments only where a word could begin, and end only at a line feed. */
function tokenize(text: string): Token[] {
  if (text.split('\n').some(line => Buffer.byteLength(line) >= 4096)) throw new Error('too long');
  const pattern =
    /[ \t\r\n]+|#[^\n]*|([;{}])|("(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*')|([^ \t\r\n;{]+)/gy;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    end = match.index + match[0].length;
    const [, mark, quoted, word] = match;
    if (mark === ';' || mark === '{' || mark === '}') tokens.push({ kind: mark, text: mark });
    else if (quoted ?? word)
      tokens.push({ kind: 'word', text: quoted?.slice(1, -1) ?? word ?? '' });
  }
  if (end !== text.length) throw new Error(`unexpected text at ${end}`);
  return tokens;
}

/** Takes the tokens up to the `}` that closes the block, or up to the end. */
function parseBlock(tokens: Token[]): Directive[] {
  const directives: Directive[] = [];
  let words: string[] = [];
  for (let token = tokens[0]; token && token.kind !== '}'; token = tokens[0]) {
    tokens.shift();
    if (token.kind === 'word') {
      words.push(token.text);
      continue;
    }
    if (words.length === 0) throw new Error(`unexpected "${token.text}"`);
    if (token.kind === ';') directives.push({ words });
    else {
      directives.push({ words, block: parseBlock(tokens) });
      if (tokens.shift()?.kind !== '}') throw new Error('expecting "}"');
    }
    words = [];
  }
  if (words.length > 0) throw new Error('unterminated directive');
  return directives;
}
