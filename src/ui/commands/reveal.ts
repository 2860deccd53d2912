import { commands as vscodeCommands, l10n, window } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
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

/** Shows in the tree what was just made; somebody may have removed it at once. */
export function revealNew(parts: Parts, target: Target): void {
  const { container, network } = attachmentsOf(parts.live.landscape);
  const found =
    target.kind === 'network' ? network(target.networkId) : container(target.containerId);
  if (found) void parts.boundary.attempt(() => reveal(parts, target));
}
