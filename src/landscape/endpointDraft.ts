import { formatAddress, parseAddress } from './addresses';
import { containsCidr, formatCidr } from './cidr';
import { isInterfaceName } from './driverOptions';
import type { EndpointSettings } from './endpointSettings';
import { type EngineFacts, speaks } from './engineFacts';
import { poolsFor } from './freeSubnets';
import type { Container, Landscape, Network } from './landscape';
import type { Pair } from './networkDraft';
import { isDefaultBridge } from './predefined';
import { hostProblem } from './subnetProblems';
import { type AddressUser, cidrsOf, subnetWith, usedAddresses } from './usedAddresses';

/** The attachment that somebody is about to ask for, as it was typed. Empty is what was left to the engine. */
export interface EndpointDraft {
  /** Names, separated by blanks or commas. */
  readonly aliases: string;
  readonly ipv4: string;
  readonly ipv6: string;
  /** Addresses, separated by blanks or commas. */
  readonly linkLocalIps: string;
  readonly mac: string;
  readonly gatewayPriority: string;
  /** What the container calls the interface, e.g. `eth1`. */
  readonly interfaceName: string;
  readonly driverOptions: readonly Pair[];
}

export const emptyEndpointDraft: EndpointDraft = {
  aliases: '',
  ipv4: '',
  ipv6: '',
  linkLocalIps: '',
  mac: '',
  gatewayPriority: '',
  interfaceName: '',
  driverOptions: [],
};

/** Why an address cannot be had on a network. */
export type AddressReason =
  | { readonly kind: 'notAddress' }
  /** It is not in any subnet of the network. */
  | { readonly kind: 'outside'; readonly subnets: readonly string[] }
  | { readonly kind: 'edge'; readonly address: string }
  | { readonly kind: 'taken'; readonly address: string; readonly by: AddressUser }
  /** The subnet looks as if the engine had chosen it; then it gives no fixed addresses. */
  | { readonly kind: 'chosenByEngine'; readonly subnet: string };

export type EndpointReason =
  | AddressReason
  | { readonly kind: 'oddAlias'; readonly alias: string }
  | { readonly kind: 'notLinkLocal'; readonly address: string }
  | { readonly kind: 'notMac' }
  | { readonly kind: 'notPriority' }
  | { readonly kind: 'notInterface' }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'twice'; readonly name: string };

export interface EndpointProblem {
  readonly severity: 'error' | 'warning';
  readonly field: keyof EndpointDraft;
  readonly row?: number;
  readonly reason: EndpointReason;
}

/** Which settings of an endpoint this engine takes on this network. */
export function endpointFields(
  network: Network,
  facts: EngineFacts,
): ReadonlySet<keyof EndpointDraft> {
  const fields = new Set<keyof EndpointDraft>();
  // https://docs.docker.com/engine/network/drivers/bridge/: the default one has neither names nor choices.
  if (!isDefaultBridge(network)) {
    fields.add('aliases');
    if (cidrsOf(network, 4).length > 0) fields.add('ipv4');
    if (network.hasIpv6 && cidrsOf(network, 6).length > 0) fields.add('ipv6');
  }
  if (facts.isPodman || speaks(facts, '1.54')) fields.add('mac');
  if (facts.isPodman) return fields;
  fields.add('linkLocalIps').add('driverOptions');
  if (speaks(facts, '1.48')) fields.add('gatewayPriority').add('interfaceName');
  return fields;
}

/** Everything to say about an endpoint before the engine is asked. What it does not take is not looked at. */
export function endpointProblems(
  draft: EndpointDraft,
  network: Network,
  landscape: Landscape,
  facts: EngineFacts,
  container?: Container,
): readonly EndpointProblem[] {
  const fields = endpointFields(network, facts);
  const problems = [...problemsOf(draft, network, landscape, facts, container)];
  return problems.filter(({ field }) => fields.has(field));
}

function* problemsOf(
  draft: EndpointDraft,
  network: Network,
  landscape: Landscape,
  facts: EngineFacts,
  container?: Container,
): Iterable<EndpointProblem> {
  const error = (field: keyof EndpointDraft, reason: EndpointReason) =>
    ({ severity: 'error', field, reason }) as const;
  for (const alias of wordsOf(draft.aliases)) {
    if (!isHostName(alias)) {
      yield { severity: 'warning', field: 'aliases', reason: { kind: 'oddAlias', alias } };
    }
  }
  for (const [field, version] of [
    ['ipv4', 4],
    ['ipv6', 6],
  ] as const) {
    const typed = draft[field].trim();
    const reason = typed && addressReason(typed, version, network, landscape, facts, container);
    if (!reason) continue;
    const severity = reason.kind === 'chosenByEngine' ? 'warning' : 'error';
    yield { severity, field, reason };
  }
  for (const address of wordsOf(draft.linkLocalIps)) {
    if (!isLinkLocal(address)) yield error('linkLocalIps', { kind: 'notLinkLocal', address });
  }
  const { mac, gatewayPriority, interfaceName } = draft;
  if (mac.trim() !== '' && !isMac(mac.trim())) yield error('mac', { kind: 'notMac' });
  if (gatewayPriority.trim() !== '' && !isPriority(gatewayPriority.trim())) {
    yield error('gatewayPriority', { kind: 'notPriority' });
  }
  if (interfaceName.trim() !== '' && !isFreeInterface(interfaceName.trim())) {
    yield error('interfaceName', { kind: 'notInterface' });
  }
  const seen = new Set(interfaceName.trim() === '' ? [] : [interfaceOption]);
  for (const [row, { name, value }] of draft.driverOptions.entries()) {
    const key = name.trim();
    if (key === '' && value.trim() !== '')
      yield { ...error('driverOptions', { kind: 'unnamed' }), row };
    if (key !== '' && seen.has(key)) {
      yield { ...error('driverOptions', { kind: 'twice', name: key }), row };
    }
    if (key === interfaceOption && speaks(facts, '1.48') && !isFreeInterface(value)) {
      yield { ...error('driverOptions', { kind: 'notInterface' }), row };
    }
    seen.add(key);
  }
}

/** Every container has its own loopback interface already. */
function isFreeInterface(text: string): boolean {
  return isInterfaceName(text) && text !== 'lo';
}

/** Why a container cannot have that address on the network, or undefined. */
export function addressReason(
  typed: string,
  version: 4 | 6,
  network: Network,
  landscape: Landscape,
  facts: EngineFacts,
  /** It may keep what it has. */
  container?: Container,
): AddressReason | undefined {
  const address = parseAddress(typed);
  if (address?.version !== version) return { kind: 'notAddress' };
  const subnet = subnetWith(network, address);
  if (!subnet) {
    return {
      kind: 'outside',
      subnets: cidrsOf(network, version).map(({ cidr }) => formatCidr(cidr)),
    };
  }
  const text = formatAddress(address);
  if (hostProblem(text, subnet)?.kind === 'edge') return { kind: 'edge', address: text };
  const by = usedAddresses(landscape, network).get(text);
  if (by && !(by.kind === 'container' && by.container.id === container?.id)) {
    return { kind: 'taken', address: text, by };
  }
  const isLikely = poolsFor(facts, 4).some(
    ({ base, size }) => subnet.prefix === size && containsCidr(base, subnet),
  );
  return isLikely && version === 4 && network.driver === 'bridge' && !facts.isPodman
    ? { kind: 'chosenByEngine', subnet: formatCidr(subnet) }
    : undefined;
}

const interfaceOption = 'com.docker.network.endpoint.ifname';

/** The settings that a draft without errors asks for, as far as the engine takes them. */
export function settingsOfEndpoint(
  draft: EndpointDraft,
  fields: ReadonlySet<keyof EndpointDraft>,
): EndpointSettings {
  const typed = (field: keyof EndpointDraft & ('ipv4' | 'ipv6' | 'mac' | 'interfaceName')) =>
    fields.has(field) && draft[field].trim() !== '' ? draft[field].trim() : undefined;
  const words = (field: 'aliases' | 'linkLocalIps') =>
    fields.has(field) && wordsOf(draft[field]).length > 0 ? wordsOf(draft[field]) : undefined;
  const priority = draft.gatewayPriority.trim();
  const iface = typed('interfaceName');
  const options = Object.fromEntries([
    ...(fields.has('driverOptions') ? draft.driverOptions : [])
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, value }) => [name.trim(), value] as const),
    ...(iface === undefined ? [] : [[interfaceOption, iface] as const]),
  ]);
  const settings = {
    fixedIpv4: typed('ipv4'),
    fixedIpv6: typed('ipv6'),
    linkLocalIps: words('linkLocalIps'),
    mac: typed('mac'),
    aliases: words('aliases'),
    driverOptions: Object.keys(options).length > 0 ? options : undefined,
    gatewayPriority:
      fields.has('gatewayPriority') && priority !== '' ? Number(priority) : undefined,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** Parts of a list that was typed into one field. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** What everything that looks up names takes: RFC 1123, section 2.1, and the underscore that Docker's own names have. */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split('.').every(label => /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/i.test(label))
  );
}

/** 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291, section 2.5.6). */
function isLinkLocal(text: string): boolean {
  const address = parseAddress(text);
  if (!address) return false;
  const { version, value } = address;
  return version === 4 ? value >> 16n === 0xa9fen : value >> 118n === 0x3fan;
}

/** Six pairs of hexadecimal digits, not a group address (IEEE 802: the lowest bit of the first byte). */
function isMac(text: string): boolean {
  return (
    /^[\da-f]{2}([:-][\da-f]{2}){5}$/i.test(text) && (parseInt(text.slice(0, 2), 16) & 1) === 0
  );
}

/** A whole number that fits into 32 bits. */
function isPriority(text: string): boolean {
  return /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31;
}
