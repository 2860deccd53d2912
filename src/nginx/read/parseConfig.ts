import type { Directive } from './directive';
import { Lexer, type Token } from './lexer';

/**
 * Gives the directives of one configuration file, includes as they are written. Knows no directive's own rules, so
 * everything that nginx reads is read, and much that it refuses later. Throws `NginxSyntaxError`.
 */
export function parseConfig(text: string, file: string): readonly Directive[] {
  const lexer: Lexer = new Lexer(text, file);
  const directives: Directive[] = [];
  const open: { readonly begin: Begin; readonly outer: Directive[] }[] = [];
  let current = directives;
  for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) {
    if (token.kind === '}') {
      const block = open.pop();
      if (!block) lexer.fail('unexpected', '}');
      block.outer.push({ ...block.begin, block: current });
      current = block.outer;
      continue;
    }
    const { begin, mark } = readBegin(lexer, token, file);
    if (mark === ';') current.push(begin);
    else if (begin.name.endsWith('_by_lua_block'))
      current.push({ ...begin, program: lexer.program() });
    else {
      open.push({ begin, outer: current });
      current = [];
    }
  }
  if (open.length > 0) lexer.failAtEnd();
  return directives;
}

type Begin = Pick<Directive, 'name' | 'parameters' | 'file' | 'line'>;

/** The words of a directive up to its `;` or `{`. */
function readBegin(lexer: Lexer, first: Token, file: string): { begin: Begin; mark: ';' | '{' } {
  if (first.kind !== 'word') lexer.fail('unexpected', first.kind);
  const parameters: string[] = [];
  for (;;) {
    const token = lexer.next();
    switch (token.kind) {
      case 'word':
        parameters.push(token.text);
        break;
      case ';':
      case '{':
        return {
          begin: { name: first.text, parameters, file, line: first.line },
          mark: token.kind,
        };
      case '}':
        return lexer.fail('unexpected', '}');
      case 'end':
        return lexer.failAtEnd();
    }
  }
}
