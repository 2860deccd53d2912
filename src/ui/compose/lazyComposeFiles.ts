import { type Disposable, window } from 'vscode';
import type { Parts } from '../parts';
import { isComposeDocument } from './composeDocument';
import type { ComposeFiles } from './composeFiles';

/** Loads what is shown in Compose files, with a library for YAML, when the first one is seen. */
export class LazyComposeFiles implements Disposable {
  private loading: Promise<ComposeFiles> | undefined;
  private isDisposed = false;
  private readonly watching: Disposable;

  constructor(private readonly parts: Pick<Parts, 'boundary' | 'extensionUri' | 'live'>) {
    this.watching = window.onDidChangeVisibleTextEditors(() => this.look());
    this.look();
  }

  /** @throws AbortError when the extension ends meanwhile. */
  async get(): Promise<ComposeFiles> {
    this.watching.dispose();
    this.loading ??= import('./composeFiles').then(({ ComposeFiles }) => {
      if (this.isDisposed) throw new DOMException('ended', 'AbortError');
      return new ComposeFiles(this.parts);
    });
    return this.loading;
  }

  dispose(): void {
    this.isDisposed = true;
    this.watching.dispose();
    void this.loading?.then(files => files.dispose()).catch(() => undefined);
  }

  private look(): void {
    const isSeen = window.visibleTextEditors.some(({ document }) => isComposeDocument(document));
    if (isSeen) void this.parts.boundary.attempt(() => this.get());
  }
}
