import type { Container } from './landscape';
import type { Passage } from './passage';
import type { Way, WayKind } from './reach';
import type { Link, Stack } from './stacks';

/** How one namespace reaches another one; none where it does not. All that use them are to run. */
export function waysBetween(from: Stack, to: Stack): readonly Way[] {
  if (from.key === to.key) return [ownWay(to)];
  if (!isUp(from.owner) || !isUp(to.owner)) return [];
  if (to.isHost) return gatewayWays(from);
  return to.links.flatMap(link => wayOver(link, from) ?? []);
}

/** Has processes, if only paused ones, or would have them. Between two tries of a restart there are none. */
export function isUp({ state }: Pick<Container, 'state'>): boolean {
  return state === 'running' || state === 'paused' || state === 'planned';
}

function ownWay({ owner, links }: Stack): Way {
  // With the owner stopped, its namespace lasts, but without its networks.
  const own = isUp(owner) ? links.flatMap(addressesOf) : [];
  const hasNames = isUp(owner) && links.some(link => link.hasNames);
  return { kind: 'localhost', addresses: ['127.0.0.1', ...own], hasNames };
}

function gatewayWays({ doors }: Stack): Way[] {
  return doors().map(({ network, addresses }) => ({
    kind: 'gateway',
    network,
    addresses,
    hasNames: false,
  }));
}

function wayOver(link: Link, from: Stack): Way | undefined {
  if (from.isHost) return way('host', link, ({ host }) => host === 'open');
  const shared = from.links.find(({ network }) => network === link.network);
  if (!shared) return routedWay(link, from);
  const isOpen = ({ members }: Passage, family: 'ipv4' | 'ipv6') =>
    members === 'open' && shared[family] !== undefined;
  return way('direct', link, isOpen);
}

/** Over the sender's default route, by whatever bridge that is. */
function routedWay(link: Link, from: Stack): Way | undefined {
  const isOpen = ({ inwards }: Passage, family: 'ipv4' | 'ipv6') =>
    inwards === 'all' && hasExit(from, family);
  return way('routed', link, isOpen);
}

/** It has a default route through the host. */
export function hasExit({ links }: Stack, family: 'ipv4' | 'ipv6'): boolean {
  const passage = family === 'ipv4' ? 'passage4' : 'passage6';
  return links.some(link => link[family] !== undefined && link[passage].outwards);
}

function way(
  kind: WayKind,
  { network, ipv4, ipv6, passage4, passage6, hasNames }: Link,
  isOpen: (passage: Passage, family: 'ipv4' | 'ipv6') => boolean,
): Way | undefined {
  const addresses: string[] = [];
  if (ipv4 !== undefined && isOpen(passage4, 'ipv4')) addresses.push(ipv4);
  if (ipv6 !== undefined && isOpen(passage6, 'ipv6')) addresses.push(ipv6);
  if (addresses.length === 0) return undefined;
  return { kind, network, addresses, hasNames: kind === 'direct' && hasNames };
}

export function addressesOf({ ipv4, ipv6 }: Pick<Link, 'ipv4' | 'ipv6'>): string[] {
  return [ipv4, ipv6].filter(address => address !== undefined);
}
