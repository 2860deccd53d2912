import { type EngineKind, speaks } from './engineFacts';
import type { Network } from './landscape';
import { isHostNetwork, isNoneNetwork } from './predefined';

/** An IP version. */
export type Family = 4 | 6;

/** What a network lets through, for one IP version. */
export interface Passage {
  /** Between two of its members. */
  readonly members: 'open' | 'iccOff' | 'privateMode' | 'unknown';
  /** Between a member and the host, by the address that the host has on the network. */
  readonly host: 'open' | 'closed' | 'unknown';
  /** From other bridges: nothing but published ports at the host's addresses, those at its own ones as well, or all. */
  readonly inwards: 'none' | 'published' | 'all' | 'unknown';
  /** To other bridges and to published ports at the host's addresses. */
  readonly outwards: boolean;
}

/** What a network's driver and options let through. Without facts, as Docker 28 does it. */
export function passageOf(network: Network, family: Family, facts?: EngineKind): Passage {
  if (isHostNetwork(network) || isNoneNetwork(network)) return nothing;
  switch (network.driver) {
    case 'bridge':
      return bridgePassage(network, family, facts);
    case 'overlay':
      // Its containers leave by docker_gwbridge, if they may.
      return { members: 'open', host: 'closed', inwards: 'none', outwards: !network.isInternal };
    case 'macvlan':
    case 'ipvlan':
      return lanPassage(network);
    default:
      return { members: 'unknown', host: 'unknown', inwards: 'unknown', outwards: false };
  }
}

const nothing: Passage = { members: 'unknown', host: 'closed', inwards: 'none', outwards: false };

/**
 * https://docs.docker.com/engine/network/port-publishing/ and, measured on real ones, test/engine/reachability.test.ts.
 * An internal network keeps the host's address, unless its gateway mode is `isolated`, and passes nothing on.
 */
function bridgePassage(network: Network, family: Family, facts: EngineKind | undefined): Passage {
  const isFiltered = family === 4 || filtersIpv6(facts);
  const isOff = isFiltered && isFalse(network.options[`${bridgeOption}enable_icc`]);
  const isInternal = isFiltered && network.isInternal;
  const mode = gatewayMode(network, family, facts);
  const hasAddress = mode !== 'isolated' && !(family === 4 && isInhibited(network));
  return {
    members: isOff ? 'iccOff' : 'open',
    host: hasAddress ? 'open' : 'closed',
    inwards: isInternal ? 'none' : inwardsOf(mode, family, facts),
    outwards: !isInternal && hasAddress,
  };
}

const bridgeOption = 'com.docker.network.bridge.';

function inwardsOf(mode: string, family: Family, facts?: EngineKind): Passage['inwards'] {
  // It isolates a network only when asked to, by an option that its lists leave out.
  if (facts?.isPodman) return 'unknown';
  if (family === 6 && !filtersIpv6(facts)) return 'all';
  if (mode === 'routed') return 'published';
  // Docker 29 has no rules between bridges any more: https://github.com/moby/moby/commit/1ad9599da7
  return mode === 'nat-unprotected' && facts && speaks(facts, '1.52') ? 'all' : 'none';
}

/**
 * Before version 27 Docker makes no rules for IPv6, as its option `ip6tables` is off: all bridges are one then.
 * https://docs.docker.com/engine/release-notes/27/
 */
function filtersIpv6(facts: EngineKind | undefined): boolean {
  return !facts || facts.isPodman || speaks(facts, '1.46');
}

/** `nat` also where the engine passes over the option, as ones do that do not know it. */
function gatewayMode(network: Network, family: Family, facts: EngineKind | undefined): string {
  const mode = network.options[`${bridgeOption}gateway_mode_ipv${family}`] ?? 'nat';
  const since = mode === 'routed' ? '1.46' : '1.48';
  return mode === '' || (facts && !speaks(facts, since)) ? 'nat' : mode;
}

function isInhibited(network: Network): boolean {
  return isTrue(network.options[`${bridgeOption}inhibit_ipv4`]);
}

/**
 * The kernel lets nothing through between a parent's interfaces and the host itself; in mode `vepa` the switch decides.
 * https://docs.docker.com/engine/network/drivers/macvlan/, https://docs.docker.com/engine/network/drivers/ipvlan/
 */
function lanPassage({ driver, options }: Network): Passage {
  const mode = options[driver === 'macvlan' ? 'macvlan_mode' : 'ipvlan_flag'] ?? options['mode'];
  const members = mode === 'private' ? 'privateMode' : mode === 'vepa' ? 'unknown' : 'open';
  return { members, host: 'closed', inwards: 'none', outwards: false };
}

// As Go's strconv.ParseBool reads them.
function isFalse(text: string | undefined): boolean {
  return text !== undefined && /^(0|f|F|FALSE|false|False)$/.test(text);
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|t|T|TRUE|true|True)$/.test(text);
}
