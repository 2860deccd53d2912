import { attachmentsOf } from '../attachments';
import { aboutContainer, type Rule } from './advice';

/**
 * A running container with a network namespace of its own is on no network at all, not even on `none`: nobody wanted
 * that, it was disconnected from its last one. Podman does not list whose namespace a container uses: nothing is said
 * there. https://docs.docker.com/reference/cli/docker/network/disconnect/
 */
export const noNetwork: Rule = function* ({ landscape }) {
  for (const container of attachmentsOf(landscape).unattached) {
    const { networkMode, endpoints, state } = container;
    const isOwn = networkMode.kind === 'own' && !networkMode.isSupposed;
    // One that names a network that is gone is another rule's.
    if (state === 'running' && isOwn && endpoints.length === 0) yield aboutContainer(container);
  }
};
