import {
  commands as vscodeCommands,
  Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ComposeFiles } from './composeFiles';
import { nameOf } from './composeDocument';
import type { ComposeView } from './composeView';

export const composeScheme = 'docker-networks-compose';

const sides = ['written', 'runs'] as const;
type Side = (typeof sides)[number];

/** What is written beside what runs, in two documents that stay true while they are open. */
export class ComposeComparison implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registered: Disposable;

  constructor(private readonly files: ComposeFiles) {
    this.registered = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(composeScheme, this),
      files.onDidChange(() => this.update()),
    );
  }

  dispose(): void {
    this.registered.dispose();
  }

  /** Opens the comparison, or says why there is none. */
  async show(document: TextDocument): Promise<void> {
    const view = await this.files.view(document);
    if (!view.drift) {
      await window.showInformationMessage(whyNone(view));
      return;
    }
    const [written, runs] = sides.map(side => uriOf(document.uri, side));
    const title = l10n.t('{0}: written ↔ runs', nameOf(document.uri));
    await vscodeCommands.executeCommand('vscode.diff', written, runs, title, { preview: false });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const document = await workspace.openTextDocument(Uri.parse(uri.query));
    const view = await this.files.view(document);
    // Two empty sides would say that there is no difference.
    return view.drift?.[sideOf(uri)] ?? `# ${whyNone(view)}\n`;
  }

  private update(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === composeScheme) this.changed.fire(uri);
    }
  }
}

/** Why there is nothing to be compared. */
function whyNone({ landscape, running }: ComposeView): string {
  if (!landscape) return l10n.t('There is no connection to a container engine.');
  return running.hasOtherFiles
    ? l10n.t(
        'What runs was made from other files too, so it cannot be compared with this one alone.',
      )
    : l10n.t('Nothing of this file is on the engine yet.');
}

function uriOf(file: Uri, side: Side): Uri {
  return Uri.from({
    scheme: composeScheme,
    path: `/${side}/${nameOf(file)}`,
    query: file.toString(),
  });
}

function sideOf({ path }: Uri): Side {
  return sides.find(side => path.startsWith(`/${side}/`)) ?? 'written';
}
