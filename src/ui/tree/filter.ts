import type { Container, Endpoint, Network } from '../../landscape/landscape';

/** Says what a typed text matches. An empty text matches everything. */
export interface Filter {
  readonly text: string;
  /** Every word occurs in one of these. */
  readonly matchesTexts: (texts: readonly (string | undefined)[]) => boolean;
  readonly matchesNetwork: (network: Network) => boolean;
  readonly matchesContainer: (container: Container, endpoint: Endpoint | undefined) => boolean;
}

/**
 * Every word of the text must occur, in any case: in a network's name, driver, subnets or project, or in a
 * container's name, image, state, addresses, ports or project.
 */
export function filterFor(text: string): Filter {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (fields: readonly (string | undefined)[]) => {
    if (words.length === 0) return true;
    const whole = fields.join('\n').toLowerCase();
    return words.every(word => whole.includes(word));
  };
  return {
    text: text.trim(),
    matchesTexts: matches,
    matchesNetwork: network =>
      matches([
        network.name,
        network.driver,
        network.project,
        ...network.subnets.map(subnet => subnet.subnet),
      ]),
    matchesContainer: (container, endpoint) =>
      matches([
        container.name,
        container.image,
        container.state,
        container.health,
        container.project,
        container.service,
        endpoint?.ipv4,
        endpoint?.ipv6,
        ...container.ports.map(port => `${port.published?.port ?? ''}:${port.containerPort}`),
      ]),
  };
}
