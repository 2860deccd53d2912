import { l10n, type TerminalDimensions } from 'vscode';
import type { Engine, TerminalSize } from '../../engine/engine';
import { openShell, type Shell } from '../../engine/shell';
import { translateError } from '../../engine/translateError';
import { sentenceOf } from '../sentenceOf';
import { isCancellation } from '../cancellation';
import { plain } from '../text/words';
import type { ShellPlace } from './shellPlace';
import { StreamTerminal } from './stream';

/** As argument lists, in the order they are tried. */
const shells = [['bash'], ['sh']] as const;

/** What a terminal has before it is shown. */
const usualSize: TerminalSize = { columns: 80, rows: 24 };

/** A shell in a container. */
export class ShellTerminal extends StreamTerminal {
  private shell: Shell | undefined;
  /** What was typed before the shell was there. */
  private typed = '';
  private size = usualSize;
  private isClosing = false;

  /** @param onOpen hears which shell it is. */
  constructor(
    private readonly engine: Engine,
    private readonly place: ShellPlace,
    private readonly onOpen: (command: readonly string[]) => void,
  ) {
    super();
  }

  open(size: TerminalDimensions | undefined): void {
    if (size) this.size = size;
    void this.begin();
  }

  override close(): void {
    if (this.isClosing) return;
    this.isClosing = true;
    // The connection stays for a moment: by it the shell is told to end. One that is just beginning is told then.
    if (this.shell) void this.hangUp(this.shell);
  }

  setDimensions(size: TerminalDimensions): void {
    this.size = size;
    void this.shell?.resize(size);
  }

  override handleInput(keys: string): void {
    if (this.hasEnded) super.handleInput(keys);
    else if (this.shell) this.shell.write(keys);
    else this.typed += keys;
  }

  private async begin(): Promise<void> {
    const { signal } = this.controller;
    const name = plain(this.place.name);
    try {
      const id = await this.place.open(signal);
      const shell = await openShell(this.engine, id, shells, this.size, signal);
      if (!shell) {
        this.end(
          l10n.t(
            '“{0}” has neither bash nor sh, so no shell can be opened in it. Press any key to close.',
            name,
          ),
        );
        return;
      }
      this.shell = shell;
      if (this.isClosing) {
        await this.hangUp(shell);
        return;
      }
      this.onOpen(shell.command);
      shell.onOutput(text => this.write(text));
      // Engines before API 1.42 do not take the size with the command, and it may have changed meanwhile.
      void shell.resize(this.size);
      shell.write(this.typed);
      await shell.ended;
      const { isRunning, exitCode } = await shell.state(signal);
      // The connection has ended, and the shell has not: the engine is going.
      if (isRunning) this.end(l10n.t('The connection was lost. Press any key to close.'));
      else this.leave(exitCode);
    } catch (error) {
      if (isCancellation(error) || signal.aborted) return;
      this.end(l10n.t('{0} Press any key to close.', sentenceOf(await translateError(error))));
    } finally {
      await this.place.close();
    }
  }

  private async hangUp(shell: Shell): Promise<void> {
    await Promise.all([shell.hangUp(), this.place.close()]);
    super.close();
  }
}
