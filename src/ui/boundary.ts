import { commands, type Disposable, l10n, type LogOutputChannel, window } from 'vscode';
import { ApplyError } from '../actions/apply/applyError';
import { RebuildError } from '../actions/rebuild/rebuildError';
import { RemakeError } from '../actions/remake/remakeError';
import { Refusal } from '../actions/refusal';
import { isCancellation } from './cancellation';
import { commands as ids } from './ids';

/** What a command does with what it was called on. */
export type Handler = (...args: readonly unknown[]) => unknown;

/** One place where everything that commands throw becomes a sentence on the screen and a line in the log. */
export class Boundary {
  /** @param register puts a command to where it is called; by itself, among those of the editor. */
  constructor(
    private readonly log: LogOutputChannel,
    private readonly register: (id: string, handler: Handler) => Disposable = (id, handler) =>
      commands.registerCommand(id, handler),
  ) {}

  /** Registers a command whose handler may simply throw. */
  command(id: string, handler: Handler): Disposable {
    return this.register(id, (...args) => this.attempt(() => handler(...args)));
  }

  /** Runs what somebody asked for in another way than by a command: a drop, a double click. */
  async attempt(work: () => unknown): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      await this.show(error);
      return undefined;
    }
  }

  /** Shows what went wrong with several things; the first few tell enough. */
  showAll(errors: readonly unknown[]): void {
    for (const error of errors.slice(0, 3)) void this.show(error);
  }

  /** Shows what went wrong; a cancelled action is no error, and a refusal no failure. */
  async show(error: unknown): Promise<void> {
    if (isCancellation(error)) return;
    // Its words are many, and hardly ever needed.
    const { sentenceOf } = await import('./sentenceOf');
    const sentence = sentenceOf(error);
    const isHarmless =
      isUndoing(error) && error.remainder === undefined && isCancellation(error.cause);
    if (error instanceof Refusal || isHarmless) {
      const isOpen =
        error instanceof Refusal && /^(rebuild|remake|apply)Open$/.test(error.reason.kind);
      const repair = l10n.t('Repair…');
      const choice = await window.showInformationMessage(sentence, ...(isOpen ? [repair] : []));
      if (choice === repair) await commands.executeCommand(ids.networkRepair);
      return;
    }
    this.log.error(error instanceof Error ? error : sentence);
    const showLog = l10n.t('Show Log');
    const tryAgain = l10n.t('Try Again');
    const isLeft = isUndoing(error) && error.remainder !== undefined;
    const buttons = isLeft ? [tryAgain, showLog] : [showLog];
    const choice = await window.showErrorMessage(sentence, ...buttons);
    if (choice === showLog) await commands.executeCommand(ids.engineShowLog);
    if (choice === tryAgain) await commands.executeCommand(ids.networkRepair);
  }
}

/** Of an action that takes back what it did when a step fails. */
function isUndoing(error: unknown): error is RebuildError | RemakeError | ApplyError {
  return (
    error instanceof RebuildError || error instanceof RemakeError || error instanceof ApplyError
  );
}
