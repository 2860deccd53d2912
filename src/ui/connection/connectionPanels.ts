import type { Disposable } from 'vscode';
import type { Parts } from '../parts';
import { ConnectionPanel } from './connectionPanel';
import type { Draft } from './draft';

/** The pages of connection tests that are open: one for each pair. */
export class ConnectionPanels implements Disposable {
  private readonly open = new Map<string, ConnectionPanel>();

  constructor(private readonly parts: Parts) {}

  /** Asks on the page of that pair, which comes to the front. */
  ask(draft: Draft): void {
    const key = `${draft.from} ${draft.to.kind === 'place' ? '' : draft.to.id} ${draft.to.kind}`;
    const known = this.open.get(key);
    if (known) {
      known.ask(draft);
      return;
    }
    const panel = new ConnectionPanel(this.parts, draft);
    this.open.set(key, panel);
    panel.onDidDispose(() => this.open.delete(key));
  }

  dispose(): void {
    for (const panel of [...this.open.values()]) panel.dispose();
  }
}
