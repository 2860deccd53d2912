import { attachmentsOf } from '../attachments';
import { isActive } from '../isActive';
import { isDefaultBridge } from '../predefined';
import { aboutContainer, type Rule } from './advice';

/**
 * A running container with a network of its own is on the default bridge, and on no other network: there it is found by
 * its address only, and so are all others that nobody gave a network.
 * https://docs.docker.com/engine/network/drivers/bridge/#use-the-default-bridge-network
 */
export const defaultBridge: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const container of landscape.containers.filter(isActive)) {
    const [only, ...others] = attachments.on(container.id);
    if (!only || others.length > 0 || only.through || !isDefaultBridge(only.network)) continue;
    yield aboutContainer(container);
  }
};
