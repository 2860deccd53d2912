import type { About } from '../engine/about';
import type { Landscape, Network, NetworkId } from '../landscape/landscape';
import type { Action, MakingAction } from './action';
import { aboutEndpoint, connectLine } from './connectContainer';
import { aboutNetwork, createNetworkLine } from './createNetwork';
import { networkOperand, operands } from './operands';
import type { RebuildJournal } from './rebuild/journal';
import type { RebuildPlan } from './rebuild/plan';
import { rebuild } from './rebuild/rebuild';

/**
 * Changes a network by making it again: Docker itself cannot change one. Throws a `RebuildError` when run and something
 * keeps it from going through; then everything is as it was.
 */
export function recreateNetwork(
  landscape: Landscape,
  network: Network,
  plan: RebuildPlan,
  journal: RebuildJournal,
): MakingAction<NetworkId | undefined> {
  return {
    cli: rebuildLines(landscape, network, plan),
    touches: touchesOf(plan),
    about: aboutPlan(plan),
    run: (engine, signal, report) => rebuild(engine, plan, journal, signal, report),
    makes: id => ({ networks: id ? [id] : [] }),
  };
}

/** Disconnects all containers from a network and removes it, or brings all of it back. */
export function removeUsedNetwork(
  landscape: Landscape,
  network: Network,
  plan: RebuildPlan,
  journal: RebuildJournal,
): Action<NetworkId | undefined> {
  const { format, engineId, networkId, before, templates, endpoints } = plan;
  const removal = { format, engineId, networkId, before, templates, endpoints };
  return recreateNetwork(landscape, network, removal, journal);
}

/** The command lines that do the same, but for the way back. */
export function rebuildLines(
  landscape: Landscape,
  network: Network,
  { endpoints, after }: RebuildPlan,
): readonly (readonly string[])[] {
  const operand = networkOperand(landscape, network);
  return [
    ...endpoints.map(({ containerName }) => [
      ...['docker', 'network', 'disconnect'],
      ...operands(operand, containerName),
    ]),
    ['docker', 'network', 'rm', ...operands(operand)],
    ...(after ? [createNetworkLine(after)] : []),
    ...(after
      ? endpoints.map(endpoint => connectLine(after.name, endpoint.containerName, endpoint.after))
      : []),
  ];
}

/** Of several endpoints nobody knows which one was refused. */
function aboutPlan({ before, after, endpoints }: RebuildPlan): About {
  const [only, ...others] = endpoints;
  return {
    ...aboutNetwork(after ?? before),
    ...(only && others.length === 0
      ? { container: only.containerName, ...aboutEndpoint(only.after) }
      : {}),
  };
}

function touchesOf({ networkId, endpoints }: RebuildPlan): Action['touches'] {
  return {
    networks: [networkId],
    containers: endpoints.map(({ containerId }) => containerId),
  };
}
