import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Span, Written } from './composeFile';

/** A key with what stands behind it; merge keys and aliases are followed. */
export interface Entry {
  readonly key: string;
  readonly span: Span;
  readonly value: Node | undefined;
}

/** Reads the nodes of one document, which anybody may have written. */
export class Nodes {
  constructor(private readonly document: Document) {}

  /** What stands at the top. */
  get top(): Node | undefined {
    return this.resolved(this.document.contents ?? undefined);
  }

  /** What an alias stands for; undefined where it stands for nothing. */
  resolved(node: unknown): Node | undefined {
    if (isAlias(node)) return node.resolve(this.document);
    return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
  }

  /**
   * The entries of a mapping, each key once; those of `<<` behind its own, as YAML merges them.
   * https://yaml.org/type/merge.html
   */
  entries(node: unknown): readonly Entry[] {
    const found = new Map<string, Entry>();
    this.collect(this.resolved(node), found, new Set());
    return [...found.values()];
  }

  /** The value of a key, or undefined. */
  get(node: unknown, key: string): Node | undefined {
    return this.entries(node).find(entry => entry.key === key)?.value;
  }

  /** The items of a sequence; aliases are followed. */
  items(node: unknown): readonly Node[] {
    const list = this.resolved(node);
    if (!isSeq(list)) return [];
    return list.items.flatMap(item => this.resolved(item) ?? []);
  }

  /** Some text that is written, or a number as it is written. Undefined where nothing is. */
  text(node: Node | undefined): Written<string> | undefined {
    if (!node || (isScalar(node) && node.value === null)) return undefined;
    const span = spanOf(node);
    if (!isScalar(node) || isTagged(node)) return { span };
    const { value, source } = node;
    const raw = typeof value === 'string' ? value : (source ?? String(value));
    const text = interpolated(raw);
    return text === undefined ? { span } : { span, value: text };
  }

  /** `true` or `false` that is written, also as text. Undefined where nothing is. */
  flag(node: Node | undefined): Written<boolean> | undefined {
    const text = this.text(node);
    if (!text) return undefined;
    const { span, value } = text;
    const isKnown = value !== undefined && /^(true|false)$/i.test(value);
    return isKnown ? { span, value: value.toLowerCase() === 'true' } : { span };
  }

  private collect(node: Node | undefined, found: Map<string, Entry>, seen: Set<YAMLMap>): void {
    if (!isMap(node) || seen.has(node)) return;
    seen.add(node);
    const merged: unknown[] = [];
    for (const pair of node.items) {
      const entry = this.entryOf(pair);
      if (!entry) continue;
      if (entry.key === '<<') merged.push(pair.value);
      else if (!found.has(entry.key)) found.set(entry.key, entry);
    }
    for (const value of merged) {
      const source = this.resolved(value);
      for (const each of isSeq(source) ? this.items(source) : [source]) {
        this.collect(each, found, seen);
      }
    }
  }

  private entryOf({ key, value }: Pair): Entry | undefined {
    const node = this.resolved(key);
    if (!isScalar(node)) return undefined;
    return { key: String(node.value), span: spanOf(node), value: this.resolved(value) };
  }
}

/** Where a node is, without what is behind it. */
export function spanOf({ range }: Pick<Node, 'range'>): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** `!reset` and `!override` say how files are merged: https://docs.docker.com/reference/compose-file/merge/ */
export function isTagged(node: Node | undefined): boolean {
  return node?.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:');
}

/**
 * A text as Compose takes it: `$$` is a dollar. Undefined where a variable decides, with a default or without: which
 * values it gets is known where Compose is called, and nowhere else.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolated(text: string): string | undefined {
  const left = text.replaceAll('$$', '');
  return /\$[{A-Za-z_]/.test(left) ? undefined : text.replaceAll('$$', '$');
}
