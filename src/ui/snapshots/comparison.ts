import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from 'vscode';
import { landscapeText } from '../../export/landscapeText';
import type { Snapshot } from '../../export/snapshot';
import { contextKeys } from '../ids';
import type { Parts } from '../parts';

export const compareScheme = 'docker-networks-compare';

/** The two sides of the comparison as documents. */
export interface Sides {
  readonly before: Uri;
  readonly now: Uri;
}

/** The snapshot that the live landscape is compared with, in the drawing and in two documents, until it is stopped. */
export class SnapshotComparison implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registered: Disposable;
  private readonly stop: () => void;
  private current: { readonly snapshot: Snapshot; readonly sides: Sides } | undefined;
  private count = 0;

  constructor(private readonly parts: Pick<Parts, 'live' | 'topology'>) {
    this.registered = workspace.registerTextDocumentContentProvider(compareScheme, this);
    this.stop = parts.live.onChange(() => {
      if (this.current) this.changed.fire(this.current.sides.now);
    });
  }

  dispose(): void {
    this.stop();
    this.registered.dispose();
    this.changed.dispose();
  }

  /** What is compared now, if anything. */
  get sides(): Sides | undefined {
    return this.current?.sides;
  }

  get snapshot(): Snapshot | undefined {
    return this.current?.snapshot;
  }

  /** Begins to compare, or ends it. */
  async compareWith(snapshot: Snapshot | undefined): Promise<void> {
    this.count++;
    // Other addresses for each snapshot: VS Code keeps the text of a document that is open.
    const side = (name: string) =>
      Uri.from({ scheme: compareScheme, path: `/${this.count}/${name}.txt` });
    this.current = snapshot && { snapshot, sides: { before: side('snapshot'), now: side('now') } };
    this.parts.topology.compare(snapshot);
    await commands.executeCommand('setContext', contextKeys.isComparing, snapshot !== undefined);
  }

  provideTextDocumentContent(uri: Uri): string {
    const { current, parts } = this;
    if (current?.sides.before.toString() === uri.toString()) {
      return landscapeText(current.snapshot.landscape);
    }
    if (current?.sides.now.toString() === uri.toString())
      return landscapeText(parts.live.landscape);
    return '';
  }
}
