import type { RefusalFacts } from './refusalFacts';
import type { EngineErrorKind } from '../engineError';
import { errorKindOf, type KnownRefusal, type RefusalKind, refusals } from './knownRefusal';

/** Nobody reads on; what is longer was not meant for people. */
const longest = 4000;

/** As many lines, and as many beginnings of each, are looked at. */
const most = 12;

interface Pattern {
  readonly kind: RefusalKind;
  readonly expression: RegExp;
}

const patterns: readonly Pattern[] = Object.entries<RefusalFacts>(refusals).flatMap(
  ([kind, { said }]) =>
    said.map(text => ({ kind: kind as RefusalKind, expression: expressionOf(text) })),
);

/** What an engine means by a sentence with which it refused; undefined where it is none that we know. */
export function recogniseRefusal(said: string): KnownRefusal | undefined {
  for (const candidate of candidates(said.slice(0, longest))) {
    for (const { kind, expression } of patterns) {
      const found = expression.exec(candidate);
      if (found) return { kind, values: valuesOf(found.groups ?? {}) } as KnownRefusal;
    }
  }
  return undefined;
}

/** The kind of error that it is on every engine; undefined where it is none that we know. */
export function kindOfRefusal(said: string): EngineErrorKind | undefined {
  const refusal = recogniseRefusal(said);
  return refusal && errorKindOf(refusal.kind);
}

/**
 * Each line, and each without what was being done, which engines write before it: “failed to set up container
 * networking: Address already in use”.
 */
function* candidates(said: string): Generator<string> {
  for (const line of said.trim().split('\n').slice(0, most)) {
    let rest = line.replace(/^\* /, '');
    for (let count = 0; count < most; count++) {
      yield rest.replace(/^code = \w{1,40} desc = /, '').trim();
      const end = rest.indexOf(': ');
      if (end < 0) break;
      rest = rest.slice(end + 2);
    }
  }
}

/** Each placeholder's length is bounded, so that a hostile text takes no time either. */
function expressionOf(text: string): RegExp {
  const source = text.replace(/\{(\w*)\}|[^\w\s]/g, (found, name: string | undefined) => {
    if (name === undefined) return `\\${found}`;
    if (name === '') return '.{0,300}';
    if (name === 'id') return '[0-9a-f]{8,64}';
    if (name === 'port') return '(?<port>\\d{1,5})';
    return name === 'containers' ? '(?<containers>.{1,4000})' : `(?<${name}>.{1,300})`;
  });
  return new RegExp(`^${source}$`, 'i');
}

function valuesOf(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const { containers, ...others } = groups;
  const names = [...(containers ?? '').matchAll(/name:"([^"]{1,300})"/g)].map(([, name]) => name);
  const named = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, bare(name, value)] as const],
  );
  return {
    ...Object.fromEntries(named),
    ...(names.length > 0 ? { containers: names.join(', ') } : {}),
  };
}

/** Without quotes around it and the slash that old engines write before a container's name. */
function bare(name: string, value: string): string {
  const inside = /^(["'`])(.*)\1$/.exec(value)?.[2] ?? value;
  return name === 'container' || name === 'other' ? inside.replace(/^\//, '') : inside;
}
