import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { recogniseRefusal } from '../../engine/refusals/recogniseRefusal';
import type { ContainerId, NetworkId } from '../../landscape/landscape';
import { connect } from './attach';
import type { RebuildJournal } from './journal';
import { look, membersOf, removeAndWait } from './look';
import type { RebuildPlan } from './plan';
import { RebuildError } from './rebuildError';
import { restore } from './restore';
import { checkEngine } from '../checkEngine';
import { stepByStep } from '../stepByStep';

/**
 * Takes a network apart and, where the plan says so, makes it again with its containers on it. The plan is on disk
 * before the first step. When a step fails or the person cancels, everything is brought back as it was.
 *
 * @returns the new network's id; undefined where it was removed for good.
 * @throws RebuildError; Refusal where nothing was begun.
 */
export async function rebuild(
  engine: Engine,
  plan: RebuildPlan,
  journal: RebuildJournal,
  signal: AbortSignal,
  report: (part: number) => void = () => undefined,
): Promise<NetworkId | undefined> {
  const { after, networkId, before } = plan;
  const total = (after ? 2 : 1) * (plan.endpoints.length + 1);
  const step = stepByStep(total, signal, report);
  await checkEngine(engine, plan.engineId, plan.before.name);
  await journal.begin(plan);
  let current = plan;
  let made: NetworkId | undefined;
  try {
    signal.throwIfAborted();
    for (const endpoint of plan.endpoints) {
      if (await step(takeOff(engine, networkId, endpoint.containerId))) continue;
      // Somebody took it off since the plan was made, and would not want it back.
      const endpoints = current.endpoints.filter(other => other !== endpoint);
      current = { ...current, endpoints };
      await journal.amend(current);
    }
    await step(removeEmpty(engine, networkId));
    made = after && (await step(engine.createNetwork(after)));
    if (after) {
      for (const endpoint of current.endpoints) {
        await step(connect(engine, after.name, endpoint.containerId, endpoint.after));
      }
    }
  } catch (error) {
    const remainder = await restore(engine, current);
    if (remainder) journal.leave(current);
    else await journal.end(current);
    throw new RebuildError(before.name, error, remainder, after === undefined);
  }
  await journal.end(current);
  return made;
}

/** Takes a container off the network: false where it is not on it any more. */
async function takeOff(engine: Engine, network: NetworkId, id: ContainerId): Promise<boolean> {
  try {
    await engine.disconnect(network, id);
    return true;
  } catch (error) {
    const said = error instanceof EngineError ? recogniseRefusal(error.message)?.kind : undefined;
    if (said === 'notConnected' || said === 'containerNotFound') return false;
    throw error;
  }
}

/**
 * An engine removes a network that containers use which do not run, and these would not start any more. Who was
 * connected since the plan was made keeps it from being removed.
 */
async function removeEmpty(engine: Engine, network: NetworkId): Promise<void> {
  const [member] = membersOf(await look(engine), network);
  if (member) {
    const { container, network: used } = member;
    throw new EngineError(
      'conflict',
      `network ${used.name} has active endpoints: ${container.name}`,
    );
  }
  await removeAndWait(engine, network);
}
