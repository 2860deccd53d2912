import { attachmentsOf } from '../attachments';
import { cidrsOf } from '../usedAddresses';
import { aboutNetwork, type Rule } from './advice';

/**
 * IPv6 is on for a network of one's own, and it has no IPv6 subnet, or containers that run on it have an IPv4 address
 * and no IPv6 one; or it has an IPv6 subnet and IPv6 is not on. Facts: `subnet`, `containers` or `off`; for
 * `containers`, then their names. https://docs.docker.com/engine/daemon/ipv6/
 */
export const halfIpv6: Rule = function* ({ landscape }) {
  const attachments = attachmentsOf(landscape);
  for (const network of landscape.networks) {
    if (network.isPredefined || network.isConfigOnly) continue;
    const hasSubnet = cidrsOf(network, 6).length > 0;
    if (!network.hasIpv6) {
      if (hasSubnet) yield aboutNetwork(network, ['off']);
      continue;
    }
    if (!hasSubnet) {
      yield aboutNetwork(network, ['subnet']);
      continue;
    }
    const without = attachments
      .of(network.id)
      .filter(
        ({ container, endpoint, through }) =>
          container.state === 'running' &&
          !through &&
          endpoint.ipv4 !== undefined &&
          endpoint.ipv6 === undefined,
      )
      .map(({ container }) => container);
    if (without.length === 0) continue;
    const { subjects } = aboutNetwork(network);
    yield {
      subjects: [
        ...subjects,
        ...without.map(container => ({ kind: 'container', container }) as const),
      ],
      facts: ['containers', ...without.map(({ name }) => name)],
    };
  }
};
