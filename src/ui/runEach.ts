import type { Action, CommandLine } from '../actions/action';
import { RebuildError } from '../actions/rebuild/rebuildError';
import type { ActionRunner } from './actionRunner';
import { isCancellation } from './cancellation';
import { possibleOf } from './possible';

/** What became of each of several things, in their order. */
export interface Report<S, T> {
  readonly done: readonly { readonly item: S; readonly value: T }[];
  /** Refused beforehand, or failed. */
  readonly failed: readonly Failed<S>[];
  /** Not done, because the person cancelled. */
  readonly left: readonly S[];
  /** The command lines of what was done. */
  readonly cli: readonly CommandLine[];
}

export interface Failed<S> {
  readonly item: S;
  readonly error: unknown;
}

/** Runs an action for each item. One that is refused or fails does not keep the others from being done. */
export async function runEach<S, T>(
  runner: ActionRunner,
  title: string,
  items: readonly S[],
  actionOf: (item: S) => Action<T>,
): Promise<Report<S, T>> {
  const done = new Map<S, { readonly value: T; readonly cli: readonly CommandLine[] }>();
  /** In the order in which the runner tells of failures. */
  const failing: S[] = [];
  const { possible, refused } = possibleOf(items, actionOf);
  const failed = new Map(refused.map(({ item, error }) => [item, error]));
  const actions = possible.map(({ item, action }): Action<T> => {
    const run: Action<T>['run'] = async (...args) => {
      try {
        const value = await action.run(...args);
        done.set(item, { value, cli: action.cli });
        return value;
      } catch (error) {
        if (!isCancellation(error)) failing.push(item);
        throw error;
      }
    };
    return { ...action, run };
  });
  const { failures } = actions.length > 0 ? await runner.runAll(title, actions) : { failures: [] };
  for (const [index, item] of failing.entries()) {
    const error = failures[index];
    if (!wasCancelled(error)) failed.set(item, error);
  }
  return {
    done: items.flatMap(item => {
      const found = done.get(item);
      return found ? [{ item, value: found.value }] : [];
    }),
    failed: items.filter(item => failed.has(item)).map(item => ({ item, error: failed.get(item) })),
    left: items.filter(item => !done.has(item) && !failed.has(item)),
    cli: [...done.values()].flatMap(({ cli }) => cli),
  };
}

/** Given up by the person, with nothing left behind. */
function wasCancelled(error: unknown): boolean {
  return (
    isCancellation(error) ||
    (error instanceof RebuildError && !error.remainder && isCancellation(error.cause))
  );
}
