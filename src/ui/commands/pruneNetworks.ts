import { type Disposable, l10n, window } from 'vscode';
import { pruneCandidates } from '../../actions/pruneCandidates';
import { unusedPlan } from '../../actions/rebuild/unusedPlan';
import { readFacts } from '../forms/networkScene';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { pickPrunable, swarmLeftOutText } from '../prunePick';
import { removeAll } from './removeNetworks';

/** Shows what nothing uses, all of it marked, and removes what stays marked: that is the confirmation. */
export function registerPruneNetworks(parts: EngineParts): Disposable {
  const { boundary, live, swarm } = parts;
  return boundary.command(commands.networkPrune, async () => {
    const known = await swarm.get();
    const candidates = pruneCandidates(live.landscape, known.swarm, known.view);
    if (candidates.networks.length === 0) {
      const nothing = l10n.t('Every network is in use; there is nothing to remove.');
      await window.showInformationMessage(
        candidates.unknown.length === 0 ? nothing : swarmLeftOutText(),
      );
      return;
    }
    const networks = await pickPrunable(candidates, parts.nameAmongSeveral());
    if (!networks || networks.length === 0) return;
    const facts = await readFacts(live);
    // One that has come into use since is refused, and what has come since was not in the list.
    await removeAll(
      parts,
      networks.map(network => ({ network, plan: unusedPlan(network, facts) })),
    );
  });
}
