import type { Landscape } from '../landscape/landscape';
import type { Action, MakingAction } from './action';
import { checkEngine } from './checkEngine';
import { operands } from './operands';
import type { RemakeJournal } from './remake/journal';
import { remakeLines, restoreLines } from './remake/lines';
import type { RemakePlan } from './remake/plan';
import type { Remake } from './remake/prepare';
import { remake } from './remake/remake';
import { RemakeError } from './remake/remakeError';
import { restore } from './remake/restore';

/**
 * Makes a container again with something different, which Docker cannot change in place; the one before is kept, stopped.
 * Gives the plan that undoes it. Throws a `RemakeError` when run and something keeps it from going through; then
 * everything is as it was.
 */
export function remakeContainer(
  landscape: Landscape,
  wanted: Remake,
  journal: RemakeJournal,
): MakingAction<RemakePlan> {
  const { container } = wanted;
  return {
    cli: remakeLines(landscape, wanted),
    touches: { containers: [container.id] },
    about: { container: container.name, image: container.image },
    run: (engine, signal, report) => remake(engine, wanted, journal, signal, report),
    makes: ({ madeId }) => ({ containers: madeId ? [madeId] : [] }),
  };
}

/**
 * Brings back the container that was made again, and removes the new one. Throws a `RemakeError` when run and that
 * cannot be done.
 */
export function restoreContainer(plan: RemakePlan, journal: RemakeJournal): Action {
  const { containerId, engineId, madeId, name } = plan;
  return {
    cli: restoreLines(plan),
    touches: { containers: [containerId, ...(madeId ? [madeId] : [])] },
    about: { container: name },
    // Not to be cancelled: half of it would be the worst of all.
    run: async engine => {
      await checkEngine(engine, engineId, name);
      await journal.begin(plan);
      const remainder = await restore(engine, plan);
      if (remainder !== undefined) {
        journal.leave(plan);
        throw new RemakeError(name, remainder, remainder);
      }
      await journal.end(plan);
    },
  };
}

/** Removes the one before. Its volumes stay: the new one has them. */
export function removeKept({ containerId, keptName, engineId }: RemakePlan): Action {
  return {
    cli: [['docker', 'rm', ...operands(keptName)]],
    touches: { containers: [containerId] },
    about: { container: keptName },
    run: async (engine, signal) => {
      await checkEngine(engine, engineId, keptName);
      await engine.removeContainer(containerId, {}, signal);
    },
  };
}
