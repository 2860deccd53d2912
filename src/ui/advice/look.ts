// Rules, their sentences and their remedies: loaded when there is a landscape to look at, not when the editor starts.
import { type Advice, adviceKey, type RuleId, type Subject } from '../../landscape/advice/advice';
import { adviceOn } from '../../landscape/advice/rules';
import { hostNetworking } from '../../engine/hostRoutes';
import type { EngineFacts } from '../../landscape/engineFacts';
import { poolsFor, saidPools } from '../../landscape/freeSubnets';
import type { Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { DetailsCache } from '../../live/detailsCache';
import type { Target } from '../../protocol/topology';
import { foreignRoutes, type NetworkScene, readFacts } from '../forms/networkScene';
import { adviceLinks, adviceSentence, adviceTitle } from '../text/adviceWords';
import { plain } from '../text/words';
import type { AdviceItem } from './adviceItem';
import { remedyOf } from './remedies';

/** What the engine is; undefined where it does not say it: then what depends on it is not looked at. */
export async function factsOf(live: LiveLandscape): Promise<EngineFacts | undefined> {
  return readFacts(live).catch(() => undefined);
}

/** What is known beside the landscape. */
export interface Known {
  readonly facts: EngineFacts | undefined;
  readonly avoided: readonly string[];
  readonly nodeCount: number | undefined;
  readonly details: Pick<DetailsCache, 'peek'>;
}

const tidy: ReadonlySet<RuleId> = new Set([
  'flatNetwork',
  'defaultBridge',
  'hostMode',
  'lowPort',
  'pointlessInternal',
  'underscoreName',
  'unusedNetwork',
]);

/** All that the rules that are on find, in the person's language. */
export async function look(
  live: Pick<LiveLandscape, 'landscape' | 'engine'>,
  { facts, avoided, nodeCount, details }: Known,
  isOn: (rule: RuleId) => boolean,
): Promise<readonly AdviceItem[]> {
  // Read anew each time, from files of this machine: each network that is made brings a route.
  const host = live.engine && (await hostNetworking(live.engine.address));
  const { landscape } = live;
  const scene = {
    landscape,
    avoided,
    routes: facts && host ? routesAround({ landscape, facts, host }) : [],
    pools: poolsOf(facts),
    detailsOf: (id: Parameters<DetailsCache['peek']>[0]) => details.peek(id),
    ...(nodeCount === undefined ? {} : { nodeCount }),
  };
  return adviceOn(scene, isOn).map(advice => itemOf(advice, landscape));
}

/**
 * Routes of the engine's host to elsewhere. An engine behind a socket may still be in a virtual machine or a namespace
 * of its own: only where its bridges are among this machine's routes is this machine its host.
 */
function routesAround(scene: NetworkScene): readonly string[] {
  const { landscape, host } = scene;
  const here = new Set(host.routes);
  const bridged = landscape.networks
    .filter(
      ({ driver, scope, isInternal }) => driver === 'bridge' && scope === 'local' && !isInternal,
    )
    .flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet))
    .filter(subnet => !subnet.includes(':'));
  const isHost = bridged.length > 0 && bridged.every(subnet => here.has(subnet));
  return isHost ? foreignRoutes(scene) : [];
}

/** Docker names its pools only where somebody set them. */
function poolsOf(facts: EngineFacts | undefined) {
  if (!facts) return [];
  return facts.isPodman ? saidPools(facts) : poolsFor(facts, 4);
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
