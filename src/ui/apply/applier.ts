import { Disposable, l10n, type TextDocument, window, workspace } from 'vscode';
import { isNginx } from '../../landscape/isNginx';
import type { Container } from '../../landscape/landscape';
import { labelOf } from '../../nginx/labelOf';
import type { Parts } from '../parts';
import { containerChoice } from '../picks';
import { saveFile } from '../saveFile';
import { ApplyDocuments, applyScheme } from './applyDocuments';
import { applyText } from './applyText';

/** A text that can be applied, and for whom it was made. */
export interface ApplySource {
  readonly document: TextDocument;
  /** Of the file, without an ending. */
  readonly name: string;
  readonly container: Container | undefined;
}

/** Brings nginx texts to where they work. Knows which open documents were made for which container. */
export class Applier {
  private readonly documents = new ApplyDocuments();
  private readonly sources = new Set<() => ApplySource | undefined>();
  private readonly provider = workspace.registerTextDocumentContentProvider(
    applyScheme,
    this.documents,
  );

  constructor(private readonly parts: Parts) {}

  dispose(): void {
    this.provider.dispose();
  }

  /** Asks `source` whenever somebody wants to know, until the result is disposed of. */
  add(source: () => ApplySource | undefined): Disposable {
    this.sources.add(source);
    return new Disposable(() => this.sources.delete(source));
  }

  /** What is known of a document; one that was made by hand is called after its file or its server. */
  sourceOf(document: TextDocument): ApplySource {
    for (const source of this.sources) {
      const found = source();
      if (found?.document === document) return found;
    }
    return { document, name: nameOf(document), container: undefined };
  }

  /** Applies the text to the container that it was made for, else asks where it shall go. Throws as `applyText`. */
  async apply({ document, name, container }: ApplySource): Promise<void> {
    const text = document.getText();
    const target = container ?? (await this.askWhere());
    if (target === 'file') await saveFile({ name: `${name}.conf`, kind: 'nginx', content: text });
    else if (target) await applyText(this.parts, this.documents, { text, name, container: target });
  }

  private async askWhere(): Promise<Container | 'file' | undefined> {
    const title = l10n.t('Where shall the nginx configuration go?');
    const running = this.parts.live.landscape.containers.filter(
      container => isNginx(container) && container.state === 'running',
    );
    const picked = await window.showQuickPick(
      [
        ...running.map(container => containerChoice(container)),
        { value: 'file' as const, label: `$(save) ${l10n.t('Save As…')}` },
      ],
      { title, placeHolder: title, matchOnDescription: true },
    );
    return picked?.value;
  }
}

function nameOf(document: TextDocument): string {
  const { isUntitled, uri } = document;
  if (!isUntitled) {
    const file = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    return file.replace(/[^\w.-]+/g, '-').slice(0, 80);
  }
  return labelOf(/^\s*server_name\s+([^\s;]+)/m.exec(document.getText())?.[1] ?? 'site');
}
