import { type Disposable, l10n, window } from 'vscode';
import { removeNetwork, unusedNetworks } from '../../actions/removeNetwork';
import type { Network } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { networkChoice, networkChoices, pickSome } from '../picks';
import { networksOf } from '../targets';
import { nameList } from '../text/words';
import { possible } from './possible';
import { targetsFor } from './targetsFor';

/** Removes networks that no container uses; says who uses the others. */
export function registerRemoveNetworks(parts: Parts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.networkRemove, async (...args) => {
    const clicked = networksOf(targetsFor(parts, args));
    const networks = clicked.length > 0 ? clicked : await askUnused(live.landscape.networks, parts);
    if (networks) await removeAll(parts, networks);
  });
}

/** Shows what nothing uses, all of it marked, and removes what stays marked. */
export function registerPruneNetworks(parts: Parts): Disposable {
  return parts.boundary.command(commands.networkPrune, async () => {
    const choices = unusedNetworks(parts.live.landscape).map(network => ({
      ...networkChoice(network, l10n.t('No container uses it, running or stopped')),
      picked: true,
    }));
    const networks = await pickSome(
      l10n.t('Remove these unused networks?'),
      choices,
      l10n.t('Every network is in use; there is nothing to remove.'),
    );
    // What was marked in the list is the confirmation.
    if (networks) await run(parts, networks);
  });
}

function askUnused(
  networks: readonly Network[],
  { live }: Parts,
): Promise<readonly Network[] | undefined> {
  const unused = new Set(unusedNetworks(live.landscape));
  return pickSome(
    l10n.t('Remove which networks?'),
    networkChoices(networks.filter(network => unused.has(network))),
    l10n.t('Every network is in use; there is nothing to remove.'),
  );
}

async function removeAll(parts: Parts, networks: readonly Network[]): Promise<void> {
  // Refuses before it asks: nobody should confirm what cannot be done.
  for (const network of networks) removeNetwork(parts.live.landscape, network);
  const question =
    networks.length === 1
      ? l10n.t('Remove the network {0}?', nameList(networks))
      : l10n.t('Remove {0} networks?', networks.length);
  const detail =
    networks.length === 1
      ? l10n.t('No container uses it.')
      : l10n.t('No container uses them: {0}', nameList(networks));
  const yes = l10n.t('Remove');
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
  await run(parts, networks);
}

async function run({ live, runner, boundary }: Parts, networks: readonly Network[]): Promise<void> {
  // One may have come into use since it was chosen.
  const { actions, refused } = possible(networks, network =>
    removeNetwork(live.landscape, network),
  );
  const { failures } = await runner.runAll(l10n.t('Removing networks…'), actions);
  boundary.showAll([...refused, ...failures]);
}
