import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import type { NetworkId } from '../../landscape/landscape';
import { connect } from './attach';
import type { RebuildJournal } from './journal';
import { look, membersOf, removeAndWait } from './look';
import type { RebuildPlan } from './plan';
import { RebuildError } from './rebuildError';
import { restore } from './restore';

/**
 * Takes a network apart and, where the plan says so, makes it again with its containers on it. The plan is on disk
 * before the first step. When a step fails or the person cancels, everything is brought back as it was.
 *
 * @returns the new network's id; undefined where it was removed for good.
 * @throws RebuildError
 */
export async function rebuild(
  engine: Engine,
  plan: RebuildPlan,
  journal: RebuildJournal,
  signal: AbortSignal,
  report: (part: number) => void = () => undefined,
): Promise<NetworkId | undefined> {
  const { endpoints, after, networkId, before } = plan;
  const total = (after ? 2 : 1) * (endpoints.length + 1);
  let done = 0;
  // Between the steps only: a request that is given up may still be carried out.
  const step = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    report(++done / total);
    signal.throwIfAborted();
    return result;
  };
  await journal.begin(plan);
  try {
    signal.throwIfAborted();
    for (const { containerId } of endpoints) {
      await step(engine.disconnect(networkId, containerId));
    }
    await step(removeEmpty(engine, networkId));
    const made = after && (await step(engine.createNetwork(after)));
    if (after) {
      for (const endpoint of endpoints) {
        await step(connect(engine, after.name, endpoint.containerId, endpoint.after));
      }
    }
    await journal.end(plan);
    return made;
  } catch (error) {
    const remainder = await restore(engine, plan);
    if (remainder) journal.leave(plan);
    else await journal.end(plan);
    throw new RebuildError(before.name, error, remainder);
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
