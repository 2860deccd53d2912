import { attachmentsOf } from '../attachments';
import { staleEndpoints } from '../staleEndpoints';
import { aboutContainer, type Rule } from './advice';

/**
 * A container names a network that does not exist any more: once stopped, it cannot be started. Facts: the networks, as
 * it names them. https://docs.docker.com/reference/cli/docker/network/rm/
 */
export const staleReference: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const container of landscape.containers) {
    const stale = staleEndpoints(attachments, container);
    if (stale.length > 0) {
      yield aboutContainer(
        container,
        stale.map(({ endpoint }) => endpoint.networkKey),
      );
    }
  }
};
