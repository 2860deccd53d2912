import type { About } from '../about';
import { type KnownRefusal, type RefusalKind, refusals, type ValuesOf } from './knownRefusal';
import type { RefusalFacts, RefusalValue } from './refusalFacts';

/** A refusal with everything that a sentence about it needs. */
type CompleteRefusal = {
  readonly [K in RefusalKind]: { readonly kind: K; readonly values: ValuesOf<K> };
}[RefusalKind];

/** Where in what was asked for a value is that the engine did not say. */
const asked: Partial<Record<RefusalValue, (about: About) => readonly string[] | undefined>> = {
  address: ({ addresses }) => addresses,
  container: ({ container }) => some(container),
  image: ({ image }) => some(image),
  mac: ({ mac }) => some(mac),
  network: ({ network }) => some(network),
  range: ({ ranges }) => ranges,
  service: ({ service }) => some(service),
  subnet: ({ subnets }) => subnets,
  value: ({ aliases }) => aliases,
};

/**
 * Adds what the engine left out from what was asked for. A number that stands for what has a name gives way to it.
 * Undefined where neither names all that a sentence needs.
 */
export function completeRefusal(
  { kind, values }: KnownRefusal,
  about: About = {},
): CompleteRefusal | undefined {
  const said: Partial<Record<RefusalValue, string>> = values;
  const facts: RefusalFacts = refusals[kind];
  const complete: Partial<Record<RefusalValue, string>> = {};
  for (const listed of facts.values) {
    const name = listed.replace('?', '') as RefusalValue;
    const own = said[name];
    const other = asked[name]?.(about)?.join(', ');
    const value = own === undefined || isId(own) ? (other ?? own) : own;
    if (value !== undefined && value !== '') complete[name] = value;
    else if (name === listed) return undefined;
  }
  return { kind, values: complete } as CompleteRefusal;
}

function some(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

/** As engines number networks and containers; Swarm has its own way. */
function isId(text: string): boolean {
  return /^([0-9a-f]{64}|[0-9a-f]{12}|[0-9a-z]{25})$/.test(text);
}
