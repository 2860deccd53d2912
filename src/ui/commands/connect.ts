import { type Disposable, l10n, window } from 'vscode';
import { connectContainer } from '../../actions/connectContainer';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containerChoice, networkChoices, pickOne, pickSome } from '../picks';
import { containersOf, networksOf } from '../targets';
import { possible } from './possible';
import { targetsFor } from './targetsFor';
import { plain, plainLabel } from '../text/words';

/** Connects containers to networks: from either, from several, or asking for both. */
export function registerConnect(parts: Parts): Disposable[] {
  const { boundary, live } = parts;
  return [
    boundary.command(commands.containerConnect, async (...args) => {
      const containers = containersOf(targetsFor(parts, args));
      const chosen = containers.length > 0 ? containers : await askContainers(live.landscape);
      if (!chosen) return;
      const networks = await askNetworks(live.landscape, chosen);
      if (networks) await connectAll(parts, networks, chosen);
    }),
    boundary.command(commands.networkConnect, async (...args) => {
      const clicked = networksOf(targetsFor(parts, args));
      const networks = clicked.length > 0 ? clicked : await askNetwork(live.landscape);
      if (!networks) return;
      const containers = await askContainers(live.landscape, networks);
      if (containers) await connectAll(parts, networks, containers);
    }),
  ];
}

/**
 * Connects each container to each network and says how it went. Of several, those that are connected
 * already are passed over; a single one is worth a word.
 */
export async function connectAll(
  { live, runner, boundary }: Parts,
  networks: readonly Network[],
  containers: readonly Container[],
): Promise<void> {
  const pairs = networks.flatMap(network => containers.map(container => ({ network, container })));
  const { actions, refused } = possible(pairs, ({ network, container }) =>
    connectContainer(live.landscape, network, container),
  );
  const { results, failures } = await runner.runAll(l10n.t('Connecting…'), actions);
  const news = refused.filter(
    ({ reason }) => pairs.length === 1 || reason.kind !== 'alreadyConnected',
  );
  boundary.showAll([...news, ...failures]);
  const [first] = pairs;
  if (results.length === 0 || !first) return;
  const message =
    pairs.length === 1
      ? l10n.t(
          '“{0}” is connected to “{1}”.',
          plainLabel(first.container.name),
          plainLabel(first.network.name),
        )
      : l10n.t('{0} of {1} connections made.', results.length, actions.length);
  window.setStatusBarMessage(`$(check) ${message}`, 5000);
}

async function askNetwork(landscape: Landscape): Promise<readonly Network[] | undefined> {
  const network = await pickOne(
    l10n.t('Connect to which network?'),
    networkChoices(landscape.networks.filter(isConnectable)),
    l10n.t('There is no network that containers can be connected to. Create one first.'),
  );
  return network && [network];
}

/** Networks that at least one of the containers is not on yet. */
function askNetworks(
  landscape: Landscape,
  containers: readonly Container[],
): Promise<readonly Network[] | undefined> {
  const attachments = attachmentsOf(landscape);
  const isComplete = (network: Network) =>
    containers.every(({ id }) =>
      attachments.on(id).some(({ network: { id } }) => id === network.id),
    );
  const [only] = containers;
  return pickSome(
    only && containers.length === 1
      ? l10n.t('Connect “{0}” to which networks?', plain(only.name))
      : l10n.t('Connect {0} containers to which networks?', containers.length),
    networkChoices(
      landscape.networks.filter(network => isConnectable(network) && !isComplete(network)),
    ),
    l10n.t('There is no further network to connect to. Create one first.'),
  );
}

/** Containers that can join networks and are not on all of the given ones yet. */
function askContainers(
  landscape: Landscape,
  networks: readonly Network[] = [],
): Promise<readonly Container[] | undefined> {
  const attachments = attachmentsOf(landscape);
  const isComplete = ({ id }: Container) =>
    networks.length > 0 &&
    networks.every(network => attachments.on(id).some(place => place.network.id === network.id));
  const [only] = networks;
  return pickSome(
    only && networks.length === 1
      ? l10n.t('Connect which containers to “{0}”?', plain(only.name))
      : l10n.t('Connect which containers?'),
    landscape.containers
      .filter(container => canJoinNetworks(container) && !isComplete(container))
      .map(container => containerChoice(container)),
    l10n.t('There is no container that could be connected.'),
  );
}
