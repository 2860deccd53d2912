import { type Disposable, l10n, window } from 'vscode';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { pickOne } from '../picks';
import { missingSentence, nodeDescription } from '../text/swarmWords';
import { plainLabel } from '../text/words';
import { showInspected } from './inspect';
import { offerSwarmInit } from './swarmInit';

/** Lists the nodes of the Swarm; choosing one shows all that the engine says about it. */
export function registerSwarmNodes(parts: Parts): Disposable {
  return parts.boundary.command(commands.swarmNodes, async () => {
    const { swarm, view } = await parts.swarm.get();
    if (swarm.state === 'inactive') {
      const initialize = l10n.t('Initialize Swarm…');
      const choice = await window.showInformationMessage(missingSentence(swarm), initialize);
      if (choice === initialize) await offerSwarmInit(parts);
      return;
    }
    if (!swarm.isManager) {
      await window.showInformationMessage(missingSentence(swarm));
      return;
    }
    const node = await pickOne(
      l10n.t('Nodes of the Swarm'),
      view.nodes.map(node => ({
        value: node,
        label: plainLabel(node.hostname),
        description: plainLabel(nodeDescription(node)),
      })),
      l10n.t('There is no node.'),
    );
    if (node) await showInspected('', { kind: 'node', id: node.id }, node.hostname);
  });
}
