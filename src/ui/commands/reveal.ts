import { commands as vscodeCommands, l10n, window } from 'vscode';
import type { Target } from '../../protocol/topology';
import { views } from '../ids';
import type { Parts } from '../parts';

/** Selects the target in the tree and brings it into sight, for which a filter gives way. */
export async function reveal(
  { tree, treeView, treeOptions }: Parts,
  target: Target,
): Promise<void> {
  let node = tree.find(target);
  if (!node) {
    treeOptions.setFilter('');
    node = tree.find(target);
  }
  if (!node) {
    const message = l10n.t(
      'The tree hides it: predefined networks or stopped containers are not shown.',
    );
    await window.showInformationMessage(message);
    return;
  }
  await vscodeCommands.executeCommand(`${views.networks}.focus`);
  await treeView.reveal(node, { select: true, focus: true, expand: target.kind === 'network' });
}
