import type { EngineFacts } from '../../landscape/engineFacts';
import type { Network } from '../../landscape/landscape';
import { settingsOf } from '../../landscape/networkSettings';
import type { RebuildPlan } from './plan';

/** What it takes to bring back a network that no container is on. Asks nothing of the engine. */
export function unusedPlan(network: Network, { id }: Pick<EngineFacts, 'id'>): RebuildPlan {
  return {
    format: 1,
    engineId: id,
    networkId: network.id,
    before: settingsOf(network),
    templates: {},
    endpoints: [],
  };
}
