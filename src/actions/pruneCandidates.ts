import type { SwarmFacts } from '../landscape/engineFacts';
import type { Landscape, Network } from '../landscape/landscape';
import type { SwarmView } from '../landscape/swarm';
import { swarmIndexOf } from '../landscape/swarmIndex';
import { unusedNetworks } from './removeNetwork';

export interface PruneCandidates {
  /** Used by nobody, as far as this engine knows. */
  readonly networks: readonly Network[];
  /** Networks of the Swarm of which only a manager, which this node is not, could say so. */
  readonly unknown: readonly Network[];
}

/** Networks that neither a container nor a service of the Swarm uses. */
export function pruneCandidates(
  landscape: Landscape,
  swarm: SwarmFacts,
  view: SwarmView,
): PruneCandidates {
  const unused = unusedNetworks(landscape);
  if (swarm.isManager) {
    const { servicesOn } = swarmIndexOf(view);
    return { networks: unused.filter(({ id }) => servicesOn(id).length === 0), unknown: [] };
  }
  return {
    networks: unused.filter(({ scope }) => scope !== 'swarm'),
    unknown: unused.filter(({ scope }) => scope === 'swarm'),
  };
}
