import { attachmentsOf } from './attachments';
import type { EngineKind } from './engineFacts';
import type { Container, Landscape } from './landscape';
import { obstaclesBetween } from './obstacles';
import type { Reach } from './reach';
import { hostKey, type Stack, stacksOf } from './stacks';
import { isUp, waysBetween } from './ways';

/** A container with how it reaches another one, or is reached by it. */
export interface Reached {
  readonly container: Container;
  /** With at least one way. */
  readonly reach: Reach;
}

/**
 * How one container of the landscape reaches another one over TCP, if that one listens on all its addresses; and if
 * not, why not. Knows what the engine does, not what routers, firewalls of one's own or programs inside do. A container
 * that was started before the one whose namespace it uses was restarted has lost its network; no list tells of that.
 */
export function reach(
  landscape: Landscape,
  from: Container,
  to: Container,
  facts?: EngineKind,
): Reach {
  const stacks = stacksOf(landscape, facts);
  const [sender, target] = [stacks.of(from), stacks.of(to)];
  return (
    reachBetween(from, sender, to, target) ?? {
      ways: [],
      obstacles: obstaclesBetween(
        { container: from, stack: sender },
        { container: to, stack: target },
      ),
      frozen: frozenOf(from, to),
    }
  );
}

/** All others that the container reaches, in the landscape's order. */
export function reachableFrom(
  landscape: Landscape,
  container: Container,
  facts?: EngineKind,
): readonly Reached[] {
  const stacks = stacksOf(landscape, facts);
  const own = stacks.of(container);
  return neighbours(landscape, container, own, facts).flatMap(other => {
    const found = reachBetween(container, own, other, stacks.of(other));
    return found ? [{ container: other, reach: found }] : [];
  });
}

/** All others that reach the container, in the landscape's order. */
export function reaching(
  landscape: Landscape,
  container: Container,
  facts?: EngineKind,
): readonly Reached[] {
  const stacks = stacksOf(landscape, facts);
  const own = stacks.of(container);
  return neighbours(landscape, container, own, facts).flatMap(other => {
    const found = reachBetween(other, stacks.of(other), container, own);
    return found ? [{ container: other, reach: found }] : [];
  });
}

function reachBetween(
  from: Container,
  sender: Stack,
  to: Container,
  target: Stack,
): Reach | undefined {
  if (!isUp(from) || !isUp(to)) return undefined;
  const ways = waysBetween(sender, target);
  return ways.length > 0 ? { ways, obstacles: [], frozen: frozenOf(from, to) } : undefined;
}

function frozenOf(from: Container, to: Container): Container[] {
  const both = from === to ? [from] : [from, to];
  return both.filter(({ state }) => state === 'paused');
}

/** All that may reach the container or be reached by it: few, unless the host passes on whatever comes. */
function neighbours(
  landscape: Landscape,
  container: Container,
  { key, isHost, links }: Stack,
  facts: EngineKind | undefined,
): readonly Container[] {
  const others = landscape.containers.filter(other => other !== container);
  const { users, isRouted } = stacksOf(landscape, facts);
  if (isHost || isRouted) return others;
  const attachments = attachmentsOf(landscape);
  const near = new Set([
    ...users(key),
    ...users(hostKey),
    ...links.flatMap(({ network }) => attachments.of(network.id).map(each => each.container)),
  ]);
  return others.filter(other => near.has(other));
}
