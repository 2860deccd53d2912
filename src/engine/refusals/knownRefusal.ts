import type { EngineErrorKind } from '../engineError';
import { addressRefusals } from './addressRefusals';
import { containerRefusals } from './containerRefusals';
import { networkRefusals } from './networkRefusals';
import type { RefusalFacts } from './refusalFacts';
import { swarmRefusals } from './swarmRefusals';

/** Everything that engines refuse and that is told apart. Of several that fit, the first is meant. */
export const refusals = {
  ...networkRefusals,
  ...addressRefusals,
  ...containerRefusals,
  ...swarmRefusals,
} as const satisfies Readonly<Record<string, RefusalFacts>>;

export type RefusalKind = keyof typeof refusals;

type Listed<K extends RefusalKind> = (typeof refusals)[K]['values'][number];
type Bare<Value extends string> = Value extends `${infer Name}?` ? Name : Value;

/** What a sentence about a refusal can rely on, and what it may have besides. */
export type ValuesOf<K extends RefusalKind> = Readonly<
  Record<Exclude<Listed<K>, `${string}?`>, string> &
    Partial<Record<Bare<Extract<Listed<K>, `${string}?`>>, string>>
>;

/** A refusal with what the engine named of it: it often leaves out which value it means. */
export type KnownRefusal = {
  readonly [K in RefusalKind]: { readonly kind: K; readonly values: Partial<ValuesOf<K>> };
}[RefusalKind];

/** The kind of error that a refusal is on every engine. */
export function errorKindOf(kind: RefusalKind): EngineErrorKind {
  return refusals[kind].is;
}
