import { type Advice, type AdviceScene, ruleIds } from '../../../src/landscape/advice/advice';
import { adviceOn } from '../../../src/landscape/advice/rules';
import type { Container, Network } from '../../../src/landscape/landscape';
import { landscape } from '../../lab/topologyHarnessData';

/** What rules look at, with nothing known beside these networks and containers. */
export function scene(
  networks: readonly Network[],
  containers: readonly Container[],
  more: Partial<AdviceScene> = {},
): AdviceScene {
  return {
    landscape: landscape([...networks], [...containers]),
    avoided: [],
    routes: [],
    pools: [],
    detailsOf: () => undefined,
    ...more,
  };
}

/** All advice, a line each: `rule: subjects | facts`. */
export function advise(of: AdviceScene): string[] {
  return adviceOn(of, rule => ruleIds.includes(rule)).map(lineOf);
}

export function lineOf({ rule, subjects, facts }: Advice): string {
  const names = subjects.map(each =>
    each.kind === 'network' ? each.network.name : each.container.name,
  );
  return [`${rule}: ${names.join(' ')}`, ...facts].join(' | ');
}
