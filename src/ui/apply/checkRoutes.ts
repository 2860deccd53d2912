import { NginxComplaint } from '../../actions/apply/applyError';
import type { NginxLog } from '../../actions/apply/nginxControl';
import {
  askRoutes,
  type ExpectedBackend,
  type RouteAnswer,
  type RouteQuestion,
} from '../../diagnose/askRoutes';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container } from '../../landscape/landscape';
import { requestFor, type RouteRequest } from '../../nginx/apply/requestFor';
import type { LocatedRoute } from '../../nginx/routes/destination';
import type { Route } from '../../nginx/routes/route';
import { routesOn } from '../../nginx/routes/routesOn';
import { sleep } from '../../actions/sleep';
import { availableImage } from '../connection/testRun';
import { connectedEngine } from '../connectedEngine';
import type { Parts } from '../parts';
import { readProxy } from '../routes/readProxy';
import { requestWords } from '../text/applyWords';

/** What was found out about a route that nginx serves now. */
export interface CheckedRoute {
  readonly route: Route;
  readonly request: RouteRequest;
  readonly status: number;
  /** Whom nginx connected to meanwhile. */
  readonly seen: readonly Container[];
}

export interface RouteCheck {
  readonly checked: readonly CheckedRoute[];
  /** Routes that no request could be made for, or for which there is no tool to send it. */
  readonly unchecked: readonly Route[];
}

/** Milliseconds. */
const logPause = 300;

/** The most routes that requests are sent through: a person waits for them. */
const most = 20;

/**
 * Sends a request through each route of a file of a running nginx.
 *
 * @throws NginxComplaint for the first route where nginx does not reach its back end; EngineError.
 */
export async function checkRoutes(
  parts: Parts,
  { id }: Container,
  path: string,
  log: NginxLog,
  signal: AbortSignal,
): Promise<RouteCheck> {
  const { live, details } = parts;
  // One that has just been started has got its addresses meanwhile.
  const container = attachmentsOf(live.landscape).container(id);
  if (!container) return { checked: [], unchecked: [] };
  const read = await readProxy(live, container, signal);
  const own = read.routes.filter(({ file }) => file === path);
  const known = new Map(
    await Promise.all(
      live.landscape.containers.map(
        async ({ id }) => [id, await details.get(id).catch(() => undefined)] as const,
      ),
    ),
  );
  const located = routesOn(live.landscape, container, own, id => known.get(id), read.facts);
  const asked = located.flatMap(each => questionFor(each)).slice(0, most);
  const engine = connectedEngine(live);
  const image = await availableImage(parts);
  const questions = asked.map(({ question }) => question);
  const answers = await askRoutes(engine, container, questions, image, signal);
  // What nginx says of a request comes a little after its answer.
  if (answers?.some(isFailure)) await sleep(logPause);
  const checked = (answers ?? []).flatMap((answer, at) => {
    const found = asked[at];
    return found ? [checkedRoute(found.route, found.question.request, answer, log)] : [];
  });
  const done = new Set(checked.map(({ route }) => route));
  return { checked, unchecked: own.filter(route => !done.has(route)) };
}

/** A route with its request. */
export interface Asked {
  readonly route: Route;
  readonly question: RouteQuestion;
}

/** The request that takes a route, and who should get it; none where it takes a person to know one. */
export function questionFor({ route, destinations }: LocatedRoute): readonly Asked[] {
  const request = requestFor(route);
  if (!request) return [];
  const expected = destinations.flatMap((destination): readonly ExpectedBackend[] => {
    if (destination.kind !== 'reached') return [];
    const { address } = destination.target;
    const port = destination.ownPort ?? (address.kind === 'host' ? (address.port ?? 80) : 80);
    const { container, sharedWith } = destination;
    return [container, ...sharedWith].map(each => ({ container: each, port }));
  });
  return [{ route, question: { request, expected } }];
}

function checkedRoute(
  route: Route,
  request: RouteRequest,
  answer: RouteAnswer,
  log: NginxLog,
): CheckedRoute {
  const { status, failure, seen } = answer;
  if (status === undefined || isFailure(answer)) {
    const said = log.errors.findLast(line => line.includes(request.host)) ?? failure;
    throw new NginxComplaint(requestWords(request, status, said));
  }
  return { route, request, status, seen };
}

/** These say that nginx did not get an answer; a 503 can be the back end's own, which has another page then. */
export function isFailure({ status, body }: RouteAnswer): boolean {
  return (
    status === undefined ||
    status === 502 ||
    status === 504 ||
    (status === 503 && body.includes('<center>nginx'))
  );
}
