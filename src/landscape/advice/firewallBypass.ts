import { isActive } from '../isActive';
import type { Container } from '../landscape';
import { aboutContainer, type Rule } from './advice';
import { imageName, mappingOf, widePorts } from './publications';

/** SSH, Telnet, Docker's API, VNC, RDP, and what debuggers and message brokers' consoles listen on. */
export const administrationPorts: ReadonlySet<number> = new Set([
  22, 23, 2375, 2376, 3389, 5005, 5678, 5900, 5901, 9229, 15672,
]);

/** Consoles that let whoever comes in do everything. */
const consoles =
  /(^|[-_.])(adminer|phpmyadmin|pgadmin4?|pgweb|mongo-express|redis-commander|redisinsight|portainer(-ce|-ee)?|dockge|yacht|cloudbeaver|kafka-ui|kibana)$/;

/**
 * A running container publishes on all addresses of the host what only its administrator needs: a console by its image
 * (`adminer`, `phpmyadmin`, `portainer`, …), or a TCP port inside for administration or debugging (22, 2375, 9229, …).
 * What Docker publishes is passed on before the rules of `ufw` and `firewalld` are asked. Facts: each such port as
 * `host:container/tcp`. https://docs.docker.com/engine/network/packet-filtering-firewalls/
 */
export const firewallBypass: Rule = function* ({ landscape }) {
  for (const container of landscape.containers.filter(isActive)) {
    const ports = widePorts(container).filter(
      ({ protocol, containerPort }) =>
        protocol === 'tcp' && isAdministration(container, containerPort),
    );
    if (ports.length > 0) yield aboutContainer(container, ports.map(mappingOf));
  }
};

/** True where that TCP port of such a container is one that only its administrator needs. */
export function isAdministration(container: Pick<Container, 'image'>, port: number): boolean {
  return isConsole(container) || administrationPorts.has(port);
}

/** Something that only an administrator needs, by its image. */
export function isConsole(container: Pick<Container, 'image'>): boolean {
  return consoles.test(imageName(container));
}
