import type { Engine } from '../../engine/engine';
import type { Container } from '../../landscape/landscape';
import type { HostsEntry, Resolver } from '../observation';
import { openWithTools } from '../openWithTools';
import { HelperOutposts, type Outpost } from '../outpost';
import { neededTools, readProbe } from '../probes';
import { readHosts, readResolver } from '../resolver';
import { type Interface, readInterfaces, readRoutes, type Route } from './ipOutput';

/** How a container's network looks from inside. */
export interface NetworkFacts {
  readonly interfaces: readonly Interface[];
  readonly routes: readonly Route[];
  readonly resolver: Resolver;
  readonly hosts: readonly HostsEntry[];
  /** The command lines that show the same. */
  readonly lines: readonly (readonly string[])[];
}

const probes = {
  interfaces: ['ip', 'addr'],
  routes: ['ip', 'route'],
  routes6: ['ip', '-6', 'route'],
  resolver: readProbe('/etc/resolv.conf'),
  hosts: readProbe('/etc/hosts'),
} as const;

/**
 * Reads them in the container itself where it has BusyBox with `ip`, else by a helper. Undefined where there is neither.
 *
 * @throws EngineError
 */
export async function readNetworkFacts(
  engine: Engine,
  container: Container,
  image: string | undefined,
  signal: AbortSignal,
): Promise<NetworkFacts | undefined> {
  const helpers = image === undefined ? undefined : new HelperOutposts(engine, image, signal);
  try {
    const tools = [...neededTools, 'ip', 'cat'];
    const outpost = await openWithTools({ engine, helpers, signal }, container, { tools });
    return outpost && (await readAll(outpost));
  } finally {
    await helpers?.removeAll();
  }
}

async function readAll(outpost: Outpost): Promise<NetworkFacts> {
  const read = async (command: readonly string[]) => {
    const said = await outpost.run(['busybox', ...command]);
    return said === 'notFound' ? '' : said.stdout;
  };
  const [interfaces, routes, routes6, resolver, hosts] = await Promise.all([
    read(probes.interfaces),
    read(probes.routes),
    read(probes.routes6),
    read(probes.resolver),
    read(probes.hosts),
  ]);
  return {
    interfaces: readInterfaces(interfaces),
    routes: readRoutes(`${routes}\n${routes6}`),
    resolver: readResolver(resolver),
    hosts: readHosts(hosts),
    lines: Object.values(probes).map(command => outpost.line(command)),
  };
}
