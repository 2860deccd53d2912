import { type Cidr, formatCidr, parseCidr } from './cidr';
import type { EngineFacts } from './engineFacts';
import { nextFreeSubnet, poolsFor } from './freeSubnets';
import type { Landscape } from './landscape';

/** A subnet that nobody uses, of the size that the engine would choose; undefined when there is none left. */
export function suggestSubnet(
  version: 4 | 6,
  landscape: Landscape,
  facts: EngineFacts,
  /** CIDRs that are taken by something else than a network. */
  taken: readonly string[],
): string | undefined {
  const used = [
    ...landscape.networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet)),
    ...taken,
  ].flatMap(text => parseCidr(text) ?? []);
  const found: Cidr | undefined = nextFreeSubnet(poolsFor(facts, version), used);
  return found && formatCidr(found);
}
