import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { readDump } from '../../nginx/read/readDump';
import { editableFiles } from '../../nginx/site/editableFiles';
import { commands } from '../ids';
import type { Parts } from '../parts';
import type { ConfigProblems } from '../studio/configProblems';
import { nginxScheme } from './nginxUri';
import { ReadBack } from './readBack';

/** Looks through all open documents that have the configuration of an nginx, and offers to edit their files. */
export class ReadBacks implements CodeLensProvider, Disposable {
  private readonly open = new Map<TextDocument, ReadBack>();
  private readonly listeners: Disposable;

  constructor(
    private readonly parts: Parts,
    private readonly problems: ConfigProblems,
  ) {
    this.listeners = Disposable.from(
      languages.registerCodeLensProvider({ scheme: nginxScheme }, this),
      workspace.onDidOpenTextDocument(document => this.add(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.open.get(document)?.later()),
      workspace.onDidCloseTextDocument(document => this.remove(document)),
    );
    for (const document of workspace.textDocuments) this.add(document);
  }

  dispose(): void {
    this.listeners.dispose();
    for (const document of [...this.open.keys()]) this.remove(document);
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const files = readDump(document.getText());
    return editableFiles(files).flatMap(file => {
      const top = files.find(({ path }) => path === file.path)?.dumpLine;
      if (top === undefined) return [];
      const command = {
        command: commands.nginxEdit,
        title: `$(edit) ${l10n.t('Edit in nginx Studio')}`,
        arguments: [document.uri, file.path],
      };
      return file.lines.map(line => {
        const at = top + line - 2;
        return new CodeLens(new Range(at, 0, at, 0), command);
      });
    });
  }

  private add(document: TextDocument): void {
    if (document.uri.scheme !== nginxScheme || this.open.has(document)) return;
    this.open.set(document, new ReadBack(this.parts, this.problems, document));
  }

  private remove(document: TextDocument): void {
    this.open.get(document)?.dispose();
    this.open.delete(document);
  }
}
