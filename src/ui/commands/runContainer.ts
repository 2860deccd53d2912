import { type Disposable, l10n } from 'vscode';
import { isRunnable } from '../../landscape/contextWords';
import type { ContainerId, Network } from '../../landscape/landscape';
import { readImageNames } from '../../landscape/readImages';
import { readFacts } from '../forms/networkScene';
import { openForm } from '../forms/openForm';
import { runContainerForm } from '../forms/runContainerForm';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { networksOf } from '../targets';
import { revealNew } from './reveal';
import { targetsFor } from './targetsFor';

/** Opens a form for a new container on a network, and shows the container when it is there. */
export function registerRunContainer(parts: Parts): Disposable {
  const { boundary, forms, live } = parts;
  return boundary.command(commands.networkRunContainer, async (...args) => {
    const [clicked] = networksOf(targetsFor(parts, args));
    const network = clicked ?? (await askNetwork(live.landscape.networks));
    if (!network) return;
    const [facts, images] = await Promise.all([readFacts(live), live.engine?.listImages() ?? []]);
    const surroundings = { facts, images: readImageNames(images) };
    const show = (id: ContainerId) =>
      revealNew(parts, { kind: 'endpoint', networkId: network.id, containerId: id });
    openForm(forms, runContainerForm(parts, network, surroundings, show));
  });
}

function askNetwork(networks: readonly Network[]): Promise<Network | undefined> {
  return pickOne(
    l10n.t('Run a container on which network?'),
    networkChoices(networks.filter(isRunnable)),
    l10n.t('There is no network that containers can be run on. Create one first.'),
  );
}
