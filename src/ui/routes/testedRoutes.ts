import { askRoutes, type RouteAnswer } from '../../diagnose/askRoutes';
import type { Question } from '../../diagnose/question';
import type { Verdict } from '../../diagnose/verdict';
import { inParallel } from '../../engine/inParallel';
import type { Container } from '../../landscape/landscape';
import type { Destination, LocatedRoute } from '../../nginx/routes/destination';
import type { Route } from '../../nginx/routes/route';
import { routesOn } from '../../nginx/routes/routesOn';
import { questionFor } from '../apply/checkRoutes';
import { connectedEngine } from '../connectedEngine';
import { type Draft, questionOf } from '../connection/draft';
import { availableImage, runTest } from '../connection/testRun';
import type { Parts } from '../parts';
import { neighbours } from './arrows';
import { type ReadProxy, readProxy } from './readProxy';
import { targetDraft } from './targetDraft';

/** What was found out about one place that a route of an nginx leads to. */
export interface TestedRoute {
  readonly route: Route;
  readonly destination: Destination;
  /** The chain from nginx to the place; absent for what has no address to try. */
  readonly tried?: { readonly question: Question; readonly verdict: Verdict };
  /** What nginx itself answered; absent where it does not run, or nobody can tell a request that takes the route. */
  readonly answer?: RouteAnswer;
}

export interface TestedProxy {
  readonly read: ReadProxy;
  /** Where its routes lead now. */
  readonly located: readonly LocatedRoute[];
  readonly tested: readonly TestedRoute[];
}

/** So many places are tried, so many at a time: each takes programs that run in containers. */
const most = 24;
const width = 3;

/**
 * Tries every route of an nginx: each place that it leads to link by link, and a request through nginx itself.
 *
 * @throws Refusal `noNginx`, NginxSyntaxError, EngineError; the signal's reason when the person cancels.
 */
export async function testRoutes(
  parts: Parts,
  nginx: Container,
  signal: AbortSignal,
): Promise<TestedProxy> {
  const { live, details } = parts;
  const read = await readProxy(live, nginx, signal);
  const known = await neighbours(live.landscape, nginx, details);
  const { landscape } = live;
  const located = routesOn(landscape, nginx, read.routes, id => known.get(id), read.facts);
  const drafts = new Map<string, Draft>();
  const ways = located.flatMap(({ route, destinations }) =>
    destinations.map(destination => {
      const draft = targetDraft(nginx, route, destination);
      const key = draft && `${draft.values.host} ${draft.values.port}`;
      if (draft && key !== undefined && drafts.size < most) drafts.set(key, draft);
      return { route, destination, key };
    }),
  );
  const tried = new Map(
    await inParallel([...drafts], width, async ([key, draft]) => {
      return [key, await tryOnce(parts, draft, signal)] as const;
    }),
  );
  const asked = nginx.state === 'running' ? located.flatMap(questionFor).slice(0, most) : [];
  const image = await availableImage(parts);
  const questions = asked.map(({ question }) => question);
  const answers = await askRoutes(connectedEngine(live), nginx, questions, image, signal);
  const answerOf = new Map(asked.map(({ route }, at) => [route, answers?.[at]]));
  const tested = ways.map(({ route, destination, key }): TestedRoute => {
    const [own, answer] = [tried.get(key ?? ''), answerOf.get(route)];
    return { route, destination, ...(own ? { tried: own } : {}), ...(answer ? { answer } : {}) };
  });
  return { read, located, tested };
}

async function tryOnce(
  parts: Parts,
  draft: Draft,
  signal: AbortSignal,
): Promise<TestedRoute['tried']> {
  const question = questionOf(draft, parts.live.landscape);
  if (typeof question === 'string') return undefined;
  let verdict: Verdict | undefined;
  await runTest(parts, question, state => (verdict = state.verdict), signal);
  return verdict && { question, verdict };
}
