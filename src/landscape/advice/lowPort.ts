import { isActive } from '../isActive';
import { aboutContainer, type Rule } from './advice';
import { mappingOf, widePorts } from './publications';

/** What a web server is expected to be found at. */
const web: ReadonlySet<number> = new Set([80, 443]);

/**
 * A running container is published at a port of the host below 1024 that is not 80 or 443, on all its addresses: where
 * the host's own services are (SSH, DNS, mail), and where an engine without root may not be. Facts: each such port as
 * `host:container/protocol`. https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports
 */
export const lowPort: Rule = function* ({ landscape }) {
  for (const container of landscape.containers.filter(isActive)) {
    const ports = widePorts(container).filter(({ hostPort }) => isPrivileged(hostPort));
    if (ports.length > 0) yield aboutContainer(container, ports.map(mappingOf));
  }
};

/** A port that only the host's own services are expected at. */
export function isPrivileged(hostPort: number): boolean {
  return hostPort < 1024 && !web.has(hostPort);
}
