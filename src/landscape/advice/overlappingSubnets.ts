import { type Cidr, overlaps, parseCidr } from '../cidr';
import type { Network } from '../landscape';
import { aboutNetwork, type Finding, type Rule } from './advice';

interface Range {
  readonly network: Network;
  readonly text: string;
  readonly cidr: Cidr;
}

/**
 * A subnet of a network has addresses in common with a subnet of another network (of several, the narrowest), with a
 * range that the setting `dockerNetworks.addresses.avoid` lists, or with a route of the host that is not one to the engine's own networks (known where the engine's bridges are among this machine's routes). A
 * template's subnets are those of the networks made from it, and macvlan and ipvlan are meant to share the host's.
 * Facts: the subnet; what it overlaps; `network`, `avoided` or `route`.
 * https://docs.docker.com/engine/network/#subnet-allocation
 */
export const overlappingSubnets: Rule = function* ({ landscape, avoided, routes }) {
  const ranges = landscape.networks.filter(({ isConfigOnly }) => !isConfigOnly).flatMap(rangesOf);
  for (const [one, other] of overlapping(ranges)) yield betweenNetworks(one, other);
  for (const range of ranges) {
    yield* outside(range, avoided, 'avoided');
    const isLan = range.network.driver === 'macvlan' || range.network.driver === 'ipvlan';
    if (!isLan) yield* outside(range, routes, 'route');
  }
};

function rangesOf(network: Network): Range[] {
  return network.subnets.flatMap(({ subnet: text }) => {
    const cidr = parseCidr(text);
    return cidr ? [{ network, text, cidr }] : [];
  });
}

/**
 * Pairs of different networks: each range with the narrowest of those before it, so that many on one subnet are a row of
 * pairs and not each with each. Sorted by their first address, a range overlaps only those that follow it closely.
 */
function* overlapping(ranges: readonly Range[]): Iterable<readonly [Range, Range]> {
  const sorted = ranges.toSorted((a, b) => (a.cidr.address < b.cidr.address ? -1 : 1));
  // Those before that may reach so far; subnets lie in each other or apart, so few are open at once.
  let open: Range[] = [];
  for (const range of sorted) {
    open = open.filter(({ cidr }) => overlaps(cidr, range.cidr));
    const before = open.findLast(({ network }) => network !== range.network);
    if (before) yield [before, range];
    open.push(range);
  }
}

function betweenNetworks(one: Range, other: Range): Finding {
  const [first, second] = [one, other].toSorted((a, b) =>
    a.network.created > b.network.created ? -1 : 1,
  );
  const subjects = [first, second].flatMap(range =>
    range ? [{ kind: 'network', network: range.network } as const] : [],
  );
  return { subjects, facts: [first?.text ?? '', second?.text ?? '', 'network'] };
}

function* outside(
  { network, text, cidr }: Range,
  others: readonly string[],
  kind: 'avoided' | 'route',
): Iterable<Finding> {
  for (const other of others) {
    const parsed = parseCidr(other.trim());
    if (parsed && parsed.prefix > 0 && overlaps(cidr, parsed)) {
      yield aboutNetwork(network, [text, other.trim(), kind]);
    }
  }
}
