import { type HostNetworking, hostNetworking } from '../../engine/hostRoutes';
import { formatCidr, networkOf, parseCidr } from '../../landscape/cidr';
import { type EngineFacts, readEngineFacts } from '../../landscape/engineFacts';
import type { Landscape, Network } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { connectedEngine } from '../connectedEngine';

/** What a network form is made against. */
export interface NetworkScene {
  readonly landscape: Landscape;
  readonly facts: EngineFacts;
  readonly host: HostNetworking;
  /** The network that is changed. */
  readonly edited?: Network;
}

/**
 * What the engine is and can do, asked now.
 *
 * @throws EngineError, also where there is no connection.
 */
export async function readFacts(live: LiveLandscape): Promise<EngineFacts> {
  const engine = connectedEngine(live);
  const [info, version] = await Promise.all([engine.info(), engine.version()]);
  return readEngineFacts(info, version);
}

/** What the engine is, and what is around it. */
export async function readSurroundings(
  live: LiveLandscape,
): Promise<Pick<NetworkScene, 'facts' | 'host'>> {
  const facts = await readFacts(live);
  const host = live.engine
    ? await hostNetworking(live.engine.address)
    : { routes: [], interfaces: [] };
  return { facts, host };
}

/** Routes of the host that are not those to the engine's own networks. */
export function foreignRoutes({ host, landscape }: NetworkScene): readonly string[] {
  const own = new Set(
    landscape.networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => canonical(subnet))),
  );
  return [...new Set(host.routes.map(canonical))].filter(route => !own.has(route));
}

function canonical(text: string): string {
  const cidr = parseCidr(text);
  return cidr ? formatCidr(networkOf(cidr)) : text;
}
