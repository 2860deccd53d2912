import type { Directive } from '../../../../src/nginx/read/directive';

/** Words and blocks without where they stand. */
export interface Tree {
  readonly words: readonly string[];
  readonly block?: readonly Tree[];
}

/** The words and blocks of directives. */
export function treeOf(directives: readonly Directive[]): Tree[] {
  return directives.map(({ name, parameters, block }) => ({
    words: [name, ...parameters],
    ...(block ? { block: treeOf(block) } : {}),
  }));
}

/** How a word may be written so that nginx reads it: in quotes, with an escape where it must have one. */
export function quoted(word: string, mark: '"' | "'" = '"'): string {
  return mark + word.replace(/["'\\]/g, '\\$&') + mark;
}

/** A configuration of these directives, every word in quotes, every gap and end written by `gap` and `end`. */
export function writeTree(trees: readonly Tree[], gap = ' ', end = '\n'): string {
  return trees
    .map(({ words, block }) => {
      const head = words.map(word => quoted(word)).join(gap) + gap;
      return head + (block ? `{${end}${writeTree(block, gap, end)}}` : ';') + end;
    })
    .join('');
}
