import type { Attachments } from '../../src/landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../src/landscape/contextWords';
import type { Container, Network } from '../../src/landscape/landscape';
import { isHostNetwork, isNoneNetwork } from '../../src/landscape/predefined';
import { t } from '../l10n';

/** Why a line from a container cannot end at a network; nothing where it can. */
export function barrierTo(
  network: Network,
  container: Container,
  attachments: Attachments,
): string | undefined {
  const isOn = attachments.on(container.id).some(each => each.network.id === network.id);
  if (isOn) return t('{0} is connected to {1} already', container.name, network.name);
  if (isHostNetwork(network)) {
    return t('The network of the host can only be chosen when a container is made');
  }
  if (isNoneNetwork(network)) return t('“none” means no network at all');
  if (network.isConfigOnly) return t('{0} is only a template for other networks', network.name);
  if (!isConnectable(network)) return t('{0} is used by the Swarm itself', network.name);
  if (network.scope === 'swarm' && !network.isAttachable) {
    return t('{0} takes services only: it was not made attachable', network.name);
  }
  if (!canJoinNetworks(container)) return t('{0} has no network of its own', container.name);
  return undefined;
}
