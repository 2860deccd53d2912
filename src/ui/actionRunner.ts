import { l10n, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import type { Action } from '../actions/action';
import { cliLine } from '../actions/cliLine';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import type { LiveLandscape } from '../live/liveLandscape';
import { sentenceOf } from './boundary';
import { isCancellation } from './cancellation';
import { views } from './ids';

/** How several actions in a row ended. */
export interface Outcome<T> {
  readonly results: readonly T[];
  readonly failures: readonly unknown[];
  readonly isCancelled: boolean;
}

/** Milliseconds after which work gets a notification with a Cancel button; before, the view's bar is enough. */
const patience = 700;

/** Runs actions on the connected engine, with progress and cancel, and writes each into the log as its CLI line. */
export class ActionRunner {
  constructor(
    private readonly live: LiveLandscape,
    private readonly log: LogOutputChannel,
  ) {}

  /**
   * Runs one action.
   *
   * @throws EngineError, or an AbortError when the person cancels.
   */
  async run<T>(title: string, action: Action<T>): Promise<T> {
    const { results, failures } = await this.runAll(title, [action]);
    if (failures.length > 0) throw failures[0];
    if (results.length === 0) throw new DOMException('cancelled', 'AbortError');
    return results[0] as T;
  }

  /** Runs them one after another; a failure does not keep the others from being done, a cancel does. */
  async runAll<T>(title: string, actions: readonly Action<T>[]): Promise<Outcome<T>> {
    const { engine } = this.live;
    if (!engine)
      throw new EngineError('unreachable', l10n.t('there is no connection at the moment'));
    const controller = new AbortController();
    const work = this.perform(engine, actions, controller.signal);
    void window.withProgress({ location: { viewId: views.networks } }, () => work);
    if (await isOverWithin(patience, work)) return work;
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress(options, (_, token) => {
      token.onCancellationRequested(() => controller.abort());
      return work;
    });
  }

  private async perform<T>(
    engine: Engine,
    actions: readonly Action<T>[],
    signal: AbortSignal,
  ): Promise<Outcome<T>> {
    const results: T[] = [];
    const failures: unknown[] = [];
    for (const action of actions) {
      if (signal.aborted) break;
      const line = cliLine(action.cli);
      this.log.info(line);
      try {
        results.push(await action.run(engine, signal));
      } catch (error) {
        if (!isCancellation(error)) failures.push(error);
        this.log.warn(`${line}: ${sentenceOf(error)}`);
      }
      this.live.touch(action.touches);
    }
    return { results, failures, isCancelled: signal.aborted };
  }
}

/** True when the work ends before so many milliseconds are over. */
async function isOverWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isOver = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return isOver;
}
