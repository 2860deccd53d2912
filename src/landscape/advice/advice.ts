import type { AddressPool } from '../freeSubnets';
import type { Container, ContainerId, Landscape, Network } from '../landscape';
import type { ContainerDetails } from '../readDetails';

/** Every rule, in the order in which its advice is listed: what can hurt first. */
export const ruleIds = [
  'publishedData',
  'firewallBypass',
  'overlappingSubnets',
  'sharedName',
  'staleReference',
  'noNetwork',
  'poolsNearlyUsed',
  'subnetNearlyFull',
  'plainOverlay',
  'halfIpv6',
  'flatNetwork',
  'defaultBridge',
  'hostMode',
  'lowPort',
  'pointlessInternal',
  'underscoreName',
  'unusedNetwork',
] as const;

export type RuleId = (typeof ruleIds)[number];

/** What advice is about. */
export type Subject =
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'container'; readonly container: Container };

/** What a rule found, without words. */
export interface Finding {
  /** The first is what the advice is about, and what its remedy is offered for; empty where it is the engine. */
  readonly subjects: readonly Subject[];
  /** What its sentence names besides: ports, subnets, names. The rule says which. */
  readonly facts: readonly string[];
}

/** A finding with the rule that made it. */
export interface Advice extends Finding {
  readonly rule: RuleId;
}

/** What rules look at. All of it is known already: a rule asks nobody. */
export interface AdviceScene {
  readonly landscape: Landscape;
  /** CIDRs that no network should use, as a person typed them. */
  readonly avoided: readonly string[];
  /** CIDRs that the host routes elsewhere than to the engine's networks; empty where that is not known. */
  readonly routes: readonly string[];
  /** What networks without a subnet get one from. */
  readonly pools: readonly AddressPool[];
  /** How many nodes the Swarm has; undefined where nobody has asked yet, or there is none. */
  readonly nodeCount?: number;
  /** What an inspect told of a container, where there was one already. */
  readonly detailsOf: (id: ContainerId) => ContainerDetails | undefined;
}

/** Looks for one kind of thing that is worth to be told. */
export type Rule = (scene: AdviceScene) => Iterable<Finding>;

/** Advice about one container. */
export function aboutContainer(container: Container, facts: readonly string[] = []): Finding {
  return { subjects: [{ kind: 'container', container }], facts };
}

/** Advice about one network. */
export function aboutNetwork(network: Network, facts: readonly string[] = []): Finding {
  return { subjects: [{ kind: 'network', network }], facts };
}

/** Rules whose facts are counts, or change with every replica. */
const passing: ReadonlySet<RuleId> = new Set([
  'poolsNearlyUsed',
  'subnetNearlyFull',
  'flatNetwork',
]);

/**
 * Stays the same while the same is found of things of the same names, so that what a person ignored stays ignored when
 * a container is made again.
 */
export function adviceKey({ rule, subjects, facts }: Advice): string {
  const names = subjects.map(each =>
    each.kind === 'network' ? `network ${each.network.name}` : `container ${each.container.name}`,
  );
  return JSON.stringify([rule, ...names, ...(passing.has(rule) ? [] : facts)]);
}
