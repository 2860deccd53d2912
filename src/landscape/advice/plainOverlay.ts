import { aboutNetwork, type Rule } from './advice';

/**
 * An overlay network of one's own was made without the option `encrypted`, and the Swarm is known to have more than one
 * node: what containers say to each other crosses the wire as it is. Facts: how many nodes there are.
 * https://docs.docker.com/engine/network/drivers/overlay/#encrypt-traffic-on-an-overlay-network
 */
export const plainOverlay: Rule = function* ({ landscape, nodeCount = 0 }) {
  if (nodeCount < 2) return;
  for (const network of landscape.networks) {
    const isOurs = network.driver === 'overlay' && !network.isPredefined && !network.isIngress;
    const encrypted = network.options['encrypted'];
    if (isOurs && (encrypted === undefined || encrypted === 'false')) {
      yield aboutNetwork(network, [`${nodeCount}`]);
    }
  }
};
