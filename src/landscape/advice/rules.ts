import { type Advice, type AdviceScene, type Rule, type RuleId, ruleIds } from './advice';
import { defaultBridge } from './defaultBridge';
import { firewallBypass } from './firewallBypass';
import { flatNetwork } from './flatNetwork';
import { halfIpv6 } from './halfIpv6';
import { hostMode } from './hostMode';
import { lowPort } from './lowPort';
import { noNetwork } from './noNetwork';
import { overlappingSubnets } from './overlappingSubnets';
import { plainOverlay } from './plainOverlay';
import { pointlessInternal } from './pointlessInternal';
import { poolsNearlyUsed } from './poolsNearlyUsed';
import { publishedData } from './publishedData';
import { sharedName } from './sharedName';
import { staleReference } from './staleReference';
import { subnetNearlyFull } from './subnetNearlyFull';
import { underscoreName } from './underscoreName';
import { unusedNetwork } from './unusedNetwork';

const rules: Readonly<Record<RuleId, Rule>> = {
  publishedData,
  firewallBypass,
  overlappingSubnets,
  sharedName,
  staleReference,
  noNetwork,
  poolsNearlyUsed,
  subnetNearlyFull,
  plainOverlay,
  halfIpv6,
  flatNetwork,
  defaultBridge,
  hostMode,
  lowPort,
  pointlessInternal,
  underscoreName,
  unusedNetwork,
};

/** All that the rules find that are on, in their order. */
export function adviceOn(scene: AdviceScene, isOn: (rule: RuleId) => boolean): readonly Advice[] {
  return ruleIds
    .filter(isOn)
    .flatMap(rule => Array.from(rules[rule](scene), finding => ({ rule, ...finding })));
}
