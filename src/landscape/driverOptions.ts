import { parseAddress } from './addresses';
import { type EngineFacts, speaks } from './engineFacts';
import { isPlainName } from './networkName';

/** What may stand behind `name=` in a driver option. */
export type OptionValue =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'address' }
  | { readonly kind: 'interface'; readonly limit?: 'plain' | 'prefix' | 'parent' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'text' };

/** An option that a driver documents. */
export interface KnownOption {
  readonly name: string;
  readonly value: OptionValue;
  /** The engine's API that brought it; always there where it is left out. */
  readonly since?: string;
}

const boolean = { kind: 'boolean' } as const;
const address = { kind: 'address' } as const;
const iface = { kind: 'interface' } as const;
// The smallest packet that IPv4 asks for (RFC 791), and the largest that there is.
const mtu: KnownOption = {
  name: 'com.docker.network.driver.mtu',
  value: { kind: 'number', min: 68, max: 65_535 },
};

const parent: KnownOption = { name: 'parent', value: { ...iface, limit: 'parent' } };
const macvlanModes = { kind: 'choice', values: ['bridge', 'private', 'vepa', 'passthru'] } as const;
const ipvlanModes = { kind: 'choice', values: ['l2', 'l3', 'l3s'] } as const;

/** Modes `nat-unprotected` and `isolated` came with Docker 28: https://docs.docker.com/engine/network/port-publishing/ */
const gatewayModes: readonly KnownOption[] = [
  'com.docker.network.bridge.gateway_mode_ipv4',
  'com.docker.network.bridge.gateway_mode_ipv6',
].flatMap(name => [
  { name, value: { kind: 'choice', values: ['nat', 'routed'] }, since: '1.46' },
  {
    name,
    value: { kind: 'choice', values: ['nat', 'routed', 'nat-unprotected', 'isolated'] },
    since: '1.48',
  },
]);

/**
 * https://docs.docker.com/engine/network/drivers/bridge/#options
 * https://docs.docker.com/engine/network/drivers/macvlan/#options
 * https://docs.docker.com/engine/network/drivers/ipvlan/#options
 * https://docs.docker.com/engine/network/drivers/overlay/
 */
const byDriver: Readonly<Record<string, readonly KnownOption[]>> = {
  bridge: [
    { name: 'com.docker.network.bridge.name', value: iface },
    { name: 'com.docker.network.bridge.enable_icc', value: boolean },
    { name: 'com.docker.network.bridge.enable_ip_masquerade', value: boolean },
    mtu,
    { name: 'com.docker.network.bridge.host_binding_ipv4', value: address },
    ...gatewayModes,
    { name: 'com.docker.network.bridge.inhibit_ipv4', value: boolean },
    {
      name: 'com.docker.network.bridge.trusted_host_interfaces',
      value: { kind: 'text' },
      since: '1.50',
    },
    { name: 'com.docker.network.container_iface_prefix', value: { ...iface, limit: 'prefix' } },
  ],
  // These two pass over an MTU in silence and take the parent's.
  macvlan: [parent, { name: 'macvlan_mode', value: macvlanModes }],
  ipvlan: [
    parent,
    { name: 'ipvlan_mode', value: { kind: 'choice', values: ['l2', 'l3'] } },
    { name: 'ipvlan_mode', value: ipvlanModes, since: '1.42' },
    {
      name: 'ipvlan_flag',
      value: { kind: 'choice', values: ['bridge', 'private', 'vepa'] },
      since: '1.42',
    },
  ],
  overlay: [mtu],
};

/**
 * What Podman's compatible API takes; it passes over everything else in silence.
 * https://docs.podman.io/en/latest/markdown/podman-network-create.1.html#opt-o-option
 */
const byPodmanDriver: Readonly<Record<string, readonly KnownOption[]>> = {
  bridge: [{ name: 'com.docker.network.bridge.name', value: { ...iface, limit: 'plain' } }, mtu],
  macvlan: [parent, { name: 'mode', value: macvlanModes }, mtu],
  ipvlan: [parent, { name: 'mode', value: ipvlanModes }, mtu],
};

/** The options that the driver of this engine documents, each name once; none for a plug-in. */
export function knownOptions(driver: string, facts: EngineFacts): readonly KnownOption[] {
  const drivers = facts.isPodman ? byPodmanDriver : byDriver;
  const own = Object.hasOwn(drivers, driver) ? (drivers[driver] ?? []) : [];
  const all = own.filter(({ since }) => since === undefined || speaks(facts, since));
  // The later entry of a name is that of the newer engine.
  return [...new Map(all.map(option => [option.name, option])).values()];
}

/** The options of any driver: a config-only network does not say what its settings are for. */
export function anyKnownOptions(facts: EngineFacts): readonly KnownOption[] {
  const all = Object.keys(byDriver).flatMap(driver => knownOptions(driver, facts));
  return [...new Map(all.map(option => [option.name, option])).values()];
}

/** True when the engine would take the value for the option. */
export function isOptionValue({ value }: KnownOption, text: string): boolean {
  switch (value.kind) {
    case 'boolean':
      // What Go's strconv.ParseBool takes.
      return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);
    case 'number':
      return /^\d+$/.test(text) && Number(text) >= value.min && Number(text) <= value.max;
    case 'address':
      return parseAddress(text) !== undefined;
    case 'interface':
      return isInterface(text, value.limit);
    case 'choice':
      return value.values.includes(text);
    case 'text':
      return text !== '';
  }
}

function isInterface(text: string, limit?: 'plain' | 'prefix' | 'parent'): boolean {
  switch (limit) {
    case 'plain':
      return isInterfaceName(text) && isPlainName(text);
    case 'prefix':
      // A number is written behind it.
      return text !== '' && isInterfaceName(`${text}0`);
    case 'parent':
      return isInterfaceName(text) && text !== 'lo';
    case undefined:
      return isInterfaceName(text);
  }
}

/** A name that Linux takes for a network interface (IFNAMSIZ): 1 to 15 bytes, no slash, colon or blank. */
export function isInterfaceName(text: string): boolean {
  const isShort = new TextEncoder().encode(text).length <= 15;
  return isShort && /^[^\s/:]+$/u.test(text) && text !== '.' && text !== '..';
}
