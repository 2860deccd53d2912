import { commands as vscodeCommands, l10n, window } from 'vscode';
import type { NetworkId } from '../../landscape/landscape';
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

/** Shows a new network in the tree, into which it comes by the engine's event, shortly before or after this. */
export function revealWhenThere(parts: Parts, networkId: NetworkId): void {
  const isThere = () => parts.live.landscape.networks.some(({ id }) => id === networkId);
  const show = () =>
    void parts.boundary.attempt(() => reveal(parts, { kind: 'network', networkId }));
  if (isThere()) {
    show();
    return;
  }
  const stop = parts.live.onChange(() => {
    if (!isThere()) return;
    clearTimeout(limit);
    stop();
    show();
  });
  // It may have been removed at once.
  const limit = setTimeout(stop, 10_000);
}
