import {
  Disposable,
  EventEmitter,
  l10n,
  OverviewRulerLane,
  Position,
  Range,
  TabInputText,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { FindingPlace } from '../../nginx/checks/finding';
import { findingSpan } from '../../nginx/checks/findingSpan';
import { dressText, mergeDressed } from '../../nginx/site/dressText';
import { ownLines } from '../../nginx/site/mergeText';

/**
 * The text of a site, in an editor beside the form. What somebody types there stays: changes of the form are merged into
 * it, and the lines that were typed by hand are marked.
 */
export class StudioDocument {
  private document: TextDocument | undefined;
  /** What the form says, as far as it is in the document. */
  private base = '';
  /** What the form says and the document could not take. */
  private waiting: string | undefined;
  private isWriting = false;
  private readonly edited = new EventEmitter<string>();
  /** Somebody typed in it: its text. */
  readonly onDidEdit = this.edited.event;
  private readonly changedText = new EventEmitter<void>();
  /** Its text is another one, whoever wrote it. */
  readonly onDidChangeText = this.changedText.event;
  private readonly changed = new EventEmitter<void>();
  /** It was closed, or there is something to decide, or there is not any more. */
  readonly onDidChange = this.changed.event;
  private readonly mark = window.createTextEditorDecorationType({
    isWholeLine: true,
    borderWidth: '0 0 0 2px',
    borderStyle: 'solid',
    borderColor: new ThemeColor('editorGutter.modifiedBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.modifiedForeground'),
    overviewRulerLane: OverviewRulerLane.Left,
  });
  private readonly listeners = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== this.document || contentChanges.length === 0) return;
      this.changedText.fire();
      if (this.isWriting) return;
      this.paint();
      this.edited.fire(document.getText());
    }),
    workspace.onDidCloseTextDocument(document => {
      if (document !== this.document) return;
      this.document = undefined;
      this.changed.fire();
    }),
    window.onDidChangeVisibleTextEditors(() => this.paint()),
  );

  /** @param hasForm without one there is nothing that was typed by hand in particular. */
  constructor(private readonly hasForm = true) {}

  dispose(): void {
    this.listeners.dispose();
    this.mark.dispose();
    this.edited.dispose();
    this.changedText.dispose();
    this.changed.dispose();
  }

  get isOpen(): boolean {
    return this.document !== undefined;
  }

  /** The same lines were changed in the form and by hand. */
  get hasConflict(): boolean {
    return this.waiting !== undefined;
  }

  /** The document itself, as long as it is open. */
  get shown(): TextDocument | undefined {
    return this.document;
  }

  get text(): string {
    return this.document?.getText() ?? this.base;
  }

  /** Opens it with a text, of which the form says `base`, or brings it to the front. */
  async show(text: string, base = text): Promise<void> {
    const isNew = !this.document;
    if (!this.document) {
      this.base = base;
      this.waiting = undefined;
      this.document = await workspace.openTextDocument({ language: 'nginx', content: text });
    }
    const shown = this.hasForm
      ? { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false }
      : { preview: false };
    const editor = await window.showTextDocument(this.document, shown);
    if (isNew) await closeElsewhere(editor);
    this.paint();
    this.changed.fire();
  }

  /** Puts other words in place of those of a finding, as if somebody had typed them. */
  async rewrite(finding: FindingPlace, by: string): Promise<void> {
    const { document } = this;
    const span = document && findingSpan(document.getText(), finding);
    if (!document || !span) return;
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(span.line, span.start, span.line, span.end), by);
    await workspace.applyEdit(edit);
  }

  /** Shows a finding in the text. */
  async reveal(finding: FindingPlace): Promise<void> {
    const { document } = this;
    const span = document && findingSpan(document.getText(), finding);
    if (!document || !span) return;
    const [viewColumn] = editorsOf(document).map(editor => editor.viewColumn);
    const selection = new Range(span.line, span.start, span.line, span.end);
    await window.showTextDocument(document, {
      viewColumn: viewColumn ?? ViewColumn.Beside,
      selection,
      preview: false,
    });
  }

  /** What the form says now. Lines that were changed by hand, too, are left alone until somebody decides. */
  async write(next: string): Promise<void> {
    if (!this.document || next === (this.waiting ?? this.base)) return;
    const { text, hasConflict } = mergeDressed(this.document.getText(), this.base, next, 'mine');
    if (hasConflict) {
      this.waiting = next;
      this.changed.fire();
      return;
    }
    await this.replace(text, next);
  }

  /** Decides about lines that were changed in the form and by hand. */
  async decide(preferred: 'mine' | 'next'): Promise<void> {
    const next = this.waiting;
    if (!this.document || next === undefined) return;
    await this.replace(
      mergeDressed(this.document.getText(), this.base, next, preferred).text,
      next,
    );
  }

  /** The form says now what was typed by hand. */
  adopt(canonical: string): void {
    this.base = canonical;
    this.waiting = undefined;
    this.paint();
  }

  private async replace(text: string, base: string): Promise<void> {
    const { document } = this;
    if (!document) return;
    this.base = base;
    this.waiting = undefined;
    this.isWriting = true;
    try {
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, ...changeOf(document, text));
      await workspace.applyEdit(edit);
    } finally {
      this.isWriting = false;
    }
    this.paint();
    this.changed.fire();
  }

  private paint(): void {
    const { document } = this;
    if (!document || !this.hasForm) return;
    const text = document.getText();
    const hoverMessage = l10n.t('Typed by hand: the form leaves it as it is.');
    const ranges = ownLines(text, dressText(this.base, text)).map(([first, last]) => ({
      range: new Range(first, 0, last, 0),
      hoverMessage,
    }));
    for (const editor of editorsOf(document)) editor.setDecorations(this.mark, ranges);
  }
}

function editorsOf(document: TextDocument): readonly TextEditor[] {
  return window.visibleTextEditors.filter(editor => editor.document === document);
}

/** What has to be replaced to make it this text: cursors outside of it stay where they are. */
function changeOf(document: TextDocument, text: string): [Range, string] {
  const old = document.getText();
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  const room = Math.min(old.length, text.length) - start;
  while (end < room && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  const [from, to] = [document.positionAt(start), document.positionAt(old.length - end)];
  return [
    new Range(new Position(from.line, from.character), to),
    text.slice(start, text.length - end),
  ];
}

/**
 * Closes the tabs that the document has in other groups. VS Code opens an unsaved text by itself, in the group at hand,
 * when it has been in none for a second: on a slow machine that is before it is shown.
 */
async function closeElsewhere({ document, viewColumn }: TextEditor): Promise<void> {
  const others = window.tabGroups.all
    .filter(group => group.viewColumn !== viewColumn)
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof TabInputText && input.uri.toString() === document.uri.toString(),
    );
  if (others.length > 0) await window.tabGroups.close(others, true);
}
