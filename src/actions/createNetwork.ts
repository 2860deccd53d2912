import type { About } from '../engine/about';
import type { Landscape, NetworkId, TextMap } from '../landscape/landscape';
import type { NetworkSettings } from '../landscape/networkSettings';
import type { CommandLine, MakingAction } from './action';
import { operands } from './operands';
import { Refusal } from './refusal';

/** Drivers that need nothing but a name. `host` and `null` exist once. */
export const simpleDrivers = ['bridge', 'macvlan', 'ipvlan', 'overlay'] as const;

/**
 * Makes a network: https://docs.docker.com/reference/cli/docker/network/create/
 *
 * @throws Refusal when there is one of that name.
 */
export function createNetwork(
  landscape: Landscape,
  settings: NetworkSettings,
): MakingAction<NetworkId> {
  const network = landscape.networks.find(other => other.name === settings.name);
  if (network) throw new Refusal({ kind: 'nameTaken', network });
  return {
    cli: [createNetworkLine(settings)],
    touches: {},
    about: aboutNetwork(settings),
    run: (engine, signal) => engine.createNetwork(settings, signal),
    makes: id => ({ networks: [id] }),
  };
}

/** What an engine may refuse of such a network. */
export function aboutNetwork({ name, subnets = [] }: NetworkSettings): About {
  const ranges = subnets.flatMap(({ ipRange }) => ipRange ?? []);
  return {
    network: name,
    ...(subnets.length > 0 ? { subnets: subnets.map(({ subnet }) => subnet) } : {}),
    ...(ranges.length > 0 ? { ranges } : {}),
  };
}

/** The command line that makes such a network. */
export function createNetworkLine(settings: NetworkSettings): CommandLine {
  const { subnets = [] } = settings;
  const flag = (name: string, isSet: boolean | undefined) => (isSet ? [name] : []);
  const option = (name: string, value: string | undefined) => (value ? [name, value] : []);
  return [
    ...['docker', 'network', 'create'],
    ...option('--driver', settings.driver),
    ...flag('--config-only', settings.isConfigOnly),
    ...option('--config-from', settings.configFrom),
    ...flag('--internal', settings.isInternal),
    ...flag('--attachable', settings.isAttachable),
    ...flag('--ipv4=false', settings.hasIpv4 === false),
    ...flag('--ipv6', settings.hasIpv6),
    ...option('--ipam-driver', settings.ipamDriver),
    ...each('--ipam-opt', settings.ipamOptions),
    ...subnets.flatMap(({ subnet, gateway, ipRange, reserved }) => [
      ...['--subnet', subnet],
      ...option('--gateway', gateway),
      ...option('--ip-range', ipRange),
      ...each('--aux-address', reserved),
    ]),
    ...each('--opt', settings.options),
    ...each('--label', settings.labels),
    ...operands(settings.name),
  ];
}

function each(name: string, map: TextMap = {}): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => [
    name,
    value === '' ? key : `${key}=${value}`,
  ]);
}
