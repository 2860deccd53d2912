import { isAdministration } from '../../landscape/advice/firewallBypass';
import { isPrivileged } from '../../landscape/advice/lowPort';
import { isEverywhere } from '../../landscape/advice/publications';
import { isData } from '../../landscape/advice/publishedData';
import type { PortToPublish } from '../../landscape/containerToRun';
import type { Container, Landscape } from '../../landscape/landscape';

/** So much is added to a port that only the host's own services should have. */
const step = 8000;

/**
 * The ports of a container as advice would have them: data and administration on the host's loopback address, what is at
 * a privileged port of the host at a free one above. All others stay.
 */
export function suggestedPorts(
  landscape: Landscape,
  container: Container,
  ports: readonly PortToPublish[],
): readonly PortToPublish[] {
  const taken = new Set([
    ...landscape.containers
      .filter(({ id }) => id !== container.id)
      .flatMap(each => each.ports.flatMap(({ published }) => published?.port ?? [])),
    ...ports.flatMap(({ hostPort }) => hostPort ?? []),
  ]);
  return ports.map(port => {
    const { hostAddress, hostPort, containerPort, protocol } = port;
    if (!isEverywhere(hostAddress)) return port;
    const isInner =
      protocol === 'tcp' &&
      (isData(container, containerPort) || isAdministration(container, containerPort));
    if (isInner) return { ...port, hostAddress: '127.0.0.1' };
    if (hostPort === undefined || !isPrivileged(hostPort)) return port;
    let higher = hostPort + step;
    while (taken.has(higher)) higher++;
    taken.add(higher);
    return { ...port, hostPort: higher };
  });
}
