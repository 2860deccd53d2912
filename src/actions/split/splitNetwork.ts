import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import type { ContainerId, Landscape, NetworkId } from '../../landscape/landscape';
import type { Action, MakingAction } from '../action';
import { checkEngine } from '../checkEngine';
import { checkSteady } from '../checkSteady';
import { connectLine } from '../connectContainer';
import { createNetwork } from '../createNetwork';
import { disconnectLine } from '../disconnectContainer';
import { networkOperand, operands } from '../operands';
import { attach } from '../rebuild/attach';
import { Refusal } from '../refusal';
import { restoreSplit } from './restoreSplit';
import { SplitError } from './splitError';
import type { SplitJournal } from './splitJournal';
import { namesAlong, type SplitPlan } from './splitPlan';
import { addedIn, splitIn, strangersOn } from './findSplit';
import { recordOf, type SplitRecord } from './splitRecord';

/**
 * Carries a plan out: makes the new network, connects middle and data to it, and only then takes the data tier off the
 * old one, so that at every moment all that shall work works. The way back is on disk before the first step. When a step
 * fails, or the person cancels, all is taken back. Gives what it takes to undo it. Throws a `SplitError` when run and
 * not all could be taken back.
 *
 * @param engineId what `GET /info` says of the engine that the plan was made on.
 * @throws Refusal when there is a network of that name, or one of them keeps restarting.
 */
export function splitNetwork(
  landscape: Landscape,
  plan: SplitPlan,
  engineId: string,
  journal: SplitJournal,
): MakingAction<SplitRecord> {
  const { network, added, middle, data } = plan;
  const creation = createNetwork(landscape, added);
  const record = recordOf(plan, engineId);
  checkMovers(landscape, record);
  const operand = networkOperand(landscape, network);
  return {
    cli: [
      ...creation.cli,
      ...[...middle, ...data].map(({ container, settings }) =>
        connectLine(added.name, container.name, namesAlong(settings)),
      ),
      ...data.map(({ container }) => disconnectLine(operand, container.name)),
    ],
    touches: touchesOf(record),
    about: { network: added.name },
    run: async (engine, signal, report) => {
      await checkEngine(engine, engineId, network.name);
      await journal.begin(record);
      let current = record;
      try {
        signal.throwIfAborted();
        // To its end: who cancels half-way would not know whether it is there.
        const id = await creation.run(engine, new AbortController().signal);
        current = { ...record, addedId: id };
        await journal.amend(current);
        const place = { id, name: added.name };
        const steps = [
          ...[...middle, ...data].map(
            ({ container, settings }) =>
              () =>
                attach(engine, place, container.id, namesAlong(settings)),
          ),
          ...data.map(member => () => engine.disconnect(network.id, member.container.id, {})),
        ];
        await inTurn(steps, signal, report);
      } catch (error) {
        // What the engine did not want to make is not there; one of that name is somebody else's.
        const isNotMade = current === record && isRefusedBy(error);
        const remainder = isNotMade ? undefined : await restoreSplit(engine, current);
        if (remainder) {
          journal.leave(current);
          throw new SplitError(network.name, added.name, error);
        }
        await journal.end(current);
        throw error;
      }
      await journal.end(current);
      return current;
    },
    makes: ({ addedId }) => ({ networks: addedId ? [addedId] : [] }),
  };
}

function isRefusedBy(error: unknown): boolean {
  return error instanceof EngineError && error.kind === 'conflict';
}

/**
 * Makes the network flat again: the data tier comes back with its names and addresses, and the new network goes. It
 * undoes a split, and puts right what was interrupted. Throws a `SplitError` when run and something is in the way; what
 * is done by then stays, and hurts nobody.
 *
 * @throws Refusal when others are on the new network meanwhile, or one of them keeps restarting.
 */
export function unsplitNetwork(
  landscape: Landscape,
  record: SplitRecord,
  journal: SplitJournal,
): Action {
  const { network, added, middle, data, engineId } = record;
  const there = addedIn(landscape, record);
  const strangers = there ? strangersOn(landscape, there.id, record) : [];
  if (there && strangers.length > 0) {
    throw new Refusal({ kind: 'inUse', network: there, containers: strangers });
  }
  checkMovers(landscape, record);
  const old = splitIn(landscape, record);
  const operand = old ? networkOperand(landscape, old) : network.name;
  return {
    cli: [
      ...data.map(({ containerName, settings }) => connectLine(operand, containerName, settings)),
      ...[...middle, ...data].map(({ containerName }) => disconnectLine(added.name, containerName)),
      ['docker', 'network', 'rm', ...operands(added.name)],
    ],
    touches: touchesOf(record, there?.id),
    about: { network: network.name },
    // Not to be cancelled: it ends as it was, or not at all.
    run: async engine => {
      await checkEngine(engine, engineId, network.name);
      await journal.begin(record);
      const remainder = await restoreSplit(engine, record);
      if (remainder) {
        journal.leave(record);
        throw new SplitError(network.name, added.name, remainder);
      }
      await journal.end(record);
    },
  };
}

async function inTurn(
  steps: readonly (() => Promise<void>)[],
  signal: AbortSignal,
  report: ((part: number) => void) | undefined,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    report?.((index + 1) / (steps.length + 1));
    signal.throwIfAborted();
    await step();
  }
}

/** The movers as they are now. */
function checkMovers(landscape: Landscape, record: SplitRecord): void {
  const network = splitIn(landscape, record);
  if (!network) return;
  const { container } = attachmentsOf(landscape);
  checkSteady(
    network,
    moversOf(record).flatMap(id => container(id) ?? []),
  );
}

function moversOf({ middle, data }: SplitRecord): readonly ContainerId[] {
  return [...middle, ...data].map(({ containerId }) => containerId);
}

function touchesOf(record: SplitRecord, added?: NetworkId): Action['touches'] {
  return {
    networks: [record.network.id, ...(added === undefined ? [] : [added])],
    containers: moversOf(record),
  };
}
