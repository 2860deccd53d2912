import {
  Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { isNginx } from '../../landscape/isNginx';
import type { Container } from '../../landscape/landscape';
import { labelOf } from '../../nginx/labelOf';
import type { Parts } from '../parts';
import { containerChoice } from '../picks';
import { saveFile } from '../saveFile';
import { nameOfFile } from '../text/nginxWords';
import { plainLabel } from '../text/words';
import { ApplyDocuments, applyScheme } from './applyDocuments';
import { applyText } from './applyText';
import { type FileKind, openDeployFile, runNewNginx } from './deploy';

/** A text that can be applied, and for whom it was made. */
export interface ApplySource {
  readonly document: TextDocument;
  /** Of the file, without an ending. */
  readonly name: string;
  readonly container: Container | undefined;
  /** Which file of that container it is, where it is one already. */
  readonly path?: string;
}

/** Brings nginx texts to where they work. Knows which open documents were made for which container. */
export class Applier {
  readonly documents = new ApplyDocuments();
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
  async apply({ document, name, container, path }: ApplySource): Promise<void> {
    const text = document.getText();
    if (container) await this.applyTo(container, text, name, path);
    else await this.askWhere(text, name);
  }

  private async applyTo(
    container: Container,
    text: string,
    name: string,
    path?: string,
  ): Promise<void> {
    const where = path === undefined ? {} : { path };
    const wish = { text, name, container, ...where };
    const further = await applyText(this.parts, this.documents, wish);
    if (further === 'elsewhere') await this.askWhere(text, name);
  }

  /** Containers that run, a new one, or files. */
  private async askWhere(text: string, name: string): Promise<void> {
    const title = l10n.t('Where shall the nginx configuration go?');
    const running = this.parts.live.landscape.containers.filter(
      container => isNginx(container) && container.state === 'running',
    );
    const containers = running.map((container): WhereItem => {
      const { label, description } = containerChoice(container);
      return {
        label,
        description: description ?? '',
        run: () => this.applyTo(container, text, name),
      };
    });
    const rule = (label: string) => ({ label, kind: QuickPickItemKind.Separator });
    const items: (WhereItem | ReturnType<typeof rule>)[] = [
      ...(containers.length > 0 ? [rule(l10n.t('nginx that runs')), ...containers] : []),
      rule(l10n.t('new')),
      {
        label: `$(add) ${l10n.t('New nginx Container…')}`,
        description: l10n.t('on the networks of its back ends, with a published port'),
        // In place of the file that comes with the image, which would answer for all other names.
        run: () =>
          runNewNginx(this.parts, { text, name }, container =>
            this.applyTo(container, text, 'default'),
          ),
      },
      rule(l10n.t('files')),
      ...this.files(text, name),
    ];
    const options = { title, placeHolder: title, matchOnDescription: true };
    const picked = await window.showQuickPick<WhereItem | ReturnType<typeof rule>>(items, options);
    if (picked && 'run' in picked) await picked.run();
  }

  private files(text: string, name: string): readonly WhereItem[] {
    const fileItem = (kind: FileKind, description: string): WhereItem => ({
      label: `$(file) ${fileNames[kind]}`,
      description,
      run: () => openDeployFile(this.parts, kind, { text, name }),
    });
    const file = `${name}.conf`;
    return [
      {
        label: `$(save) ${l10n.t('Save As…')}`,
        description: plainLabel(file),
        run: () => saveFile({ name: file, kind: 'nginx', content: text }),
      },
      fileItem('dockerfile', l10n.t('with the lines to build and run it')),
      fileItem('compose', l10n.t('a service on these networks')),
      fileItem('whole', l10n.t('the main file, with the site in it')),
    ];
  }
}

const fileNames: Readonly<Record<FileKind, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'compose.yaml',
  whole: 'nginx.conf',
};

interface WhereItem extends QuickPickItem {
  readonly run: () => Promise<unknown>;
}

function nameOf(document: TextDocument): string {
  const { isUntitled, uri } = document;
  if (!isUntitled) return nameOfFile(uri.path);
  return labelOf(/^\s*server_name\s+([^\s;]+)/m.exec(document.getText())?.[1] ?? 'site');
}
