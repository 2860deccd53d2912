import type { Action, CommandLine } from './action';
import { checkEngine } from './checkEngine';
import { connectLine } from './connectContainer';
import { aboutNetwork, createNetworkLine } from './createNetwork';
import type { RebuildJournal } from './rebuild/journal';
import type { RebuildPlan } from './rebuild/plan';
import { RebuildError } from './rebuild/rebuildError';
import { restore } from './rebuild/restore';

/**
 * Brings a network back as the plan has it, with every endpoint: to undo a change or a removal, or to put right
 * what was interrupted. Throws a `RebuildError` when run and something cannot be brought back.
 */
export function restoreNetwork(plan: RebuildPlan, journal: RebuildJournal): Action {
  const { before, endpoints, networkId } = plan;
  return {
    cli: restoreLines(plan),
    touches: {
      networks: [networkId],
      containers: endpoints.map(({ containerId }) => containerId),
    },
    about: aboutNetwork(before),
    // Not to be cancelled: half of it would be the worst of all.
    run: async engine => {
      await checkEngine(engine, plan.engineId, before.name);
      // Undoing takes apart what is there, too.
      await journal.begin(plan);
      const remainder = await restore(engine, plan);
      if (remainder) {
        journal.leave(plan);
        throw new RebuildError(before.name, remainder.cause, remainder);
      }
      await journal.end(plan);
    },
  };
}

/** The command lines that do it where nothing of the network is left. */
function restoreLines({ before, endpoints }: RebuildPlan): readonly CommandLine[] {
  return [
    createNetworkLine(before),
    ...endpoints.map(endpoint => connectLine(before.name, endpoint.containerName, endpoint.before)),
  ];
}
