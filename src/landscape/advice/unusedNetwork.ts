import { attachmentsOf } from '../attachments';
import { aboutNetwork, type Rule } from './advice';

/**
 * No container is on a network of one's own, stopped ones counted. Not a template that networks are made from, and not a
 * Swarm's network, which services on other nodes may use.
 * https://docs.docker.com/reference/cli/docker/network/prune/
 */
export const unusedNetwork: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const network of landscape.networks) {
    const isOurs = !network.isPredefined && !network.isConfigOnly && network.scope === 'local';
    if (isOurs && attachments.of(network.id).length === 0) yield aboutNetwork(network);
  }
};
