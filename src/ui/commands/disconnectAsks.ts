import { l10n } from 'vscode';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import { isConnectable } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { type StaleEndpoint, staleEndpoints } from '../../landscape/staleEndpoints';
import { type Pair, pairsOf } from '../pairs';
import { type Choice, networkChoice, pickOne, pickSome } from '../picks';
import { containersOf, type Found, networksOf } from '../targets';
import { plain, plainLabel } from '../text/words';

/** Connections to be cut, and what is left of those to networks that are gone. */
export interface Chosen {
  readonly pairs: readonly Pair[];
  readonly stale: readonly StaleEndpoint[];
}

type Leavable =
  | { readonly kind: 'network'; readonly pair: Attachment }
  | { readonly kind: 'stale'; readonly stale: StaleEndpoint };

/** Rows below a network say it all; a container by itself leaves to ask which of its networks. */
export async function chooseDisconnect(
  landscape: Landscape,
  found: readonly Found[],
): Promise<Chosen | undefined> {
  const pairs = pairsOf(found);
  if (pairs.length > 0) return { pairs, stale: [] };
  const clicked = containersOf(found);
  const networks = networksOf(found);
  const chosen = await (clicked.length > 0
    ? askNetworks(landscape, clicked)
    : networks.length > 0
      ? askContainers(landscape, networks)
      : askConnection(landscape));
  return (
    chosen && {
      pairs: chosen.flatMap(item => (item.kind === 'network' ? [item.pair] : [])),
      stale: chosen.flatMap(item => (item.kind === 'stale' ? [item.stale] : [])),
    }
  );
}

async function askNetworks(
  landscape: Landscape,
  containers: readonly Container[],
): Promise<readonly Leavable[] | undefined> {
  const leavable = containers.flatMap(container => leavableOf(landscape, container));
  if (leavable.length === 1) return leavable;
  const [only] = containers;
  if (only && containers.length === 1) {
    return pickSome(
      l10n.t('Disconnect “{0}” from which networks?', plain(only.name)),
      leavable.map(networkOf),
      l10n.t('“{0}” is on no network that it could leave.', plain(only.name)),
    );
  }
  return pickSome(
    l10n.t('Disconnect which container from which network?'),
    leavable.map(connectionOf),
    l10n.t('No container is on a network that it could leave.'),
  );
}

function askContainers(
  landscape: Landscape,
  networks: readonly Network[],
): Promise<readonly Leavable[] | undefined> {
  const ids = new Set(networks.map(({ id }) => id));
  const connections = landscape.containers
    .flatMap(container => leavableOf(landscape, container))
    .filter(item => item.kind === 'network' && ids.has(item.pair.network.id));
  return pickSome(
    l10n.t('Disconnect which container from which network?'),
    connections.map(connectionOf),
    l10n.t('No container is on a network that it could leave.'),
  );
}

async function askConnection(landscape: Landscape): Promise<readonly Leavable[] | undefined> {
  const chosen = await pickOne(
    l10n.t('Disconnect which container from which network?'),
    landscape.containers.flatMap(container => leavableOf(landscape, container)).map(connectionOf),
    l10n.t('No container is on a network that it could leave.'),
  );
  return chosen && [chosen];
}

function leavableOf(landscape: Landscape, container: Container): readonly Leavable[] {
  const attachments = attachmentsOf(landscape);
  return [
    ...attachments
      .on(container.id)
      .filter(({ network, through }) => isConnectable(network) && !through)
      .map(pair => ({ kind: 'network' as const, pair })),
    ...staleEndpoints(attachments, container).map(stale => ({ kind: 'stale' as const, stale })),
  ];
}

function networkOf(item: Leavable): Choice<Leavable> {
  return item.kind === 'network'
    ? { ...networkChoice(item.pair.network), value: item }
    : { value: item, label: plainLabel(item.stale.endpoint.networkKey), description: goneText() };
}

function connectionOf(item: Leavable): Choice<Leavable> {
  const [container, network, description] =
    item.kind === 'network'
      ? [
          item.pair.container.name,
          item.pair.network.name,
          item.pair.endpoint.ipv4 ?? item.pair.endpoint.ipv6 ?? '',
        ]
      : [item.stale.container.name, item.stale.endpoint.networkKey, goneText()];
  return {
    value: item,
    label: l10n.t('{0} from {1}', plainLabel(container), plainLabel(network)),
    description: plainLabel(description),
  };
}

function goneText(): string {
  return l10n.t('this network is gone');
}
