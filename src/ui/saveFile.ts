import { commands, l10n, Uri, window, workspace } from 'vscode';
import { plain } from './text/words';

/** What a file is to be, before somebody says where. */
export interface NewFile {
  /** Offered as its name. */
  readonly name: string;
  /** What the dialog calls files of this kind. */
  readonly kind: string;
  readonly content: string | Uint8Array;
}

/** Asks where to save it, saves it and says so. Undefined when the person changes their mind. */
export async function saveFile({ name, kind, content }: NewFile): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const target = await window.showSaveDialog({
    defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(name),
    filters: { [kind]: [extension] },
  });
  if (!target) return undefined;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await workspace.fs.writeFile(target, bytes);
  void offerToOpen(target);
  return target;
}

async function offerToOpen(target: Uri): Promise<void> {
  const open = l10n.t('Open');
  const name = plain(target.path.slice(target.path.lastIndexOf('/') + 1));
  const choice = await window.showInformationMessage(l10n.t('Saved “{0}”.', name), open);
  if (choice === open) await commands.executeCommand('vscode.open', target);
}
