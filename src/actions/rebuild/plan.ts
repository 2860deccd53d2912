import { attachmentsOf } from '../../landscape/attachments';
import { formatAddress, parseAddress } from '../../landscape/addresses';
import { contains, parseCidr } from '../../landscape/cidr';
import { type EndpointSettings, readEndpointSettings } from '../../landscape/endpointSettings';
import type { EngineFacts } from '../../landscape/engineFacts';
import { speaks } from '../../landscape/engineFacts';
import { record, text } from '../../landscape/fields';
import { isActive } from '../../landscape/isActive';
import type {
  Container,
  ContainerId,
  Landscape,
  Network,
  NetworkId,
} from '../../landscape/landscape';
import { type NetworkSettings, settingsOf } from '../../landscape/networkSettings';
import type { Engine } from '../../engine/engine';
import { inParallel } from '../inParallel';
import { Refusal } from '../refusal';

/** A container on the network, as it was and as it shall be. */
export interface PlannedEndpoint {
  readonly containerId: ContainerId;
  readonly containerName: string;
  /** It runs, or is paused: it loses its connection for a moment. */
  readonly isActive: boolean;
  /** The addresses of before, also those that the engine chose. */
  readonly addresses: readonly string[];
  readonly before: EndpointSettings;
  readonly after: EndpointSettings;
}

/**
 * Everything that is needed to take a network apart and make it again, and to go back at any moment. Plain JSON:
 * it is written to disk before the first step.
 */
export interface RebuildPlan {
  readonly format: 1;
  /** Which engine, by what `GET /info` says: another one at the same address is left alone. */
  readonly engineId: string;
  readonly networkId: NetworkId;
  readonly before: NetworkSettings;
  /** Absent where the network is removed for good. */
  readonly after?: NetworkSettings;
  /** In the order of connecting: fixed addresses first, so that nobody else is given them. */
  readonly endpoints: readonly PlannedEndpoint[];
}

/** A setting of an endpoint that does not fit the network that it will be connected to. */
export interface LostSetting {
  readonly container: string;
  readonly setting: 'fixedIpv4' | 'fixedIpv6' | 'mac';
  readonly value: string;
}

/**
 * Reads everything there is to know about a network and its containers. Aliases and fixed addresses are only in each
 * container's inspect, so this is a request a container, eight at a time.
 *
 * @throws Refusal for networks that cannot be made again, EngineError.
 */
export async function planRebuild(
  engine: Engine,
  landscape: Landscape,
  network: Network,
  facts: EngineFacts,
  after: NetworkSettings | undefined,
  signal?: AbortSignal,
): Promise<RebuildPlan> {
  if (network.isPredefined || network.isIngress) throw new Refusal({ kind: 'predefined', network });
  const users = landscape.networks.filter(({ configFrom }) => configFrom === network.name);
  if (network.isConfigOnly && users.length > 0) {
    throw new Refusal({ kind: 'templateInUse', network, users });
  }
  const members = attachmentsOf(landscape)
    .of(network.id)
    .filter(({ through }) => !through);
  const madeById: Container[] = [];
  const endpoints = await inParallel(members, 8, async ({ container, endpoint }) => {
    const inspected = await engine.inspectContainer(container.id, signal);
    if (isMadeById(inspected, network)) madeById.push(container);
    const before = readEndpointSettings(inspected, endpoint.networkKey);
    return {
      containerId: container.id,
      containerName: container.name,
      isActive: isActive(container),
      addresses: [endpoint.ipv4, endpoint.ipv6].filter(address => address !== undefined),
      before,
      after: after ? fitting(before, after) : before,
    };
  });
  if (madeById.length > 0) throw new Refusal({ kind: 'madeById', network, containers: madeById });
  return {
    format: 1,
    engineId: facts.id,
    networkId: network.id,
    before: settingsOf(network),
    ...(after ? { after } : {}),
    endpoints: endpoints.toSorted(byWish),
  };
}

/**
 * A container remembers what it was made with. By the network's id it would not start again, since the network that
 * is made again has another one (Docker 28: "could not find a network matching network mode").
 */
function isMadeById(inspected: unknown, { id, name }: Network): boolean {
  const mode = text(record(record(inspected)['HostConfig'])['NetworkMode']);
  return mode !== name && mode.length >= 12 && id.startsWith(mode);
}

/** Those with a fixed address first; the others in the order of their addresses, so that most get the same again. */
function byWish(a: PlannedEndpoint, b: PlannedEndpoint): number {
  const isFixed = ({ before }: PlannedEndpoint) =>
    Number(before.fixedIpv4 !== undefined || before.fixedIpv6 !== undefined);
  const value = ({ addresses: [first = ''] }: PlannedEndpoint) => parseAddress(first)?.value ?? 0n;
  return isFixed(b) - isFixed(a) || (value(a) < value(b) ? -1 : 1);
}

/** The settings without the fixed addresses that the network has no place for. */
export function fitting(settings: EndpointSettings, network: NetworkSettings): EndpointSettings {
  const { fixedIpv4, fixedIpv6, ...rest } = settings;
  const fits = (address: string | undefined): address is string =>
    address !== undefined && isInside(address, network);
  return {
    ...rest,
    ...(fits(fixedIpv4) ? { fixedIpv4 } : {}),
    ...(fits(fixedIpv6) ? { fixedIpv6 } : {}),
  };
}

function isInside(typed: string, { subnets = [] }: NetworkSettings): boolean {
  const address = parseAddress(typed);
  return subnets.some(({ subnet, gateway, reserved = {} }) => {
    const cidr = parseCidr(subnet);
    const taken = [gateway, ...Object.values(reserved)].map(other => other && parseAddress(other));
    return (
      address !== undefined &&
      cidr !== undefined &&
      contains(cidr, address) &&
      !taken.some(other => other && formatAddress(other) === formatAddress(address))
    );
  });
}

/** What the containers lose, known beforehand. */
export function lostSettings(plan: RebuildPlan, facts: EngineFacts): readonly LostSetting[] {
  return plan.endpoints.flatMap(({ containerName, before, after }) => {
    const lost = (['fixedIpv4', 'fixedIpv6'] as const).flatMap(setting => {
      const value = before[setting];
      return value !== undefined && after[setting] === undefined
        ? [{ container: containerName, setting, value }]
        : [];
    });
    // From API 1.44 to 1.53 a MAC address is taken and not used; older engines keep it by themselves.
    const isMacLost = speaks(facts, '1.44') && !speaks(facts, '1.54') && !facts.isPodman;
    return before.mac !== undefined && isMacLost
      ? [...lost, { container: containerName, setting: 'mac' as const, value: before.mac }]
      : lost;
  });
}
