import { commands as vscodeCommands, l10n, window } from 'vscode';
import type { Network, NetworkId } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
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
  void parts.boundary.attempt(async () => {
    const network = await networkWhenThere(parts.live, networkId);
    if (network) await reveal(parts, { kind: 'network', networkId });
  });
}

/** A new network, once the landscape has it; undefined where it was removed at once. */
export function networkWhenThere(
  live: LiveLandscape,
  networkId: NetworkId,
): Promise<Network | undefined> {
  const find = () => live.landscape.networks.find(({ id }) => id === networkId);
  const network = find();
  if (network) return Promise.resolve(network);
  return new Promise(resolve => {
    const end = (found?: Network) => {
      clearTimeout(limit);
      stop();
      resolve(found);
    };
    const stop = live.onChange(() => {
      const found = find();
      if (found) end(found);
    });
    const limit = setTimeout(end, 10_000);
  });
}
