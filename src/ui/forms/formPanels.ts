import { type Disposable, EventEmitter, type Uri } from 'vscode';
import type { Boundary } from '../boundary';
import type { FormDefinition } from './formDefinition';
import type { FormPanel } from './formPanel';

/** The forms that are open, one for each key. */
export class FormPanels implements Disposable {
  private readonly panels = new Map<string, FormPanel>();
  private readonly visibility = new EventEmitter<void>();
  /** A form came into sight or went out of it. */
  readonly onDidChangeVisibility = this.visibility.event;

  constructor(
    private readonly extensionUri: Uri,
    private readonly boundary: Boundary,
  ) {}

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
    this.visibility.dispose();
  }

  get isVisible(): boolean {
    return [...this.panels.values()].some(panel => panel.isVisible);
  }

  /** As `openForm` does, which is what to call. */
  open(definition: FormDefinition, Panel: typeof FormPanel): boolean {
    const { key } = definition;
    const open = this.panels.get(key);
    if (open) return open.reopen(definition);
    const panel = new Panel(this.extensionUri, this.boundary, definition);
    this.panels.set(key, panel);
    panel.onDidDispose(() => this.panels.delete(key));
    panel.onDidChangeVisibility(() => this.visibility.fire());
    this.visibility.fire();
    return true;
  }
}
