import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { isSame } from '../../landscape/isSame';
import type { Landscape, Network, Subnet, TextMap } from '../../landscape/landscape';
import { type NetworkSettings, settingsOf } from '../../landscape/networkSettings';
import { insist } from '../insist';
import { attach, detach, type Place } from './attach';
import { look, membersOf, presentOf, removeAndWait } from './look';
import type { PlannedEndpoint, RebuildPlan } from './plan';

/** What is not as it was, after everything was tried. */
export interface Remainder {
  /** Containers that are not back on the network, by name; those removed meanwhile are not missed. */
  readonly missing: readonly string[];
  /** What the engine said last. */
  readonly cause: unknown;
}

/**
 * Brings back the network of before with every endpoint as it was, from whatever state a rebuild was left in: it
 * looks at the engine instead of trusting what was done. Already right, it changes nothing.
 *
 * @returns what could not be brought back; undefined when all is as it was.
 */
export function restore(engine: Engine, plan: RebuildPlan): Promise<Remainder | undefined> {
  return insist(() => attempt(engine, plan));
}

async function attempt(engine: Engine, plan: RebuildPlan): Promise<Remainder | undefined> {
  let missing = plan.endpoints;
  try {
    const found = await look(engine);
    const place = await oldNetwork(engine, plan, found);
    const failed = new Map<PlannedEndpoint, unknown>();
    for (const endpoint of presentOf(plan.endpoints, found)) {
      await attach(engine, place, endpoint.containerId, endpoint.before).catch((error: unknown) =>
        failed.set(endpoint, error),
      );
    }
    // What was still under way may have undone some of it.
    const now = await look(engine);
    const members = new Set(membersOf(now, place.id).map(({ container }) => container.id));
    missing = presentOf(plan.endpoints, now).filter(
      endpoint => failed.has(endpoint) || !members.has(endpoint.containerId),
    );
    const isThere = now.networks.some(({ id }) => id === place.id);
    const [cause = notThere(plan)] = failed.values();
    return isThere && missing.length === 0 ? undefined : { missing: missing.map(nameOf), cause };
  } catch (cause) {
    return { missing: missing.map(nameOf), cause };
  }
}

/** Nothing was refused, and still it is not so: somebody else has changed it. */
function notThere({ before }: RebuildPlan): EngineError {
  return new EngineError('conflict', `network ${before.name} was changed meanwhile`);
}

/** The network of before, made again where it is gone. */
async function oldNetwork(
  engine: Engine,
  { networkId, before, after, endpoints }: RebuildPlan,
  landscape: Landscape,
): Promise<Place> {
  const { name } = before;
  const namesake =
    landscape.networks.find(({ id }) => id === networkId) ??
    landscape.networks.find(network => network.name === name);
  if (namesake) {
    if (namesake.id === networkId || isLikeBefore(namesake, before)) return namesake;
    const planned = new Set(endpoints.map(({ containerId }) => containerId));
    const members = membersOf(landscape, namesake.id).map(({ container }) => container.id);
    const isHalfMade = after && isMadeFrom(namesake, after) && members.every(id => planned.has(id));
    if (!isHalfMade) throw new EngineError('conflict', `network with name ${name} already exists`);
    for (const id of members) await detach(engine, namesake.id, id);
    await removeAndWait(engine, namesake.id);
  }
  return { id: await engine.createNetwork(before), name };
}

function nameOf({ containerName }: PlannedEndpoint): string {
  return containerName;
}

/** True for a network that is in everything like the one before; what is listed for one is listed for the other. */
export function isLikeBefore(network: Network, before: NetworkSettings): boolean {
  return isSame(comparable(settingsOf(network)), comparable(before));
}

/** Settings with everything said, and nothing depending on an order. */
function comparable(settings: NetworkSettings): unknown {
  const bySubnet = (a: Subnet, b: Subnet) => (a.subnet < b.subnet ? -1 : 1);
  return {
    ...settings,
    isInternal: settings.isInternal ?? false,
    isAttachable: settings.isAttachable ?? false,
    isConfigOnly: settings.isConfigOnly ?? false,
    hasIpv4: settings.hasIpv4 ?? true,
    hasIpv6: settings.hasIpv6 ?? false,
    ipamOptions: settings.ipamOptions ?? {},
    labels: settings.labels ?? {},
    options: settings.options ?? {},
    subnets: (settings.subnets ?? [])
      .map(subnet => ({ ...subnet, reserved: subnet.reserved ?? {} }))
      .toSorted(bySubnet),
  };
}

/** True for the network that these settings gave; what was left to the engine may be anything. */
export function isMadeFrom(network: Network, settings: NetworkSettings): boolean {
  const made = settingsOf(network);
  const isGiven = <K extends keyof NetworkSettings>(key: K, byDefault: NetworkSettings[K]) =>
    isSame(made[key] ?? byDefault, settings[key] ?? byDefault);
  return (
    made.configFrom === settings.configFrom &&
    (made.driver === settings.driver || settings.driver === '') &&
    isGiven('isInternal', false) &&
    isGiven('isAttachable', false) &&
    isGiven('isConfigOnly', false) &&
    isGiven('hasIpv6', made.hasIpv6) &&
    isGiven('ipamDriver', undefined) &&
    isGiven('labels', {}) &&
    // Podman adds to the IPAM's what nobody asked for.
    hasAll(made.ipamOptions, settings.ipamOptions) &&
    hasAll(made.options, settings.options) &&
    (settings.subnets ?? []).every(wanted =>
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

function hasAll(made: TextMap = {}, wanted: TextMap = {}): boolean {
  return Object.entries(wanted).every(([name, value]) => made[name] === value);
}
