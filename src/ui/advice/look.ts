// Rules, their sentences and their remedies: loaded when there is a landscape to look at, not when the editor starts.
import { type Advice, adviceKey, type RuleId, type Subject } from '../../landscape/advice/advice';
import { adviceOn } from '../../landscape/advice/rules';
import { defaultPools } from '../../landscape/freeSubnets';
import type { Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { DetailsCache } from '../../live/detailsCache';
import type { Target } from '../../protocol/topology';
import { foreignRoutes, type NetworkScene, readSurroundings } from '../forms/networkScene';
import { adviceLinks, adviceSentence, adviceTitle } from '../text/adviceWords';
import { plain } from '../text/words';
import type { AdviceItem } from './adviceItem';
import { remedyOf } from './remedies';

/** What the engine and its host are like; asked once for each connection. */
export type Surroundings = Pick<NetworkScene, 'facts' | 'host'>;

/** Undefined where the engine does not say it: then what depends on it is not looked at. */
export async function surroundingsOf(live: LiveLandscape): Promise<Surroundings | undefined> {
  return readSurroundings(live).catch(() => undefined);
}

/** What is known beside the landscape. */
export interface Known {
  readonly surroundings: Surroundings | undefined;
  readonly avoided: readonly string[];
  readonly nodeCount: number | undefined;
  readonly details: Pick<DetailsCache, 'peek'>;
}

const tidy: ReadonlySet<RuleId> = new Set([
  'defaultBridge',
  'hostMode',
  'lowPort',
  'pointlessInternal',
  'underscoreName',
  'unusedNetwork',
]);

/** All that the rules that are on find, in the person's language. */
export function look(
  landscape: Landscape,
  { surroundings, avoided, nodeCount, details }: Known,
  isOn: (rule: RuleId) => boolean,
): readonly AdviceItem[] {
  const scene = {
    landscape,
    avoided,
    routes: surroundings ? foreignRoutes({ ...surroundings, landscape }) : [],
    pools: poolsOf(surroundings),
    detailsOf: (id: Parameters<DetailsCache['peek']>[0]) => details.peek(id),
    ...(nodeCount === undefined ? {} : { nodeCount }),
  };
  return adviceOn(scene, isOn).map(advice => itemOf(advice, landscape));
}

/** Docker names its pools only where somebody set them. */
function poolsOf(surroundings: Surroundings | undefined) {
  if (!surroundings) return [];
  const { addressPools, isPodman } = surroundings.facts;
  return addressPools.length > 0 || isPodman ? addressPools : defaultPools[4];
}

function itemOf(advice: Advice, landscape: Landscape): AdviceItem {
  const remedy = remedyOf(advice, landscape);
  return {
    key: adviceKey(advice),
    rule: advice.rule,
    isWarning: !tidy.has(advice.rule),
    label: adviceTitle(advice.rule),
    about: aboutOf(advice),
    why: adviceSentence(advice),
    link: adviceLinks[advice.rule],
    targets: advice.subjects.map(targetOf),
    ...(remedy ? { remedy } : {}),
  };
}

/** Names, and of ports which ones. */
function aboutOf({ rule, subjects, facts }: Advice): string {
  const names = subjects.map(each =>
    each.kind === 'network' ? each.network.name : each.container.name,
  );
  const hasPorts = rule === 'publishedData' || rule === 'firewallBypass' || rule === 'lowPort';
  return plain([...names, ...(hasPorts ? facts : [])].join(' · '));
}

function targetOf(subject: Subject): Target {
  return subject.kind === 'network'
    ? { kind: 'network', networkId: subject.network.id }
    : { kind: 'container', containerId: subject.container.id };
}
