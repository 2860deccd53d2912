import { Disposable, l10n } from 'vscode';
import type { Landscape, Network } from '../../landscape/landscape';
import { attachmentsOf } from '../../landscape/attachments';
import { isConnectable } from '../../landscape/contextWords';
import type { ConnectionPanels } from '../connection/connectionPanels';
import { commands } from '../ids';
import { MatrixPanel } from '../matrix/matrixPanel';
import type { Parts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { networksOf } from '../targets';
import { targetsFor } from './targetsFor';

/** Tests who reaches whom on a network, on a page for each network. */
export function registerTestNetwork(parts: Parts, tests: ConnectionPanels): Disposable {
  const { boundary, live } = parts;
  const panels = new Map<string, MatrixPanel>();
  const command = boundary.command(commands.connectionTestNetwork, async (...args) => {
    const clicked = networksOf(targetsFor(parts, args));
    const asked = clicked.length > 0 ? clicked : [await askNetwork(live.landscape)];
    for (const network of asked) {
      if (!network) continue;
      const open = panels.get(network.id);
      if (open) {
        open.ask();
        continue;
      }
      const panel = new MatrixPanel(parts, tests, network);
      panels.set(network.id, panel);
      panel.onDidDispose(() => panels.delete(network.id));
    }
  });
  return Disposable.from(command, {
    dispose: () => [...panels.values()].forEach(panel => panel.dispose()),
  });
}

function askNetwork(landscape: Landscape): Promise<Network | undefined> {
  const attachments = attachmentsOf(landscape);
  const networks = landscape.networks.filter(
    network => isConnectable(network) && attachments.of(network.id).length > 1,
  );
  return pickOne(
    l10n.t('Test everything on which network?'),
    networkChoices(networks),
    l10n.t('There is no network with two containers.'),
  );
}
