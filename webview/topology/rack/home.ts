import type { Attachment } from '../../../src/landscape/attachments';
import { projectOf } from '../../../src/landscape/groups';
import type { Container, ContainerId, Network } from '../../../src/landscape/landscape';
import { isHostNetwork, isNoneNetwork } from '../../../src/landscape/predefined';
import type { AreaKey } from './areas';
import { areaOf } from './areas';

/**
 * Says in which area a container is drawn: where it was before, else the network of its Compose
 * project or with most of that project's containers, else a user's own network, else the first.
 */
export function homeFinder(
  containers: readonly Container[],
  attached: (container: Container) => readonly Attachment[],
  before?: ReadonlyMap<ContainerId, AreaKey>,
): (container: Container) => AreaKey {
  // Of no use where all live where they lived before.
  let counts: ReadonlyMap<string, number> | undefined;
  const homes = new Map<ContainerId, AreaKey>();
  const find = (container: Container): AreaKey => {
    if (container.networkMode.kind === 'host') return 'host';
    const candidates = attached(container);
    const kept = before?.get(container.id);
    if (kept && candidates.some(({ network }) => areaOf(network) === kept)) return kept;
    counts ??= projectCounts(containers, attached);
    const known = counts;
    const score = (network: Network) => rank(network, container, known);
    let best = candidates[0];
    for (const candidate of candidates) {
      if (best && score(candidate.network) > score(best.network)) best = candidate;
    }
    if (best) return areaOf(best.network);
    return container.networkMode.kind === 'none' ? 'none' : 'unattached';
  };
  return container => {
    const home = homes.get(container.id) ?? find(container);
    homes.set(container.id, home);
    return home;
  };
}

function rank(network: Network, container: Container, counts: ReadonlyMap<string, number>): number {
  if (isHostNetwork(network) || isNoneNetwork(network)) return -1;
  const project = projectOf(container);
  const own = network.isPredefined ? 0 : 0.5;
  if (project === undefined) return own;
  const siblings = counts.get(countKey(network, project)) ?? 0;
  return siblings + own + (projectOf(network) === project ? 1_000_000 : 0);
}

function projectCounts(
  containers: readonly Container[],
  attached: (container: Container) => readonly Attachment[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const container of containers) {
    const project = projectOf(container);
    if (project === undefined) continue;
    for (const { network } of attached(container)) {
      const key = countKey(network, project);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function countKey(network: Network, project: string): string {
  return JSON.stringify([network.id, project]);
}
