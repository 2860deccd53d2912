import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import { readEndpointSettings } from '../../landscape/endpointSettings';
import { isSame } from '../../landscape/isSame';
import type { Container, Landscape, Network, NetworkId } from '../../landscape/landscape';
import { type NetworkSettings, settingsOf } from '../../landscape/networkSettings';
import { readLandscape } from '../../landscape/readLandscape';
import { sleep } from '../sleep';
import type { PlannedEndpoint, RebuildPlan } from './plan';

/** What is not as it was, after everything was tried. */
export interface Remainder {
  /** Containers that are not back on the network, by name; those removed meanwhile are not missed. */
  readonly missing: readonly string[];
  /** What the engine said last. */
  readonly cause: unknown;
}

/** Something was in the middle of being done when it ended, so the engine may still be at it. */
const attempts = 5;
const rest = 400;

/**
 * Brings back the network of before with every endpoint as it was, from whatever state a rebuild was left in: it
 * looks at the engine instead of trusting what was done. Already right, it changes nothing.
 *
 * @returns what could not be brought back; undefined when all is as it was.
 */
export async function restore(engine: Engine, plan: RebuildPlan): Promise<Remainder | undefined> {
  let cause: unknown;
  let missing: readonly string[] = plan.endpoints.map(({ containerName }) => containerName);
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await sleep(rest);
    try {
      const network = await oldNetwork(engine, plan);
      ({ missing, cause } = await reconnect(engine, plan, network));
      if (missing.length === 0) return undefined;
    } catch (error) {
      cause = error;
    }
  }
  return { missing, cause };
}

/** The network of before, made again where it is gone. */
async function oldNetwork(engine: Engine, plan: RebuildPlan): Promise<NetworkId> {
  const landscape = await look(engine, plan);
  const { networkId, before, after } = plan;
  if (landscape.networks.some(({ id }) => id === networkId)) return networkId;
  const namesake = landscape.networks.find(({ name }) => name === before.name);
  if (namesake && isMadeFrom(namesake, before)) return namesake.id;
  if (namesake) {
    if (!after || !isMadeFrom(namesake, after)) {
      throw new EngineError('conflict', `network with name ${before.name} already exists`);
    }
    await clear(engine, plan, landscape, namesake);
  }
  return engine.createNetwork(before);
}

/** Takes the half-made network away; the containers of the plan that are on it are taken off first. */
async function clear(
  engine: Engine,
  plan: RebuildPlan,
  landscape: Landscape,
  network: Network,
): Promise<void> {
  const planned = new Set(plan.endpoints.map(({ containerId }) => containerId));
  for (const { container } of attachmentsOf(landscape).of(network.id)) {
    if (!planned.has(container.id)) continue;
    await engine.disconnect(network.id, container.id, { isForced: true }).catch(ignoreGone);
  }
  await engine.removeNetwork(network.id);
}

async function reconnect(
  engine: Engine,
  plan: RebuildPlan,
  network: NetworkId,
): Promise<Remainder> {
  const missing: string[] = [];
  let cause: unknown;
  const landscape = await look(engine, plan);
  const containers = new Map(landscape.containers.map(container => [container.id, container]));
  for (const planned of plan.endpoints) {
    const container = containers.get(planned.containerId);
    if (!container) continue;
    try {
      await bring(engine, landscape, network, container, planned);
    } catch (error) {
      missing.push(container.name);
      cause = error;
    }
  }
  return { missing, cause };
}

/** Connects the container as it was, unless it is. */
async function bring(
  engine: Engine,
  landscape: Landscape,
  network: NetworkId,
  { id }: Container,
  { before }: PlannedEndpoint,
): Promise<void> {
  const here = attachmentsOf(landscape)
    .on(id)
    .find(attachment => attachment.network.id === network && !attachment.through);
  if (here) {
    const inspected = await engine.inspectContainer(id);
    const now = readEndpointSettings(inspected, here.endpoint.networkKey);
    // The MAC address is the engine's to give, whatever was asked for.
    if (isSame({ ...now, mac: undefined }, { ...before, mac: undefined })) return;
    await engine.disconnect(network, id, { isForced: true });
  }
  await engine.connect(network, id, before);
}

async function look(engine: Engine, plan: RebuildPlan): Promise<Landscape> {
  const ids = plan.endpoints.map(({ containerId }) => containerId);
  const [networks, containers] = await Promise.all([
    engine.listNetworks(),
    ids.length > 0 ? engine.listContainers(ids) : [],
  ]);
  return readLandscape({ networks, containers });
}

/** True for the network that these settings gave; what was left to the engine may be anything. */
export function isMadeFrom(network: Network, settings: NetworkSettings): boolean {
  const made = settingsOf(network);
  const subnets = settings.subnets ?? [];
  return (
    isSame(made.options ?? {}, settings.options ?? {}) &&
    (settings.configFrom !== undefined || isSame(made.labels ?? {}, settings.labels ?? {})) &&
    (made.driver === settings.driver || settings.driver === '') &&
    made.configFrom === settings.configFrom &&
    (made.isInternal ?? false) === (settings.isInternal ?? false) &&
    (made.isAttachable ?? false) === (settings.isAttachable ?? false) &&
    (made.hasIpv6 ?? false) === (settings.hasIpv6 ?? made.hasIpv6 ?? false) &&
    subnets.every(wanted =>
      (made.subnets ?? []).some(
        ({ subnet, gateway, ipRange, reserved }) =>
          subnet === wanted.subnet &&
          gateway === (wanted.gateway ?? gateway) &&
          ipRange === wanted.ipRange &&
          isSame(reserved ?? {}, wanted.reserved ?? {}),
      ),
    )
  );
}

function ignoreGone(error: unknown): void {
  // Not on it any more, or gone altogether: as wanted.
  if (error instanceof EngineError && (error.kind === 'conflict' || error.kind === 'notFound')) {
    return;
  }
  throw error;
}
