/** A directive as nginx understands it: its words without quotes and escapes, and where it stands. */
export interface Directive {
  readonly name: string;
  readonly parameters: readonly string[];
  /** What stands in its braces, where it has some. */
  readonly block?: readonly Directive[];
  /** The Lua program of a `…_by_lua_block`, as it is written, instead of a block. */
  readonly program?: string;
  readonly file: string;
  /** Of its first word; counts from 1. */
  readonly line: number;
}
