import assert from 'node:assert/strict';
import { planSplit, type SplitPlan } from '../../src/actions/split/splitPlan';
import { flatTiers } from '../../src/landscape/advice/flatNetwork';
import { attachmentsOf } from '../../src/landscape/attachments';
import { readEndpointSettings } from '../../src/landscape/endpointSettings';
import { productEngine } from './rebuildScene';
import { freshLandscape } from './watched';

/** The network that all are on. */
export const flat = 'flat-app';

/** The plan for it as it is now. */
export async function splitPlanNow(socket: string): Promise<SplitPlan> {
  const landscape = await freshLandscape(socket);
  const network = landscape.networks.find(({ name }) => name === flat);
  assert.ok(network);
  const tiers = flatTiers(attachmentsOf(landscape), network);
  assert.ok(tiers);
  const engine = productEngine(socket);
  const members = [...tiers.middle, ...tiers.data];
  const read = await Promise.all(
    members.map(async ({ id }) => [id, await engine.inspectContainer(id)] as const),
  );
  const inspected = new Map<string, unknown>(read);
  return planSplit(landscape, network, tiers, ({ id }) =>
    readEndpointSettings(inspected.get(id), flat),
  );
}
