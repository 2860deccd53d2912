import { type Merged, mergeText } from './mergeText';

// A configuration in the order and spelling of another one that says the same, so that the two can be compared by lines.

/** A line, or a block of them. */
interface Node {
  /** Its first line, as it is. */
  readonly text: string;
  /** The same without what says nothing: blanks around it and more than one between words. */
  readonly key: string;
  /** How many empty lines are above it. */
  readonly blanks: number;
  readonly block?: Block;
}

interface Block {
  readonly nodes: readonly Node[];
  /** Empty lines before the end, and the line that ends it; none at the end of the text. */
  readonly blanks: number;
  readonly end?: string;
}

/**
 * Gives `text`, which has one directive a line, with what `other` has too in the order, indentation and spelling of that
 * one; the rest stands where it stood, behind what was before it.
 */
export function dressText(text: string, other: string): string {
  return textOf(dressed(read(text), read(other), { indent: '', further: () => false }));
}

/**
 * As `mergeText`, for a text that somebody wrote in an order and spelling of their own: lines of theirs that neither `base`
 * nor `next` has anything to do with are in nobody's way.
 */
export function mergeDressed(
  mine: string,
  base: string,
  next: string,
  preferred: 'mine' | 'next',
): Merged {
  const other = read(mine);
  const taken = new Set<Node>();
  const dress = (text: string, further: (node: Node) => boolean) =>
    textOf(dressed(read(text), other, { indent: '', further, taken }));
  for (const text of [base, next]) dress(text, () => false);
  const [from, to] = [base, next].map(text => dress(text, node => !taken.has(node)));
  return mergeText(mine, from ?? '', to ?? '', preferred);
}

interface Dress {
  readonly indent: string;
  /** Which lines of the other text are put in, though this one has nothing like them. */
  readonly further: (node: Node) => boolean;
  /** Gets the lines of the other text that something was found for. */
  readonly taken?: Set<Node>;
}

function read(text: string): Block {
  const lines = text.split('\n');
  let at = 0;
  const block = (isWhole: boolean): Block => {
    const nodes: Node[] = [];
    let blanks = 0;
    for (; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const key = line.trim().replace(/\s+/g, ' ');
      if (key === '') {
        blanks++;
        continue;
      }
      if (key === '}' && !isWhole) return { nodes, blanks, end: line };
      const opens = key.endsWith('{') && !key.startsWith('#');
      at++;
      const inner = opens ? { block: block(false) } : {};
      if (!opens) at--;
      nodes.push({ text: line, key, blanks, ...inner });
      blanks = 0;
    }
    return { nodes, blanks };
  };
  return block(true);
}

function textOf(block: Block): string {
  return linesOf(block).join('\n');
}

function linesOf({ nodes, blanks, end }: Block): readonly string[] {
  const empty = (count: number) => Array.from({ length: count }, () => '');
  return [
    ...nodes.flatMap(node => [
      ...empty(node.blanks),
      node.text,
      ...(node.block ? linesOf(node.block) : []),
    ]),
    ...empty(blanks),
    ...(end === undefined ? [] : [end]),
  ];
}

function dressed(block: Block, other: Block, dress: Dress): Block {
  const { further, taken } = dress;
  const pairs = pairsOf(block.nodes, other.nodes);
  const [first] = other.nodes;
  const indent = first ? indentOf(first.text) : dress.indent;
  let last = -1;
  const own = block.nodes.map(node => {
    const pair = pairs.get(node);
    if (pair) {
      taken?.add(pair);
      last = other.nodes.indexOf(pair);
    }
    return { rank: last, node: dressedNode(node, pair, { ...dress, indent }) };
  });
  const paired = new Set(pairs.values());
  const theirs = other.nodes.flatMap((node, rank) =>
    !paired.has(node) && further(node) ? [{ rank, node }] : [],
  );
  return {
    nodes: [...own, ...theirs].toSorted((a, b) => a.rank - b.rank).map(({ node }) => node),
    blanks: other.blanks,
    ...(other.end === undefined ? {} : { end: other.end }),
  };
}

function dressedNode(node: Node, pair: Node | undefined, dress: Dress): Node {
  const { indent } = dress;
  const isSame = pair?.key === node.key;
  const text = isSame ? pair.text : indent + node.text.trim();
  const blanks = pair?.blanks ?? node.blanks;
  if (!node.block) return { ...node, text, blanks };
  const block = pair?.block
    ? dressed(node.block, pair.block, { ...dress, indent: `${indent}    ` })
    : indented(node.block, indent);
  return { ...node, text, blanks, block };
}

function indented({ nodes, blanks, end }: Block, indent: string): Block {
  const inner = `${indent}    `;
  return {
    nodes: nodes.map(node => ({
      ...node,
      text: inner + node.text.trim(),
      ...(node.block ? { block: indented(node.block, inner) } : {}),
    })),
    blanks,
    ...(end === undefined ? {} : { end: indent + end.trim() }),
  };
}

/** Which of the others each is: the same one, else the only one left for the same purpose. */
function pairsOf(nodes: readonly Node[], others: readonly Node[]): ReadonlyMap<Node, Node> {
  const pairs = new Map<Node, Node>();
  const left = new Set(others);
  const pair = (node: Node, other: Node | undefined) => {
    if (!other) return;
    pairs.set(node, other);
    left.delete(other);
  };
  for (const node of nodes) {
    const same = [...left].filter(other => other.key === node.key && !other.block === !node.block);
    pair(node, same.length > 1 ? mostAlike(node, same) : same[0]);
  }
  for (const node of nodes) {
    if (pairs.has(node)) continue;
    const slot = slotOf(node);
    const isOnly = nodes.filter(each => !pairs.has(each) && slotOf(each) === slot).length === 1;
    const found = [...left].filter(other => slotOf(other) === slot);
    if (isOnly && found.length === 1) pair(node, found[0]);
  }
  return pairs;
}

/** What the line is for: its directive, and of headers and variables which one. */
function slotOf({ key, block }: Node): string {
  const [name = '', first = ''] = key.split(' ');
  const isNamed = /^(\w+_set_header|add_header|set|map)$/.test(name);
  return `${block ? '{' : ''}${name}${isNamed ? ` ${first}` : ''}`;
}

function mostAlike(node: Node, others: readonly Node[]): Node | undefined {
  const keys = keysOf(node);
  const common = (other: Node) => [...keysOf(other)].filter(key => keys.has(key)).length;
  return others.toSorted((a, b) => common(b) - common(a))[0];
}

function keysOf({ block }: Node): ReadonlySet<string> {
  return new Set(block?.nodes.map(({ key }) => key));
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}
