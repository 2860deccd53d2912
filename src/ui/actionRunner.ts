import { type LogOutputChannel, ProgressLocation, window } from 'vscode';
import type { Action, CommandLine, MakingAction } from '../actions/action';
import { cliLine } from '../actions/cliLine';
import { onEngine } from '../actions/onEngine';
import type { EngineChoice } from '../engine/address';
import type { Engine } from '../engine/engine';
import type { LiveLandscape } from '../live/liveLandscape';
import { isCancellation } from './cancellation';
import { connectedEngine } from './connectedEngine';
import { refreshContainerTools } from './containerTools';
import { views } from './ids';
import { withAbout } from './withAbout';

/** How several actions in a row ended. */
export interface Outcome<T> {
  readonly results: readonly T[];
  readonly failures: readonly unknown[];
}

/** Milliseconds after which work gets a notification with a Cancel button; before, the view's bar is enough. */
const patience = 700;

type AnyAction<T> = Action<T> | MakingAction<T>;

/** Milliseconds that what was done may take to be seen; whoever looks later finds it by the engine's events. */
const longestLook = 10_000;

/** An action that was run: its command lines, when, and how it ended. */
export interface Done {
  readonly cli: readonly CommandLine[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isFailed: boolean;
}

/** As many actions are remembered. */
const longestHistory = 100;

/**
 * Runs actions on the connected engine, with progress and cancel, and writes each into the log as its CLI line. When one
 * is over, the landscape says what it did: what is told and offered next rests on that.
 */
export class ActionRunner {
  private readonly done: Done[] = [];

  constructor(
    private readonly live: LiveLandscape,
    private readonly log: LogOutputChannel,
    private readonly choice: () => EngineChoice | undefined,
  ) {}

  /** What was run since the window was opened, newest first. */
  get history(): readonly Done[] {
    return this.done.toReversed();
  }

  /**
   * Runs one action.
   *
   * @throws EngineError, or an AbortError when the person cancels.
   */
  async run<T>(title: string, action: AnyAction<T>): Promise<T> {
    const { results, failures } = await this.runAll(title, [action]);
    if (failures.length > 0) throw failures[0];
    if (results.length === 0) throw new DOMException('cancelled', 'AbortError');
    return results[0] as T;
  }

  /** Runs them one after another; a failure does not keep the others from being done, a cancel does. */
  async runAll<T>(title: string, actions: readonly AnyAction<T>[]): Promise<Outcome<T>> {
    const engine = connectedEngine(this.live);
    const choice = this.choice();
    const controller = new AbortController();
    const steps = new Steps(actions.length);
    const work = this.perform(engine, choice, actions, controller.signal, steps);
    void window.withProgress({ location: { viewId: views.networks } }, () => work);
    if (await isOverWithin(patience, work)) return work;
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      steps.listen(step => progress.report(step));
      return work;
    });
  }

  private async perform<T>(
    engine: Engine,
    choice: EngineChoice | undefined,
    actions: readonly AnyAction<T>[],
    signal: AbortSignal,
    steps: Steps,
  ): Promise<Outcome<T>> {
    const results: T[] = [];
    const failures: unknown[] = [];
    for (const [index, action] of actions.entries()) {
      if (signal.aborted) break;
      const cli = action.cli.map(line => onEngine(line, choice));
      const lines = cli.map(cliLine);
      for (const line of lines) this.log.info(line);
      let isFailed = false;
      try {
        const result = await action.run(engine, signal, (part, next) =>
          steps.reach(index + part, next),
        );
        results.push(result);
        if ('makes' in action) this.live.touch(action.makes(result));
      } catch (thrown) {
        const { sentenceOf } = await import('./sentenceOf');
        const error = withAbout(thrown, action.about ?? {});
        isFailed = true;
        if (!isCancellation(error)) failures.push(error);
        // Not every failure is shown one by one, so the engine's own words are kept here.
        const said = error instanceof Error ? ` (${error.message})` : '';
        this.log.warn(`${lines[0]}: ${sentenceOf(error)}${said}`);
      }
      this.done.push({ cli, at: Date.now(), isFailed });
      if (this.done.length > longestHistory) this.done.shift();
      steps.reach(index + 1);
      this.live.touch(action.touches);
    }
    await this.live.upToDate(AbortSignal.any([signal, AbortSignal.timeout(longestLook)]));
    void refreshContainerTools();
    return { results, failures };
  }
}

interface Step {
  readonly increment: number;
  readonly message?: string;
}

/** How far several actions are, for whoever listens later than they began. */
class Steps {
  private reached = 0;
  private told = 0;
  private next: string | undefined;
  private listener: ((step: Step) => void) | undefined;

  constructor(private readonly total: number) {}

  listen(listener: (step: Step) => void): void {
    this.listener = listener;
    this.tell();
  }

  /** `actions` are done: 1.5 is the first one and half of the second. */
  reach(actions: number, next?: string): void {
    this.reached = actions;
    this.next = next;
    this.tell();
  }

  private tell(): void {
    const percent = (100 * this.reached) / this.total;
    if (!this.listener || (percent <= this.told && this.next === undefined)) return;
    this.listener({
      increment: Math.max(0, percent - this.told),
      ...(this.next === undefined ? {} : { message: this.next }),
    });
    this.told = Math.max(percent, this.told);
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
