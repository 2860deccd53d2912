import { list, record, someText, text } from './fields';

/** What this node is to a Swarm. */
export interface SwarmFacts {
  readonly state: 'inactive' | 'pending' | 'active' | 'error' | 'locked';
  /** Only a manager can say which services there are. */
  readonly isManager: boolean;
  readonly nodeId?: string;
  readonly nodeAddress?: string;
}

/** A range that an engine cuts subnets from, as it says it: `freeSubnets.ts` reads it. */
export interface PoolFacts {
  /** CIDR. */
  readonly base: string;
  /** The prefix length of each subnet. */
  readonly size: number;
}

/** What an engine is and what it can do: what decides which options are offered. */
export interface EngineFacts {
  /** Stays the same for one engine's data; another engine at the same address has another. */
  readonly id: string;
  /** As people say it, e.g. `28.5.2`. */
  readonly version: string;
  /** The newest API it speaks: major and minor, e.g. `[1, 51]`. */
  readonly api: readonly [number, number];
  readonly isPodman: boolean;
  readonly os: 'linux' | 'windows';
  /** Drivers that networks can be made with, plug-ins among them. */
  readonly networkDrivers: readonly string[];
  /** What networks without a subnet get one from. Empty where the engine does not say it. */
  readonly addressPools: readonly PoolFacts[];
  readonly swarm: SwarmFacts;
}

/** What of an engine decides what its networks let through: plain JSON, unlike the rest. */
export type EngineKind = Pick<EngineFacts, 'api' | 'isPodman'>;

/**
 * From `GET /info` and `GET /version`, as any supported engine sends them.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/System
 */
export function readEngineFacts(rawInfo: unknown, rawVersion: unknown): EngineFacts {
  const info = record(rawInfo);
  const version = record(rawVersion);
  const components = list(version['Components']).map(part => text(record(part)['Name']));
  const isPodman = components.some(name => /podman/i.test(name));
  return {
    // Podman says another one each time it is asked.
    id: isPodman ? `${text(info['Name'])}:${text(info['DockerRootDir'])}` : text(info['ID']),
    version: text(version['Version']),
    api: readApi(text(version['ApiVersion'])),
    isPodman,
    os: version['Os'] === 'windows' ? 'windows' : 'linux',
    networkDrivers: list(record(info['Plugins'])['Network']).filter(
      (name): name is string => typeof name === 'string',
    ),
    addressPools: list(info['DefaultAddressPools']).flatMap(readPool),
    swarm: readSwarm(record(info['Swarm'])),
  };
}

/** True when the engine speaks at least that version of the API, e.g. `1.48`. */
export function speaks(
  { api: [major, minor] }: Pick<EngineFacts, 'api'>,
  version: string,
): boolean {
  const [wantedMajor, wantedMinor] = readApi(version);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function readApi(version: string): readonly [number, number] {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0)];
}

function readPool(raw: unknown): PoolFacts[] {
  const from = record(raw);
  const size = from['Size'];
  return typeof size === 'number' ? [{ base: text(from['Base']), size }] : [];
}

const swarmStates: ReadonlySet<string> = new Set(['pending', 'active', 'error', 'locked']);

function readSwarm(from: Readonly<Record<string, unknown>>): SwarmFacts {
  const state = text(from['LocalNodeState']);
  const nodeId = someText(from['NodeID']);
  const nodeAddress = someText(from['NodeAddr']);
  return {
    state: swarmStates.has(state) ? (state as SwarmFacts['state']) : 'inactive',
    isManager: from['ControlAvailable'] === true,
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(nodeAddress === undefined ? {} : { nodeAddress }),
  };
}
