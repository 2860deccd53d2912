import { parseAddress } from './addresses';
import type { Container } from './landscape';
import type { Obstacle, OpenPort } from './reach';
import type { Link, Stack } from './stacks';
import { addressesOf, hasExit, isUp } from './ways';

/** One of the two, with the namespace that it uses. */
export interface End {
  readonly container: Container;
  readonly stack: Stack;
}

/** Why there is no way from one to the other, the most telling reason first. */
export function obstaclesBetween(from: End, to: End): readonly Obstacle[] {
  const stopped = stoppedOf(from, to);
  if (stopped.length > 0) return [{ kind: 'notRunning', containers: stopped }];
  const alone = [from, to].filter(({ stack }) => !stack.isHost && stack.links.length === 0);
  if (alone.length > 0) {
    return [{ kind: 'noNetwork', containers: alone.map(({ container }) => container) }];
  }
  if (from.stack.isHost || to.stack.isHost) return hostObstacles(from.stack, to.stack);
  const shared = to.stack.links.flatMap(link => {
    const mine = from.stack.links.find(({ network }) => network === link.network);
    return mine ? [sharedObstacle(mine, link)] : [];
  });
  return shared.length > 0 ? shared : apartObstacles(from.stack, to);
}

/** The containers themselves, and those whose networks they use. */
function stoppedOf(...ends: readonly End[]): Container[] {
  const needed = ends.flatMap(({ container, stack }) => [container, stack.owner]);
  return [...new Set(needed)].filter(container => !isUp(container));
}

function hostObstacles(from: Stack, to: Stack): Obstacle[] {
  const { links } = from.isHost ? to : from;
  return links.map(({ network, passage4 }) =>
    passage4.host === 'unknown'
      ? { kind: 'unknown', networks: [network] }
      : { kind: 'hostIsolated', network },
  );
}

function sharedObstacle(from: Link, to: Link): Obstacle {
  const { network } = to;
  const both = [
    ...(from.ipv4 !== undefined && to.ipv4 !== undefined ? [to.passage4] : []),
    ...(from.ipv6 !== undefined && to.ipv6 !== undefined ? [to.passage6] : []),
  ];
  const [closed] = both.map(({ members }) => members).filter(members => members !== 'open');
  if (closed === undefined) return { kind: 'noSharedFamily', network };
  return closed === 'unknown' ? { kind: closed, networks: [network] } : { kind: closed, network };
}

function apartObstacles(from: Stack, to: End): Obstacle[] {
  const networksOf = ({ links }: Stack) => links.map(({ network }) => network);
  const obstacles: Obstacle[] = [
    { kind: 'noSharedNetwork', from: networksOf(from), to: networksOf(to.stack) },
  ];
  if (hasBridge(from) && to.stack.links.some(isBridge)) {
    obstacles.push({ kind: 'isolatedNetworks', ports: openPorts(from, to) });
  }
  const unknown = to.stack.links.filter(link => link.passage4.inwards === 'unknown');
  if (unknown.length > 0) {
    obstacles.push({ kind: 'unknown', networks: unknown.map(({ network }) => network) });
  }
  return obstacles;
}

/** On an overlay it has one, too, unless that is internal. */
function hasBridge(stack: Stack): boolean {
  return stack.links.some(isBridge) || hasExit(stack, 'ipv4');
}

function isBridge({ network }: Link): boolean {
  return network.driver === 'bridge';
}

/** The target's ports that its network lets in, as far as the sender gets there. */
function openPorts(from: Stack, { stack }: End): OpenPort[] {
  const own = stack.links.flatMap(routedAddresses);
  const host = from.doors().flatMap(({ published }) => published);
  return stack.owner.ports.flatMap(port => {
    const places = port.published ? hostAddresses(port.published.address, host) : own;
    const addresses = places.filter(each => hasExit(from, each.includes(':') ? 'ipv6' : 'ipv4'));
    return addresses.length > 0 ? [{ port, addresses }] : [];
  });
}

/** Of gateway mode `routed`, where lists do not tell published ports from exposed ones. */
function routedAddresses(link: Link): string[] {
  return addressesOf({
    ipv4: link.passage4.inwards === 'published' ? link.ipv4 : undefined,
    ipv6: link.passage6.inwards === 'published' ? link.ipv6 : undefined,
  });
}

/** Published for all addresses, it is there on those that the sender knows of; never on the host's own loopback. */
function hostAddresses(address: string, known: readonly string[]): readonly string[] {
  const parsed = parseAddress(address);
  if (!parsed || parsed.value === 0n) return known;
  const isLoopback = parsed.version === 4 ? parsed.value >> 24n === 127n : parsed.value === 1n;
  return isLoopback ? [] : [address];
}
