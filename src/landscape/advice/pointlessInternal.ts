import { attachmentsOf } from '../attachments';
import { isActive } from '../isActive';
import { aboutNetwork, type Rule } from './advice';

/**
 * Every running container on an internal network, and there is one, is on another network that is not internal as well:
 * the network keeps nobody from the outside. Facts: none.
 * https://docs.docker.com/reference/cli/docker/network/create/#internal
 */
export const pointlessInternal: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const network of landscape.networks) {
    if (!network.isInternal || network.isPredefined) continue;
    const members = attachments.of(network.id).filter(({ container }) => isActive(container));
    const isOpen = ({ container }: (typeof members)[number]) =>
      attachments.on(container.id).some(each => !each.network.isInternal);
    if (members.length > 0 && members.every(isOpen)) yield aboutNetwork(network);
  }
};
