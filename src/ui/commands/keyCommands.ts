import { commands as vscodeCommands, type Disposable } from 'vscode';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { targetOfRow } from '../targets';
import { selectionArgument } from './targetsFor';

/** What a key does depends on the kind of the selected row, which a key binding cannot ask for. */
export function registerKeyCommands({ boundary, treeView }: Parts): Disposable[] {
  const onSelection = (id: string, onNetwork: string, onContainer: string) =>
    boundary.command(id, async () => {
      const [node] = treeView.selection;
      const target = node && targetOfRow(node.row);
      if (!target) return;
      const command = target.kind === 'network' ? onNetwork : onContainer;
      await vscodeCommands.executeCommand(command, selectionArgument);
    });
  return [
    onSelection(commands.keyDelete, commands.networkRemove, commands.containerDisconnect),
    onSelection(commands.keyCopy, commands.networkCopyName, commands.containerCopyName),
    onSelection(commands.keyInspect, commands.networkInspect, commands.containerInspect),
  ];
}
