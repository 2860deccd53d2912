import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { containerChoice, networkChoices, pickOne, pickSome } from '../picks';
import { plain } from '../text/words';

/** Which network to connect to. */
export async function askNetwork(landscape: Landscape): Promise<readonly Network[] | undefined> {
  const network = await pickOne(
    l10n.t('Connect to which network?'),
    networkChoices(landscape.networks.filter(isConnectable)),
    l10n.t('There is no network that containers can be connected to. Create one first.'),
  );
  return network && [network];
}

/** Networks that at least one of the containers is not on yet. */
export function askNetworks(
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
export function askContainers(
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
