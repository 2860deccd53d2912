import type { Action } from '../actions/action';
import { look } from '../actions/rebuild/look';
import type { Engine } from '../engine/engine';
import type { Landscape } from '../landscape/landscape';
import type { LabImages } from './images';
import type { Lab, LabStep } from './lab';
import { labelledThings, type LabThings, thingsOf } from './labThings';
import { carryOut, stepLines } from './steps';

/**
 * Sets a lab up. When that fails or is cancelled, what was made is taken away again.
 *
 * @throws EngineError
 */
export function setUpLab(lab: Lab, images: LabImages): Action {
  const action = stepsAction(lab, lab.start, images);
  return {
    ...action,
    run: async (engine, signal, report) => {
      try {
        await action.run(engine, signal, report);
      } catch (error) {
        // Where that fails too, why it was not set up says more.
        await takeBack(engine, lab).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Does what makes all checks of a lab hold, but for what has been done already. Throws EngineError. */
export function solveLab(lab: Lab, images: LabImages, isInSwarm: boolean): Action {
  const more = isInSwarm ? (lab.swarmSolution ?? []) : [];
  return stepsAction(lab, [...lab.solution, ...more], images);
}

/**
 * Removes all that belongs to a lab, containers first.
 *
 * @param landscape what is there now; what has come until it is carried out goes too.
 * @throws EngineError
 */
export function removeLab(landscape: Landscape, lab: Lab): Action {
  const { containers, networks } = thingsOf(landscape, lab);
  const line = (words: readonly string[], things: readonly { readonly name: string }[]) =>
    things.length > 0 ? [[...words, ...things.map(({ name }) => name)]] : [];
  return {
    cli: [
      ...line(['docker', 'rm', '--force'], containers),
      ...line(['docker', 'network', 'rm'], networks),
    ],
    touches: {},
    // Not cancelled: half a lab is of no use to anybody.
    run: async (engine, _signal, report) =>
      takeAway(engine, thingsOf(await look(engine), lab), report),
  };
}

function stepsAction(lab: Lab, steps: readonly LabStep[], images: LabImages): Action {
  return {
    cli: steps.flatMap(step => stepLines(step, lab, images)),
    touches: {},
    run: async (engine, signal, report = () => undefined) => {
      for (const [index, step] of steps.entries()) {
        signal.throwIfAborted();
        const landscape = await look(engine, signal);
        await carryOut(step, { engine, landscape, lab, images }, signal);
        report((index + 1) / steps.length);
      }
    },
  };
}

async function takeBack(engine: Engine, { id }: Lab): Promise<void> {
  await takeAway(engine, labelledThings(await look(engine), id));
}

async function takeAway(
  engine: Engine,
  { containers, networks }: LabThings,
  report: (part: number) => void = () => undefined,
): Promise<void> {
  await Promise.all(containers.map(({ id }) => engine.removeContainer(id, { isForced: true })));
  report(0.7);
  for (const { id } of networks) await engine.removeNetwork(id);
}
