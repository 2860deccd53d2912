import { l10n } from 'vscode';
import type { Engine } from '../../engine/engine';
import { LogFrames } from '../../engine/logFrames';
import { translateError } from '../../engine/translateError';
import type { Container } from '../../landscape/landscape';
import { readHasTerminal } from '../../landscape/readTerminal';
import { sentenceOf } from '../sentenceOf';
import { isCancellation } from '../cancellation';
import { plain } from '../text/words';
import { LogScreen } from './logScreen';
import { StreamTerminal } from './stream';

/** So many lines from before it was opened are shown. */
export const pastLines = 500;

const interrupt = '\u0003';

/** Follows what a container writes, until it stops or somebody has seen enough. */
export class LogsTerminal extends StreamTerminal {
  constructor(
    private readonly engine: Engine,
    private readonly container: Pick<Container, 'id' | 'name'>,
  ) {
    super();
  }

  open(): void {
    void this.follow();
  }

  override handleInput(keys: string): void {
    if (keys === interrupt) this.leave();
    else super.handleInput(keys);
  }

  private async follow(): Promise<void> {
    const { signal } = this.controller;
    const name = plain(this.container.name);
    try {
      const { id } = this.container;
      const isFramed = !readHasTerminal(await this.engine.inspectContainer(id, signal));
      const frames = new LogFrames(isFramed);
      const screen = new LogScreen();
      for await (const chunk of await this.engine.followLogs(id, pastLines, signal)) {
        this.write(screen.push(frames.push(chunk as Buffer)));
      }
      this.write(screen.end());
      this.end(l10n.t('“{0}” has stopped. Press any key to close.', name));
    } catch (error) {
      if (isCancellation(error) || signal.aborted) return;
      this.end(l10n.t('{0} Press any key to close.', sentenceOf(await translateError(error))));
    }
  }
}
