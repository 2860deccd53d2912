import { parseAddress } from '../../landscape/addresses';
import type { Attachment } from '../../landscape/attachments';
import { contains, firstOf, lastOf, parseCidr } from '../../landscape/cidr';
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
  Subnet,
} from '../../landscape/landscape';
import { type NetworkSettings, settingsOf } from '../../landscape/networkSettings';
import { readSwarmView } from '../../landscape/readSwarm';
import type { Engine } from '../../engine/engine';
import { inParallel } from '../../engine/inParallel';
import { Refusal } from '../refusal';
import { look, membersOf } from './look';
import { checkSteady } from '../checkSteady';

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
  /** The subnets of the config-only networks, by name: a network that is made from one has these. */
  readonly templates: Templates;
  /** In the order of connecting: fixed addresses first, so that nobody else is given them. */
  readonly endpoints: readonly PlannedEndpoint[];
}

type Templates = Readonly<Record<string, readonly Subnet[]>>;

/** A setting of an endpoint that does not fit the network that it will be connected to. */
export interface LostSetting {
  readonly container: string;
  readonly setting: 'fixedIpv4' | 'fixedIpv6' | 'mac';
  readonly value: string;
}

/**
 * Reads everything there is to know about a network and its containers, as of now. Aliases and fixed addresses are only
 * in each container's inspect, so this is a request a container, eight at a time.
 *
 * @param after how the network shall be; its name stays. Absent to remove it for good.
 * @throws Refusal for networks that cannot be made again, EngineError.
 */
export async function planRebuild(
  engine: Engine,
  network: Network,
  facts: EngineFacts,
  after: NetworkSettings | undefined,
  signal?: AbortSignal,
): Promise<RebuildPlan> {
  const landscape = await look(engine, signal);
  const members = membersOf(landscape, network.id);
  checkPossible(landscape, network, members);
  if (network.scope === 'swarm') await checkServices(engine, network, facts, signal);
  const madeById: Container[] = [];
  const endpoints = await inParallel(members, 8, async ({ container, endpoint }) => {
    const inspected = await engine.inspectContainer(container.id, signal);
    if (endpoint.networkKey === network.id || isMadeById(inspected, network, landscape)) {
      madeById.push(container);
    }
    const before = readEndpointSettings(inspected, endpoint.networkKey);
    return {
      containerId: container.id,
      containerName: container.name,
      isActive: isActive(container),
      addresses: [endpoint.ipv4, endpoint.ipv6].filter(address => address !== undefined),
      before,
      after: before,
    };
  });
  if (madeById.length > 0) throw new Refusal({ kind: 'madeById', network, containers: madeById });
  const plan: RebuildPlan = {
    format: 1,
    engineId: facts.id,
    networkId: network.id,
    before: settingsOf(network),
    templates: templatesOf(landscape),
    endpoints: endpoints.toSorted(byWish),
  };
  return after ? withSettings(plan, after) : plan;
}

function checkPossible(
  landscape: Landscape,
  network: Network,
  members: readonly Attachment[],
): void {
  const { networks } = landscape;
  if (network.isPredefined || network.isIngress) throw new Refusal({ kind: 'predefined', network });
  // Old engines let two have one name: containers that start could not tell which one is theirs.
  const twin = networks.find(({ id, name }) => name === network.name && id !== network.id);
  if (twin) throw new Refusal({ kind: 'nameTaken', network: twin });
  const users = networks.filter(({ configFrom }) => configFrom === network.name);
  if (network.isConfigOnly && users.length > 0) {
    throw new Refusal({ kind: 'templateInUse', network, users });
  }
  checkSteady(
    network,
    members.map(({ container }) => container),
  );
}

/** Services name their networks by id, and only a manager knows them. */
async function checkServices(
  engine: Engine,
  network: Network,
  { swarm }: EngineFacts,
  signal?: AbortSignal,
): Promise<void> {
  if (!swarm.isManager) throw new Refusal({ kind: 'notManager', swarm });
  const { services } = readSwarmView({
    services: await engine.listServices(signal),
    tasks: [],
    nodes: [],
  });
  const names = services
    .filter(({ networkIds }) => networkIds.includes(network.id))
    .map(({ name }) => name);
  if (names.length > 0) throw new Refusal({ kind: 'usedByServices', network, services: names });
}

function templatesOf({ networks }: Landscape): Templates {
  const templates = networks.filter(({ isConfigOnly }) => isConfigOnly);
  return Object.fromEntries(templates.map(({ name, subnets }) => [name, subnets]));
}

/** The same plan for other settings, but for the name: what a person may still be typing. */
export function withSettings(plan: RebuildPlan, settings: NetworkSettings): RebuildPlan {
  const after = { ...settings, name: plan.before.name };
  const { configFrom } = after;
  const subnets = configFrom === undefined ? after.subnets : plan.templates[configFrom];
  const endpoints = plan.endpoints.map(endpoint => ({
    ...endpoint,
    after: fitting(endpoint.before, subnets ?? []),
  }));
  return { ...plan, after, endpoints };
}

/**
 * A container remembers what it was made with. By the network's id it would not start again, since the network that
 * is made again has another one (Docker 28: "could not find a network matching network mode").
 */
function isMadeById(inspected: unknown, { id }: Network, { networks }: Landscape): boolean {
  const mode = text(record(record(inspected)['HostConfig'])['NetworkMode']);
  // As many of its digits as somebody typed; a name goes before an id.
  return mode !== '' && id.startsWith(mode) && !networks.some(({ name }) => name === mode);
}

/**
 * Those with a fixed address first, so that nobody else is given it. The others in the order of their addresses: an
 * engine hands out the lowest that is free, so that most get the same again.
 */
function byWish(a: PlannedEndpoint, b: PlannedEndpoint): number {
  const isFixed = ({ before }: PlannedEndpoint) =>
    Number(before.fixedIpv4 !== undefined || before.fixedIpv6 !== undefined);
  const value = ({ addresses: [first = ''] }: PlannedEndpoint) => parseAddress(first)?.value ?? 0n;
  const difference = value(a) - value(b);
  return isFixed(b) - isFixed(a) || (difference < 0n ? -1 : difference > 0n ? 1 : 0);
}

/** The settings without the fixed addresses that a network with these subnets has no place for. */
export function fitting(settings: EndpointSettings, subnets: readonly Subnet[]): EndpointSettings {
  const { fixedIpv4, fixedIpv6, ...rest } = settings;
  const fits = (address: string | undefined): address is string =>
    address !== undefined && subnets.some(subnet => isFree(address, subnet));
  return {
    ...rest,
    ...(fits(fixedIpv4) ? { fixedIpv4 } : {}),
    ...(fits(fixedIpv6) ? { fixedIpv6 } : {}),
  };
}

/** True for an address of the subnet that nothing but a container can have. */
function isFree(typed: string, { subnet, gateway, reserved = {} }: Subnet): boolean {
  const address = parseAddress(typed);
  const cidr = parseCidr(subnet);
  if (!address || !cidr || !contains(cidr, address)) return false;
  const first = firstOf(cidr).value;
  const others = [gateway, ...Object.values(reserved)].map(
    other => parseAddress(other ?? '')?.value,
  );
  // Left to the engine, the gateway is the first that a host can have.
  const engines = [first, ...(gateway === undefined ? [first + 1n] : [])];
  const isBroadcast = cidr.version === 4 && address.value === lastOf(cidr).value;
  return !isBroadcast && ![...others, ...engines].includes(address.value);
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
