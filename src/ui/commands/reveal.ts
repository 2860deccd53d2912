import { commands as vscodeCommands } from 'vscode';
import type { Target } from '../../protocol/topology';
import { views } from '../ids';
import type { Parts } from '../parts';

/** Selects the target in the tree and brings it into sight. */
export async function reveal({ tree, treeView }: Parts, target: Target): Promise<void> {
  const node = tree.find(target);
  if (!node) return;
  await vscodeCommands.executeCommand(`${views.networks}.focus`);
  await treeView.reveal(node, { select: true, focus: true, expand: target.kind === 'network' });
}
