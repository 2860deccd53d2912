import type { Engine } from '../../engine/engine';
import { record, text } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import type { ContainerId } from '../../landscape/landscape';
import { checkEngine } from '../checkEngine';
import { connect, detach } from '../rebuild/attach';
import { Refusal } from '../refusal';
import { sleep } from '../sleep';
import { stepByStep } from '../stepByStep';
import { lostSettings } from './carried';
import type { RemakeJournal } from './journal';
import type { RemakePlan } from './plan';
import type { Remake } from './prepare';
import { EndedError, NotCarriedError, RemakeError } from './remakeError';
import { restore, setRestart } from './restore';

/** As often the new one is looked at, and so many milliseconds apart, before it counts as one that runs. */
const [looks, pause] = [5, 300];

/**
 * Makes a container again: the new one is made beside it and looked over before the old one is stopped, which then makes
 * place for it and is kept. The plan is on disk before the first step. When a step fails, or the person cancels,
 * everything is brought back as it was.
 *
 * @returns the plan with the new one, which is what it takes to undo it.
 * @throws RemakeError; Refusal where nothing was begun.
 */
export async function remake(
  engine: Engine,
  { plan, body, endpoints, inspected }: Remake,
  journal: RemakeJournal,
  signal: AbortSignal,
  report: (part: number) => void = () => undefined,
): Promise<RemakePlan> {
  const { containerId, name, keptName, draftName, isActive, restart } = plan;
  const others = endpoints.slice(1);
  const total = others.length + 4 + (isActive ? 2 : 0) + (restart ? 1 : 0);
  const step = stepByStep(total, signal, report);
  await checkEngine(engine, plan.engineId, name);
  if (!isSame(stateOf(await engine.inspectContainer(containerId)), stateOf(inspected))) {
    throw new Refusal({ kind: 'containerChanged', name });
  }
  await journal.begin(plan);
  let current = plan;
  try {
    signal.throwIfAborted();
    const made = await engine.createFrom(draftName, body);
    current = { ...plan, madeId: made };
    await step(journal.amend(current));
    for (const { network, settings } of others) {
      await step(connect(engine, network, made, settings));
    }
    await step(lookOver(engine, made, inspected, body, endpoints));
    if (isActive) await step(engine.stopContainer(containerId));
    if (restart) await step(setRestart(engine, containerId, { name: 'no', times: 0 }));
    await step(engine.renameContainer(containerId, keptName));
    await step(engine.renameContainer(made, name));
    if (isActive) await step(startAndStay(engine, made));
  } catch (error) {
    const remainder = await restore(engine, current);
    if (remainder === undefined) await journal.end(current);
    else journal.leave(current);
    throw new RemakeError(name, error, remainder);
  }
  await journal.end(current);
  return current;
}

/** What the plan was made from. */
function stateOf(inspected: unknown): unknown {
  const { Name, State, Config, HostConfig, NetworkSettings } = record(inspected);
  const { Running, Paused, Restarting } = record(State);
  const networks = Object.keys(record(record(NetworkSettings)['Networks'])).toSorted();
  return [Name, Running, Paused, Restarting, Config, HostConfig, networks];
}

/**
 * Takes the new one off networks that the old one had left, and makes sure that the engine took everything.
 *
 * @throws NotCarriedError
 */
async function lookOver(
  engine: Engine,
  made: ContainerId,
  before: unknown,
  body: Remake['body'],
  endpoints: Remake['endpoints'],
): Promise<void> {
  const inspected = await engine.inspectContainer(made);
  const lost = lostSettings(before, inspected, body);
  if (lost.length > 0) throw new NotCarriedError(lost);
  const wanted = new Set(endpoints.map(({ network }) => network));
  const networks = record(record(record(inspected)['NetworkSettings'])['Networks']);
  const isOwn = !['host', 'none'].includes(text(body.HostConfig['NetworkMode']));
  const extra = Object.keys(networks).filter(key => isOwn && !wanted.has(key));
  for (const key of extra) await detach(engine, key as never, made);
}

/** @throws EndedError where it is not running a moment later. */
async function startAndStay(engine: Engine, id: ContainerId): Promise<void> {
  await engine.startContainer(id);
  for (let count = 0; count < looks; count++) {
    await sleep(pause);
    const { State } = record(await engine.inspectContainer(id));
    const { Running, Restarting, ExitCode, Error: said } = record(State);
    if (Running !== true || Restarting === true) {
      throw new EndedError(typeof ExitCode === 'number' ? ExitCode : 0, text(said));
    }
  }
}
