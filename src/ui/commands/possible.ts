import { Refusal } from '../../actions/refusal';

/** What can be done of several things, and why the rest cannot. */
interface Possible<T> {
  readonly actions: readonly T[];
  readonly refused: readonly Refusal[];
}

/**
 * Makes an action of each item. One that is refused does not keep the others from being done.
 *
 * @throws what making an action throws beside a `Refusal`.
 */
export function possible<S, T>(items: readonly S[], actionOf: (item: S) => T): Possible<T> {
  const refused: Refusal[] = [];
  const actions = items.flatMap(item => {
    try {
      return [actionOf(item)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error);
      return [];
    }
  });
  return { actions, refused };
}
