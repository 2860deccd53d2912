import { type Disposable, type TextDocument, type Uri, workspace } from 'vscode';
import type { PlannedFrom } from '../../compose/plan';
import type { Boundary } from '../boundary';
import type { ComposeFiles } from './composeFiles';
import { PlanPanel } from './planPanel';

/** The drawings of what Compose files plan: one a file, true as long as it is open. */
export class PlanPanels implements Disposable {
  private readonly panels = new Map<string, PlanPanel>();
  private readonly listening: Disposable;

  constructor(
    private readonly files: ComposeFiles,
    private readonly extensionUri: Uri,
    private readonly boundary: Boundary,
  ) {
    this.listening = files.onDidChange(() => {
      for (const panel of this.panels.values()) panel.update();
    });
  }

  show({ uri }: TextDocument, wanted: PlannedFrom | undefined): void {
    const key = uri.toString();
    const panel = this.panels.get(key) ?? this.open(uri);
    panel.reveal(wanted);
  }

  dispose(): void {
    this.listening.dispose();
    for (const panel of this.panels.values()) panel.dispose();
  }

  private open(uri: Uri): PlanPanel {
    const view = async () => this.files.view(await workspace.openTextDocument(uri));
    const panel = new PlanPanel({
      ...{ extensionUri: this.extensionUri, boundary: this.boundary, uri, view },
      closed: () => this.panels.delete(uri.toString()),
    });
    this.panels.set(uri.toString(), panel);
    return panel;
  }
}
