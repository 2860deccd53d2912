import { parseAddress } from './addresses';
import { type EngineFacts, speaks } from './engineFacts';

/** What may stand behind `name=` in a driver option. */
export type OptionValue =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'address' }
  | { readonly kind: 'interface' }
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
    { name: 'com.docker.network.container_iface_prefix', value: iface },
  ],
  macvlan: [
    { name: 'parent', value: iface },
    {
      name: 'macvlan_mode',
      value: { kind: 'choice', values: ['bridge', 'private', 'vepa', 'passthru'] },
    },
    mtu,
  ],
  ipvlan: [
    { name: 'parent', value: iface },
    { name: 'ipvlan_mode', value: { kind: 'choice', values: ['l2', 'l3', 'l3s'] } },
    { name: 'ipvlan_flag', value: { kind: 'choice', values: ['bridge', 'private', 'vepa'] } },
    mtu,
  ],
  overlay: [mtu],
};

/** Podman knows few of them, some under names of its own: its compatible API takes no others. */
const podmanOptions: ReadonlySet<string> = new Set([
  'com.docker.network.bridge.name',
  'com.docker.network.driver.mtu',
  'parent',
  'macvlan_mode',
  'ipvlan_mode',
]);

/** The options that the driver of this engine documents, each name once; none for a plug-in. */
export function knownOptions(driver: string, facts: EngineFacts): readonly KnownOption[] {
  const all = (byDriver[driver] ?? []).filter(({ name, since }) =>
    facts.isPodman ? podmanOptions.has(name) : since === undefined || speaks(facts, since),
  );
  // The later entry of a name is that of the newer engine.
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
      return isInterfaceName(text);
    case 'choice':
      return value.values.includes(text);
    case 'text':
      return text !== '';
  }
}

/** A name that Linux takes for a network interface (IFNAMSIZ): 1 to 15 characters, no slash, colon or blank. */
export function isInterfaceName(text: string): boolean {
  return /^[^\s/:]{1,15}$/u.test(text) && text !== '.' && text !== '..';
}
