import type { EngineError } from '../../engine/engineError';
import { completeRefusal } from '../../engine/refusals/completeRefusal';
import type { RefusalKind, ValuesOf } from '../../engine/refusals/knownRefusal';
import { recogniseRefusal } from '../../engine/refusals/recogniseRefusal';
import { refusedAddressWords } from './refusedAddressWords';
import { refusedContainerWords } from './refusedContainerWords';
import { refusedNetworkWords } from './refusedNetworkWords';
import { refusedSwarmWords } from './refusedSwarmWords';

/** `l10n.t`, which tests have none of. */
export type Translate = (message: string, ...values: string[]) => string;

/** Sentences about some kinds of refusals. Values are fit to be shown already. */
export type RefusedWords<K extends RefusalKind = RefusalKind> = {
  readonly [P in K]: (t: Translate, values: ValuesOf<P>) => string;
};

const words: RefusedWords = {
  ...refusedNetworkWords,
  ...refusedAddressWords,
  ...refusedContainerWords,
  ...refusedSwarmWords,
};

/**
 * What the engine refused, to what, and what to do; undefined where it said nothing that we know, or nobody knows what
 * it was about.
 */
export function refusedSentence(
  error: EngineError,
  t: Translate,
  plain: (text: string) => string,
): string | undefined {
  const known = recogniseRefusal(error.message);
  const complete = known && completeRefusal(known, error.about);
  if (!complete) return undefined;
  const shown = Object.entries<string>(complete.values).map(([name, value]) => [
    name,
    plain(value),
  ]);
  const say = words[complete.kind] as (t: Translate, values: object) => string;
  return say(t, Object.fromEntries(shown) as object);
}
