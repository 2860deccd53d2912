import { commands as vscodeCommands, type Disposable, type TreeView } from 'vscode';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { targetOfRow } from '../targets';
import type { TreeNode } from '../tree/networksTree';
import { selectionArgument } from './targetsFor';

/** What a key does depends on the kind of the row, which a key binding cannot ask for. */
export function registerKeyCommands({ boundary, treeView }: Parts): Disposable[] {
  const onRow = (id: string, onNetwork: string, onContainer: string, onDetail?: string) =>
    boundary.command(id, async () => {
      const node = await selectFocused(treeView);
      if (!node) return;
      const kind = targetOfRow(node.row)?.kind;
      const command = kind === undefined ? onDetail : kind === 'network' ? onNetwork : onContainer;
      if (command) await vscodeCommands.executeCommand(command, selectionArgument);
    });
  return [
    onRow(commands.keyDelete, commands.networkRemove, commands.containerDisconnect),
    onRow(
      commands.keyCopy,
      commands.networkCopyName,
      commands.containerCopyName,
      commands.detailCopyValue,
    ),
    onRow(commands.keyInspect, commands.networkInspect, commands.containerInspect),
    boundary.command(commands.nginxFromTitle, () =>
      // A button of the view is handed the focused row alone; meant is what is selected.
      vscodeCommands.executeCommand(commands.nginxGenerate, selectionArgument),
    ),
  ];
}

/** Milliseconds that a selection may take to arrive; it is no news where the row is selected already. */
const patience = 150;

/**
 * Arrow keys move the focus, not the selection, and only the selection is told to extensions. So the focused
 * row is selected first, unless several are: then these are meant.
 */
async function selectFocused(treeView: TreeView<TreeNode>): Promise<TreeNode | undefined> {
  if (treeView.selection.length > 1) return treeView.selection[0];
  const arrived = new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(limit);
      listener.dispose();
      resolve();
    };
    const listener = treeView.onDidChangeSelection(done);
    const limit = setTimeout(done, patience);
  });
  await vscodeCommands.executeCommand('list.selectAndPreserveFocus');
  await arrived;
  return treeView.selection[0];
}
