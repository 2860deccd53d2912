import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { parseConfig } from '../read/parseConfig';
import { readRoutes } from '../routes/readRoutes';

/**
 * The networks that an nginx has to be on so that it reaches by name all containers that a site passes requests to: as few
 * as will do, the one that reaches most first. Only networks with names count. Throws `NginxSyntaxError`.
 */
export function neededNetworks(landscape: Landscape, site: string): readonly Network[] {
  const attachments = attachmentsOf(landscape);
  const networksOf = ({ id }: Container) =>
    attachments
      .on(id)
      .map(({ network }) => network)
      .filter(network => !network.isPredefined);
  let left = backendsOf(landscape, site).filter(backend => networksOf(backend).length > 0);
  const chosen: Network[] = [];
  while (left.length > 0) {
    const reach = new Map<Network, number>();
    for (const network of left.flatMap(networksOf)) {
      reach.set(network, (reach.get(network) ?? 0) + 1);
    }
    // One that leads outside can be published, too.
    const rank = ([network, count]: [Network, number]) => count * 2 + (network.isInternal ? 0 : 1);
    const [best] = [...reach].toSorted((a, b) => rank(b) - rank(a));
    if (!best) break;
    chosen.push(best[0]);
    left = left.filter(backend => !networksOf(backend).includes(best[0]));
  }
  return chosen;
}

/** The containers that a site names. */
export function backendsOf({ containers }: Landscape, site: string): readonly Container[] {
  const directives = parseConfig(`http {\n${site}\n}`, '');
  const hosts = new Set(
    readRoutes(directives)
      .flatMap(({ targets }) => targets)
      .flatMap(({ address }) => (address.kind === 'host' ? [address.host.toLowerCase()] : [])),
  );
  return containers.filter(({ name }) => hosts.has(name.toLowerCase()));
}
