import { isIP } from 'node:net';
import { workspace } from 'vscode';
import { judge } from '../../diagnose/judge';
import { nothingYet, type Observation } from '../../diagnose/observation';
import { observe } from '../../diagnose/observe';
import { probeImage } from '../../diagnose/probeImage';
import { type Question, typedHost } from '../../diagnose/question';
import { containersInvolved, type Scene } from '../../diagnose/scene';
import type { Verdict } from '../../diagnose/verdict';
import type { ContainerId } from '../../landscape/landscape';
import { readImageNames } from '../../landscape/readImages';
import type { ContainerDetails } from '../../landscape/readDetails';
import { attachmentsOf } from '../../landscape/attachments';
import type { SwarmView } from '../../landscape/swarm';
import { connectedEngine } from '../connectedEngine';
import { readFacts } from '../forms/networkScene';
import { deeds, settings } from '../ids';
import { tellDeed } from '../milestones';
import type { Parts } from '../parts';

/** A test that runs or has run. */
export interface TestState {
  readonly question: Question;
  readonly scene: Scene;
  readonly seen: Observation;
  readonly verdict: Verdict;
}

/** The image that helpers are made of, as it is set. */
export function wantedImage(): string {
  return configuration().get(settings.probeImage, '').trim() || 'busybox';
}

/** Milliseconds that a test may take. */
export function testLimit(): number {
  const seconds = configuration().get(settings.probeTimeout, 10);
  return 1000 * Math.min(60, Math.max(3, seconds));
}

function configuration() {
  return workspace.getConfiguration('dockerNetworks');
}

/** The image for helpers that the engine has, if any. */
export async function availableImage(parts: Pick<Parts, 'live'>): Promise<string | undefined> {
  const images = await connectedEngine(parts.live).listImages();
  return probeImage(wantedImage(), readImageNames(images));
}

/**
 * Tests once, and tells every step. What was seen when the time is over counts.
 *
 * @throws EngineError; the signal's reason when the person cancels.
 */
export async function runTest(
  parts: Pick<Parts, 'live' | 'details' | 'swarm'>,
  question: Question,
  onChange: (state: TestState) => void,
  signal: AbortSignal,
): Promise<void> {
  const engine = connectedEngine(parts.live);
  const image = await availableImage(parts);
  const scene = await sceneOf(parts, question);
  let seen = nothingYet;
  const show = () => {
    if (signal.aborted) return;
    const verdict = judge({ question, scene, seen });
    onChange({ question, scene, seen, verdict });
    return verdict;
  };
  show();
  const limit = AbortSignal.timeout(testLimit());
  const both = AbortSignal.any([signal, limit]);
  const observing = observe(engine, question, scene, both, {
    ...(image === undefined ? {} : { image }),
    onChange: observation => {
      seen = observation;
      show();
    },
  });
  await Promise.race([observing, aborted(both)]).catch((error: unknown) => {
    if (!limit.aborted || signal.aborted) throw error;
  });
  seen = { ...seen, isComplete: true };
  const verdict = show();
  const host = typedHost(question);
  const isByName = host !== undefined && isIP(host) === 0;
  if (isByName && verdict?.kind === 'reaches') tellDeed(deeds.reach);
}

/** A limit holds also where helpers are still being removed. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/** As it is now, with the names of all that share a network with one of the two: who else has a name matters. */
async function sceneOf(
  { live, details, swarm }: Pick<Parts, 'live' | 'details' | 'swarm'>,
  question: Question,
): Promise<Scene> {
  const { landscape } = live;
  const bare: Scene = { landscape, details: () => undefined };
  const attachments = attachmentsOf(landscape);
  const near = containersInvolved(question, bare).flatMap(({ id }) => [
    id,
    ...attachments
      .on(id)
      .flatMap(({ network }) => attachments.of(network.id).map(each => each.container.id)),
  ]);
  const ids = [...new Set(near)].slice(0, mostNames);
  const known = new Map<ContainerId, ContainerDetails>();
  const [facts, view] = await Promise.all([
    readFacts(live),
    swarmViewOf({ live, swarm }),
    ...ids.map(async id => {
      // One that is gone meanwhile has no names.
      const read = await details.get(id).catch(() => undefined);
      if (read) known.set(id, read);
    }),
  ]);
  return { landscape, facts, details: id => known.get(id), ...(view ? { swarm: view } : {}) };
}

/** What services there are, where there is a Swarm and this node can tell; who cannot tell is no manager. */
export async function swarmViewOf({
  live,
  swarm,
}: Pick<Parts, 'live' | 'swarm'>): Promise<SwarmView | undefined> {
  if (!live.landscape.networks.some(({ scope }) => scope === 'swarm')) return undefined;
  const known = await swarm.get().catch(() => undefined);
  return known?.swarm.isManager ? known.view : undefined;
}

/** Names of so many containers are read before a test: the two first, then their neighbours. */
const mostNames = 60;
