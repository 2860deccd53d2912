import { EventEmitter, type Pseudoterminal } from 'vscode';

/** What a terminal of ours has in common with the others: what it writes, and how it ends. */
export abstract class StreamTerminal implements Pseudoterminal {
  private readonly written = new EventEmitter<string>();
  private readonly closed = new EventEmitter<number | undefined>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  /** Ends what the terminal is connected to. */
  protected readonly controller = new AbortController();
  private isOver = false;

  abstract open(size: { readonly columns: number; readonly rows: number } | undefined): void;

  /** Nothing comes any more: what is there can still be read, and any key closes it. */
  get hasEnded(): boolean {
    return this.isOver;
  }

  /** The editor has closed it. */
  close(): void {
    this.isOver = true;
    this.controller.abort();
    this.written.dispose();
    this.closed.dispose();
  }

  handleInput(keys: string): void {
    if (this.isOver && keys !== '') this.leave();
  }

  protected write(text: string): void {
    this.written.fire(text);
  }

  /** Writes a last sentence in a quiet colour. */
  protected end(sentence: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.written.fire(`\r\n\u001b[2m${sentence}\u001b[0m\r\n`);
  }

  /** Closes the terminal; an exit code other than 0 is shown by the editor. */
  protected leave(exitCode?: number): void {
    this.isOver = true;
    this.closed.fire(exitCode);
  }
}
