import type { Directive } from '../read/directive';

/** More values than this are as good as unknown. */
const mostValues = 16;

/** What is known of variables at one place of a configuration: each with all values that it can have there. */
export class Variables {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  static readonly none = new Variables(new Map());

  /** With the `map` and `split_clients` of a block, or with the `set` of a block and its `if`s, added. */
  within(block: readonly Directive[]): Variables {
    const found = new Map<string, string[]>();
    for (const { name, values } of block.flatMap(assignmentsOf)) {
      found.set(name, [...(found.get(name) ?? []), ...values]);
    }
    return found.size === 0 ? this : new Variables(new Map([...this.values, ...found]));
  }

  /** The texts that a text with variables can become, each once; one with variables left where one is not known. */
  expand(text: string): readonly string[] {
    const texts = this.expandOnce(text, new Set());
    return texts.length > mostValues ? [text] : texts;
  }

  private expandOnce(text: string, within: ReadonlySet<string>): readonly string[] {
    const found = /^([^]*?)\$(?:\{(\w+)\}|(\w+))([^]*)$/.exec(text);
    if (!found) return [text];
    const [whole, before = '', braced, bare = '', after = ''] = found;
    const name = braced ?? bare;
    const own = within.has(name) ? undefined : (this.values.get(name) ?? standard[name]);
    const values = own?.flatMap(value => this.expandOnce(value, new Set([...within, name])));
    const rest = this.expandOnce(after, within);
    const kept = whole.slice(before.length, whole.length - after.length);
    const here = values?.length ? values : [kept];
    if (here.length * rest.length > mostValues) return [text];
    return [...new Set(here.flatMap(value => rest.map(end => before + value + end)))];
  }
}

/** Variables that are a path, or a part of one, whatever is asked for. */
const standard: Readonly<Record<string, readonly string[]>> = {
  request_uri: ['/'],
  uri: ['/'],
  document_uri: ['/'],
  is_args: [''],
  args: [''],
  query_string: [''],
};

interface Assignment {
  readonly name: string;
  readonly values: readonly string[];
}

function assignmentsOf({ name, parameters, block = [] }: Directive): Assignment[] {
  const [first = '', second] = parameters;
  switch (name) {
    case 'set':
      return second === undefined ? [] : [{ name: first.slice(1), values: someOf([second]) }];
    case 'if':
      return block.flatMap(assignmentsOf);
    case 'map':
    case 'split_clients':
      return second === undefined ? [] : [{ name: second.slice(1), values: entriesOf(block) }];
    default:
      return [];
  }
}

/** The values of a map, without the options that look like entries. */
function entriesOf(block: readonly Directive[]): readonly string[] {
  return someOf(
    block.flatMap(({ parameters: [value, ...more] }) => (more.length ? [] : (value ?? []))),
  );
}

/** An empty value leads nowhere. */
function someOf(values: readonly string[]): readonly string[] {
  return values.filter(value => value !== '');
}
