import type { Disposable } from 'vscode';

/** Milliseconds: long enough for the editor to be answered what it has asked for, too short to be noticed. */
const moment = 100;

/** Does something a moment after it was asked for; once for all who ask meanwhile. */
export class Soon implements Disposable {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly work: () => void) {}

  dispose(): void {
    clearTimeout(this.timer);
  }

  ask(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.work();
    }, moment);
  }
}
