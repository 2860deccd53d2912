import { attachmentsOf } from '../attachments';
import { aboutContainer, type Rule } from './advice';

/**
 * A running container with a network namespace of its own is on no network at all, not even on `none`: nobody wanted
 * that, it was disconnected from its last one. https://docs.docker.com/reference/cli/docker/network/disconnect/
 */
export const noNetwork: Rule = function* ({ landscape }) {
  for (const container of attachmentsOf(landscape).unattached) {
    if (container.state === 'running' && container.networkMode.kind === 'own') {
      // One that names a network that is gone is another rule's.
      if (container.endpoints.length === 0) yield aboutContainer(container);
    }
  }
};
