import { anyKnownOptions, type KnownOption, isOptionValue, knownOptions } from './driverOptions';
import { type EngineFacts, speaks } from './engineFacts';
import type { Landscape, Network } from './landscape';
import type { NetworkDraft, Pair } from './networkDraft';
import { isPlainName, type NetworkNameProblem, networkNameProblem } from './networkName';
import { subnetProblems, type SubnetReason } from './subnetProblems';

/** What a draft is checked against. */
export interface DraftContext {
  readonly landscape: Landscape;
  readonly facts: EngineFacts;
  /** CIDRs that the engine's host routes elsewhere, as far as they can be known. */
  readonly routes: readonly string[];
  /** CIDRs that no network shall use: a VPN, an office. As they were typed. */
  readonly avoided: readonly string[];
  /** The network that is made again: neither its name nor its addresses are in the way. */
  readonly except?: Network;
}

export type DraftField =
  | 'name'
  | 'driver'
  | 'hasIpv4'
  | 'hasIpv6'
  | 'subnets'
  | 'configFrom'
  | 'options'
  | 'labels'
  | 'avoided';

/** Where it is: a field, and for a table the row and the column. */
export interface DraftPlace {
  readonly field: DraftField;
  readonly row?: number;
  readonly column?: string;
}

export type DraftReason =
  | SubnetReason
  | { readonly kind: 'name'; readonly problem: NetworkNameProblem }
  | { readonly kind: 'nameTaken'; readonly network: Network }
  | { readonly kind: 'notPlain' }
  | { readonly kind: 'noFamily' }
  /** The engine's API is older than 1.48. */
  | { readonly kind: 'ipv4Needed' }
  /** Before API 1.46 engines have no IPv6 addresses of their own to give. */
  | { readonly kind: 'ipv6NeedsSubnet' }
  /** Docker since API 1.46 never gets done with an overlay that has an IPv6 subnet. */
  | { readonly kind: 'overlayIpv6' }
  | { readonly kind: 'needsSwarm' }
  | { readonly kind: 'needsManager' }
  | { readonly kind: 'templateMissing'; readonly name: string }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'badOption'; readonly option: KnownOption }
  | { readonly kind: 'unknownOption'; readonly name: string }
  | { readonly kind: 'bridgeNameTaken'; readonly network: Network }
  | { readonly kind: 'parentTaken'; readonly network: Network }
  | { readonly kind: 'noParent' }
  | { readonly kind: 'isolatedNeedsInternal' };

/** Something to say about a draft. Only an `error` is known to be refused by the engine, or to do harm. */
export interface DraftProblem extends DraftPlace {
  readonly severity: 'error' | 'warning' | 'info';
  readonly reason: DraftReason;
}

/** Everything to say about a draft before an engine is asked. Without an error the engine should take it. */
export function draftProblems(draft: NetworkDraft, context: DraftContext): readonly DraftProblem[] {
  const isFromTemplate = draft.configFrom !== '' && !draft.isConfigOnly;
  return [
    ...nameProblems(draft, context),
    ...driverProblems(draft, context),
    ...(isFromTemplate
      ? templateProblems(draft, context)
      : [
          ...familyProblems(draft, context),
          ...subnetProblems(draft, context),
          ...optionProblems(draft, context),
          ...pairProblems('labels', draft.labels),
        ]),
  ];
}

function error(field: DraftField, reason: DraftReason, place: Partial<DraftPlace> = {}) {
  return { severity: 'error', field, reason, ...place } as const;
}

function* nameProblems(
  { name }: NetworkDraft,
  { landscape, facts, except }: DraftContext,
): Iterable<DraftProblem> {
  const problem = networkNameProblem(name);
  if (problem) {
    yield error('name', { kind: 'name', problem });
    return;
  }
  const network = landscape.networks.find(other => other.name === name && other.id !== except?.id);
  if (network) yield error('name', { kind: 'nameTaken', network });
  if (!isPlainName(name)) {
    const severity = facts.isPodman ? 'error' : 'warning';
    yield { severity, field: 'name', reason: { kind: 'notPlain' } };
  }
}

function* driverProblems(
  { driver, isConfigOnly }: NetworkDraft,
  { facts: { swarm } }: DraftContext,
): Iterable<DraftProblem> {
  if (driver !== 'overlay' || isConfigOnly) return;
  if (swarm.state !== 'active') yield error('driver', { kind: 'needsSwarm' });
  else if (!swarm.isManager) yield error('driver', { kind: 'needsManager' });
}

function* templateProblems(
  { configFrom }: NetworkDraft,
  { landscape }: DraftContext,
): Iterable<DraftProblem> {
  const isThere = landscape.networks.some(
    ({ name, isConfigOnly }) => isConfigOnly && name === configFrom,
  );
  if (!isThere) yield error('configFrom', { kind: 'templateMissing', name: configFrom });
}

function* familyProblems(
  { hasIpv4, hasIpv6, subnets, isConfigOnly, driver }: NetworkDraft,
  { facts }: DraftContext,
): Iterable<DraftProblem> {
  if (!hasIpv4 && !hasIpv6) yield error('hasIpv6', { kind: 'noFamily' });
  const isOverlay = driver === 'overlay' && !isConfigOnly;
  if (!hasIpv4 && (isOverlay || !speaks(facts, '1.48'))) {
    yield error('hasIpv4', { kind: 'ipv4Needed' });
  }
  if (hasIpv6 && isOverlay && speaks(facts, '1.46')) {
    // It says "201 Created", and "invalid Prefix" in its log alone: the network stays without a driver.
    yield error('hasIpv6', { kind: 'overlayIpv6' });
    return;
  }
  const hasSubnet = subnets.some(({ subnet }) => subnet.includes(':'));
  // Overlay gets its addresses from the Swarm, which has IPv4 ones only.
  const canChoose = speaks(facts, '1.46') && !isOverlay;
  if (hasIpv6 && !hasSubnet && !isConfigOnly && !canChoose && !facts.isPodman) {
    yield error('hasIpv6', { kind: 'ipv6NeedsSubnet' });
  }
}

function* optionProblems(draft: NetworkDraft, context: DraftContext): Iterable<DraftProblem> {
  const { driver, options, isInternal, isConfigOnly } = draft;
  yield* pairProblems('options', options);
  const { facts } = context;
  const all = isConfigOnly ? anyKnownOptions(facts) : knownOptions(driver, facts);
  const known = new Map(all.map(option => [option.name, forFamilies(option, draft)]));
  for (const [row, { name, value }] of options.entries()) {
    if (name.trim() === '') continue;
    const option = known.get(name.trim());
    if (!option) {
      const reason = { kind: 'unknownOption', name } as const;
      if (known.size > 0) yield { severity: 'info', field: 'options', row, column: 'name', reason };
    } else if (!isOptionValue(option, value)) {
      yield error('options', { kind: 'badOption', option }, { row, column: 'value' });
    } else if (isIsolation(option, value) && !isInternal && !isConfigOnly) {
      yield error('options', { kind: 'isolatedNeedsInternal' }, { row, column: 'value' });
    } else {
      yield* interfaceProblems(draft, context, { name: name.trim(), value }, row);
    }
  }
  const isLan = (driver === 'macvlan' || driver === 'ipvlan') && !draft.isConfigOnly;
  if (isLan && !options.some(({ name }) => name.trim() === 'parent')) {
    yield { severity: 'info', field: 'options', reason: { kind: 'noParent' } };
  }
}

/** A gateway mode; a bridge or a parent may be called the same. */
function isIsolation({ value: { kind } }: KnownOption, value: string): boolean {
  return kind === 'choice' && value === 'isolated';
}

/** IPv6 needs packets of 1280 bytes (RFC 8200, section 5): Linux takes it off an interface with smaller ones. */
function forFamilies(option: KnownOption, { hasIpv6 }: NetworkDraft): KnownOption {
  const { value } = option;
  return value.kind === 'number' && hasIpv6
    ? { ...option, value: { ...value, min: Math.max(value.min, 1280) } }
    : option;
}

/** Bridges and parents that another network has already. */
function* interfaceProblems(
  { driver, isConfigOnly }: NetworkDraft,
  { landscape, facts, except }: DraftContext,
  { name, value }: Pair,
  row: number,
): Iterable<DraftProblem> {
  if (isConfigOnly) return;
  const users = landscape.networks.filter(
    other => other.id !== except?.id && !other.isConfigOnly && other.options[name] === value,
  );
  const place = { row, column: 'value' };
  if (name === 'com.docker.network.bridge.name' && users[0]) {
    // Docker 20.10 makes it all the same, and removing it later breaks the other one.
    yield error('options', { kind: 'bridgeNameTaken', network: users[0] }, place);
  }
  const sharer = users.find(other => other.driver === driver);
  if (name === 'parent' && driver === 'macvlan' && sharer && !speaks(facts, '1.48')) {
    yield error('options', { kind: 'parentTaken', network: sharer }, place);
  }
}

function* pairProblems(
  field: 'options' | 'labels',
  pairs: readonly Pair[],
): Iterable<DraftProblem> {
  const seen = new Set<string>();
  for (const [row, { name, value }] of pairs.entries()) {
    const key = name.trim();
    if (key === '' && value.trim() !== '') {
      yield error(field, { kind: 'unnamed' }, { row, column: 'name' });
    }
    if (key !== '' && seen.has(key)) {
      yield error(field, { kind: 'twice', name: key }, { row, column: 'name' });
    }
    seen.add(key);
  }
}
