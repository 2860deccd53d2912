import type { Action } from '../actions/action';
import { Refusal } from '../actions/refusal';
import type { Failed } from './runEach';

/** What can be done of several things, and why the rest cannot. */
interface Possible<S, T> {
  readonly possible: readonly { readonly item: S; readonly action: Action<T> }[];
  readonly refused: readonly Failed<S>[];
}

/**
 * Makes an action of each item. One that is refused does not keep the others from being done.
 *
 * @throws what making an action throws beside a `Refusal`.
 */
export function possibleOf<S, T>(
  items: readonly S[],
  actionOf: (item: S) => Action<T>,
): Possible<S, T> {
  const refused: Failed<S>[] = [];
  const possible = items.flatMap(item => {
    try {
      return [{ item, action: actionOf(item) }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ item, error });
      return [];
    }
  });
  return { possible, refused };
}
