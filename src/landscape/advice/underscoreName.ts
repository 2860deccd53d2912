import { attachmentsOf } from '../attachments';
import { isActive } from '../isActive';
import type { Container } from '../landscape';
import { aboutContainer, type Rule } from './advice';
import { namesOn } from './namesOn';

/** What HTTP servers in containers usually listen on. */
const httpPorts: ReadonlySet<number> = new Set([
  80, 443, 3000, 3001, 4000, 4200, 5000, 5173, 8000, 8001, 8080, 8081, 8082, 8443, 8888, 9000,
]);

/**
 * A running container that declares a TCP port of a usual HTTP server, on a network of one's own with others, can be
 * called there only by names with an underscore, as far as its names are known: that is no host name, and HTTP clients
 * and servers (Java's URI, Django, Rails, …) refuse it. Facts: the name; the network.
 * https://www.rfc-editor.org/rfc/rfc1123#section-2.1
 */
export const underscoreName: Rule = function* (scene) {
  const attachments = attachmentsOf(scene.landscape);
  for (const container of scene.landscape.containers) {
    if (!isActive(container) || !container.name.includes('_') || !speaksHttp(container)) continue;
    const places = attachments
      .on(container.id)
      .filter(({ network, through }) => !through && !network.isPredefined);
    const bad = places.find(
      place =>
        attachments.of(place.network.id).length > 1 &&
        namesOn(place, scene).every(name => name.includes('_')),
    );
    if (bad) yield aboutContainer(container, [container.name, bad.network.name]);
  }
};

function speaksHttp({ ports }: Container): boolean {
  return ports.some(
    ({ protocol, containerPort }) => protocol === 'tcp' && httpPorts.has(containerPort),
  );
}
