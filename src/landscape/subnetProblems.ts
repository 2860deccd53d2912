import { type Address, formatAddress, parseAddress } from './addresses';
import {
  type Cidr,
  contains,
  containsCidr,
  firstOf,
  formatCidr,
  hasHostBits,
  lastOf,
  networkOf,
  overlaps,
  parseCidr,
} from './cidr';
import type { DraftContext, DraftProblem } from './draftProblems';
import { speaks } from './engineFacts';
import { nextFreeAddress, usableHosts } from './freeAddresses';
import type { Network } from './landscape';
import { type NetworkDraft, reservedOf, type SubnetDraft } from './networkDraft';

/** What can be wrong with the addresses of a network. CIDRs and addresses are canonical text. */
export type SubnetReason =
  | { readonly kind: 'notCidr' }
  | { readonly kind: 'hostBits'; readonly meant: string }
  | { readonly kind: 'familyOff'; readonly version: 4 | 6 }
  | { readonly kind: 'secondOfFamily'; readonly version: 4 | 6 }
  | { readonly kind: 'tooSmall' }
  | { readonly kind: 'overlapsNetwork'; readonly network: Network; readonly subnet: string }
  | { readonly kind: 'overlapsRow'; readonly row: number }
  | { readonly kind: 'overlapsRoute'; readonly route: string }
  | { readonly kind: 'overlapsAvoided'; readonly range: string }
  | { readonly kind: 'notAddress' }
  | { readonly kind: 'outside'; readonly subnet: string }
  /** The first or last address of a subnet, which nobody can have. */
  | { readonly kind: 'edge'; readonly address: string }
  | { readonly kind: 'subnetMissing' }
  | { readonly kind: 'reservedUnnamed'; readonly address: string }
  | { readonly kind: 'reservedTwice'; readonly name: string }
  | { readonly kind: 'reservedGateway'; readonly address: string };

/** Loopback, link-local and multicast addresses: no machine on any network can be reached by them. */
const unreachable = ['127.0.0.0/8', '224.0.0.0/4', 'fe80::/10', 'ff00::/8'];

/** IPv4 addresses in the clothes of IPv6 (RFC 4291, section 2.5.5.2), which engines take for IPv4 ones. */
const mapped = '::ffff:0:0/96';

interface Found {
  readonly column: keyof SubnetDraft;
  readonly reason: SubnetReason;
  readonly severity?: 'warning';
}

/** What is to be said about the subnets of a draft and about the ranges to avoid. */
export function* subnetProblems(
  draft: NetworkDraft,
  context: DraftContext,
): Iterable<DraftProblem> {
  for (const [row, typed] of draft.subnets.entries()) {
    for (const { column, reason, severity = 'error' } of rowProblems(draft, context, typed, row)) {
      yield { severity, field: 'subnets', row, column, reason };
    }
  }
  const hasSubnet = draft.subnets.some(({ subnet }) => subnet.trim() !== '');
  if (context.facts.isPodman && draft.driver === 'ipvlan' && !hasSubnet) {
    yield { severity: 'error', field: 'subnets', reason: { kind: 'subnetMissing' } };
  }
  if (context.avoided.some(range => !parseCidr(range))) {
    yield { severity: 'error', field: 'avoided', reason: { kind: 'notCidr' } };
  }
}

function* rowProblems(
  draft: NetworkDraft,
  context: DraftContext,
  typed: SubnetDraft,
  row: number,
): Iterable<Found> {
  const others = [typed.gateway, typed.ipRange, typed.reserved];
  if (typed.subnet.trim() === '') {
    const hasMore = others.some(text => text.trim() !== '');
    if (hasMore) yield { column: 'subnet', reason: { kind: 'subnetMissing' } };
    return;
  }
  const subnet = parseCidr(typed.subnet.trim());
  if (!subnet || isInside(mapped, subnet)) {
    yield { column: 'subnet', reason: { kind: 'notCidr' } };
    return;
  }
  if (hasHostBits(subnet)) {
    const meant = formatCidr(networkOf(subnet));
    yield { column: 'subnet', reason: { kind: 'hostBits', meant } };
    return;
  }
  for (const found of placeProblems(draft, context, subnet, row)) {
    yield { column: 'subnet', ...found };
  }
  yield* insideProblems(typed, subnet);
}

/** How the subnet stands to everything else. */
function* placeProblems(
  draft: NetworkDraft,
  context: DraftContext,
  subnet: Cidr,
  row: number,
): Iterable<Omit<Found, 'column'>> {
  const { version } = subnet;
  const { facts } = context;
  if (!(version === 4 ? draft.hasIpv4 : draft.hasIpv6)) {
    yield { reason: { kind: 'familyOff', version } };
  }
  const before = draft.subnets.slice(0, row).map(({ subnet }) => parseCidr(subnet.trim()));
  const twin = before.findIndex(other => other && overlaps(other, subnet));
  if (twin >= 0) yield { reason: { kind: 'overlapsRow', row: twin } };
  else if (hasOneOfFamily(draft, context) && before.some(other => other?.version === version)) {
    yield { reason: { kind: 'secondOfFamily', version } };
  }
  // Engines before 25 need an address for the gateway beside those that they keep back.
  const smallest = version === 4 && !speaks(facts, '1.44') ? 30 : version === 4 ? 32 : 127;
  if (subnet.prefix > smallest) yield { reason: { kind: 'tooSmall' } };
  // A template takes no addresses yet.
  if (draft.isConfigOnly) return;
  const clash = clashOf(draft, context, subnet);
  if (clash) yield clash;
  const lost = unreachable.find(other => isOverlapping(other, subnet));
  if (lost !== undefined) yield { reason: { kind: 'overlapsRoute', route: lost } };
  const route = context.routes.find(other => isOverlapping(other, subnet));
  if (route !== undefined) {
    const reason = { kind: 'overlapsRoute', route } as const;
    const isRefused = facts.isPodman && draft.driver === 'bridge';
    yield isRefused ? { reason } : { reason, severity: 'warning' };
  }
  const range = context.avoided.find(other => isOverlapping(other, subnet));
  if (range !== undefined) {
    yield { reason: { kind: 'overlapsAvoided', range }, severity: 'warning' };
  }
}

/** The first network that the subnet overlaps: one that the engine would refuse it for before others. */
function clashOf(
  { driver }: NetworkDraft,
  { facts, landscape, except }: DraftContext,
  subnet: Cidr,
): Omit<Found, 'column'> | undefined {
  const found = landscape.networks.flatMap(network => {
    const isAside = network.id === except?.id || network.isConfigOnly;
    const hit = network.subnets.find(other => isOverlapping(other.subnet, subnet));
    if (isAside || !hit) return [];
    const reason = { kind: 'overlapsNetwork', network, subnet: hit.subnet } as const;
    // Swarm's networks have an address space of their own: nothing is refused across, but routes may clash.
    const isSameSpace = (network.scope === 'swarm') === (driver === 'overlay');
    const isRefused = facts.isPodman ? driver === 'bridge' : isSameSpace;
    return [isRefused ? { reason } : { reason, severity: 'warning' as const }];
  });
  return found.find(({ severity }) => severity === undefined) ?? found[0];
}

/** Gateway, range and reserved addresses, which have to be inside of the subnet. */
function* insideProblems(typed: SubnetDraft, subnet: Cidr): Iterable<Found> {
  const gateway = typed.gateway.trim();
  if (gateway !== '') {
    const reason = hostProblem(gateway, subnet);
    if (reason) yield { column: 'gateway', reason };
  }
  const range = typed.ipRange.trim() === '' ? subnet : parseCidr(typed.ipRange.trim());
  if (!range) yield { column: 'ipRange', reason: { kind: 'notCidr' } };
  else if (!containsCidr(subnet, range)) {
    yield { column: 'ipRange', reason: { kind: 'outside', subnet: formatCidr(subnet) } };
  } else if (hasHostBits(range)) {
    const meant = formatCidr(networkOf(range));
    yield { column: 'ipRange', reason: { kind: 'hostBits', meant } };
  } else if (range !== subnet && usableHosts(subnet, range) === 0n) {
    yield { column: 'ipRange', reason: { kind: 'tooSmall' } };
  }
  const given = parseAddress(gateway) ?? nextFreeAddress(range ?? subnet, [], 0n, subnet);
  for (const reason of reservedProblems(typed.reserved, subnet, given)) {
    yield { column: 'reserved', reason };
  }
}

function* reservedProblems(
  typed: string,
  subnet: Cidr,
  gateway: Address | undefined,
): Iterable<SubnetReason> {
  const names = new Set<string>();
  const addresses = new Set<bigint>();
  for (const { name, value } of reservedOf(typed)) {
    if (name === '') yield { kind: 'reservedUnnamed', address: value };
    const reason = hostProblem(value, subnet);
    if (reason) yield reason;
    if (name !== '' && names.has(name)) yield { kind: 'reservedTwice', name };
    names.add(name);
    const address = parseAddress(value);
    if (!address) continue;
    const text = formatAddress(address);
    if (address.value === gateway?.value) yield { kind: 'reservedGateway', address: text };
    if (addresses.has(address.value)) yield { kind: 'reservedTwice', name: text };
    addresses.add(address.value);
  }
}

/** Why nobody can have that address in the subnet, or undefined. */
export function hostProblem(typed: string, subnet: Cidr): SubnetReason | undefined {
  const address = parseAddress(typed);
  if (!address) return { kind: 'notAddress' };
  if (!contains(subnet, address)) return { kind: 'outside', subnet: formatCidr(subnet) };
  const isPointToPoint = subnet.version === 4 && subnet.prefix >= 31;
  const isFirst = address.value === firstOf(subnet).value;
  // Docker before 27 counts addresses in 64 bits, and is one short.
  const hasLast = subnet.version === 6 && subnet.prefix > 64;
  const isLast = !hasLast && address.value === lastOf(subnet).value;
  return (isFirst || isLast) && !isPointToPoint
    ? { kind: 'edge', address: formatAddress(address) }
    : undefined;
}

/** Bridges of Docker have one subnet of a version; what a template is for, it does not say. */
function hasOneOfFamily({ driver, isConfigOnly }: NetworkDraft, { facts }: DraftContext): boolean {
  return driver === 'bridge' && !isConfigOnly && !facts.isPodman;
}

function isInside(text: string, subnet: Cidr): boolean {
  const other = parseCidr(text);
  return other !== undefined && containsCidr(other, subnet);
}

function isOverlapping(text: string, subnet: Cidr): boolean {
  const other = parseCidr(text);
  return other !== undefined && overlaps(other, subnet);
}

/** What a subnet is worth: its first and last address and how many an engine can give. */
interface SubnetSize {
  readonly first: string;
  readonly last: string;
  readonly usable: bigint;
}

/** The size of a subnet as typed, or of the range of it that addresses are taken from; undefined for nonsense. */
export function subnetSize({ subnet, ipRange }: SubnetDraft): SubnetSize | undefined {
  const whole = parseCidr(subnet.trim());
  if (!whole) return undefined;
  const typed = ipRange.trim() === '' ? whole : parseCidr(ipRange.trim());
  const range = typed && containsCidr(whole, typed) ? typed : whole;
  return {
    first: formatAddress(firstOf(range)),
    last: formatAddress(lastOf(range)),
    usable: usableHosts(whole, range),
  };
}
