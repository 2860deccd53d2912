import type { Engine } from '../engine/engine';
import { planRebuild, type RebuildPlan } from '../actions/rebuild/plan';
import { unusedPlan } from '../actions/rebuild/unusedPlan';
import { Refusal } from '../actions/refusal';
import { removeNetwork } from '../actions/removeNetwork';
import { attachmentsOf } from '../landscape/attachments';
import type { EngineFacts } from '../landscape/engineFacts';
import type { Landscape, Network } from '../landscape/landscape';
import type { LiveLandscape } from '../live/liveLandscape';
import { connectedEngine } from './connectedEngine';
import { readFacts } from './forms/networkScene';
import type { Failed } from './runEach';

/** A network to be removed, and all that is needed to bring it back with its containers. */
export interface Removal {
  readonly network: Network;
  readonly plan: RebuildPlan;
}

export interface Removals {
  readonly removals: readonly Removal[];
  /** What cannot be removed. */
  readonly refused: readonly Failed<Network>[];
}

/** Reads what it takes to remove these networks and to bring them back as they are now. */
export async function planRemovals(
  live: LiveLandscape,
  networks: readonly Network[],
): Promise<Removals> {
  const engine = connectedEngine(live);
  const { landscape } = live;
  const facts = await readFacts(live);
  const removals: Removal[] = [];
  const refused: Failed<Network>[] = [];
  for (const network of networks) {
    try {
      removals.push({ network, plan: await planOf(engine, landscape, network, facts) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ item: network, error });
    }
  }
  return { removals, refused };
}

async function planOf(
  engine: Engine,
  landscape: Landscape,
  network: Network,
  facts: EngineFacts,
): Promise<RebuildPlan> {
  const isUsed = attachmentsOf(landscape).of(network.id).length > 0;
  // Of a Swarm's network, only a manager can say whether services use it.
  if (isUsed || network.scope === 'swarm') return planRebuild(engine, network, facts, undefined);
  removeNetwork(landscape, network);
  return unusedPlan(network, facts);
}
