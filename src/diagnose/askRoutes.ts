import { EngineError } from '../engine/engineError';
import type { Engine } from '../engine/engine';
import type { Container } from '../landscape/landscape';
import { type Answer, ask, type Request } from './ask';
import { type Connection, newConnections } from './connections';
import { connectionsOf, Gate } from './gate';

/** A request and who should get it. */
export interface RouteQuestion {
  readonly request: Request;
  /** Any one of them. */
  readonly expected: readonly ExpectedBackend[];
}

export interface ExpectedBackend {
  readonly container: Container;
  /** Its own, the one that it listens on. */
  readonly port: number;
}

/** What became of a request. */
export interface RouteAnswer {
  /** Absent where none came. */
  readonly status?: number;
  /** The beginning of its body. */
  readonly body: string;
  /** Why none came, in the words of whoever said so. */
  readonly failure?: string;
  /** Back ends that a new connection from nginx was seen at meanwhile. */
  readonly seen: readonly Container[];
}

/** Milliseconds until an answer is given up. */
const patience = 8_000;
/** A connection can come and go between two looks, so that the question is asked again. */
const attempts = 3;

/**
 * Sends requests to an nginx from inside its network namespace, one after the other, and looks whom nginx connects to
 * meanwhile, at both ends. Nothing where there is no tool to send them with.
 *
 * @param image of a helper, where the container has no BusyBox.
 * @throws EngineError; the signal's reason when it is cancelled.
 */
export async function askRoutes(
  engine: Engine,
  nginx: Container,
  questions: readonly RouteQuestion[],
  image: string | undefined,
  signal: AbortSignal,
): Promise<readonly RouteAnswer[] | undefined> {
  const gate = await Gate.open(engine, nginx, image, signal);
  if (!gate) return undefined;
  try {
    const answers: RouteAnswer[] = [];
    for (const question of questions) {
      answers.push(await askOne(engine, gate, nginx, question, signal));
    }
    return answers;
  } finally {
    await gate.close();
  }
}

async function askOne(
  engine: Engine,
  gate: Gate,
  nginx: Container,
  { request, expected }: RouteQuestion,
  signal: AbortSignal,
): Promise<RouteAnswer> {
  const look = async () => ({
    own: await gate.connections(signal),
    theirs: await Promise.all(
      expected.map(async ({ container }) =>
        container.state === 'running'
          ? ((await connectionsOf(engine, container.id, signal)) ?? [])
          : [],
      ),
    ),
  });
  let answer: RouteAnswer = { body: '', seen: [] };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await look();
    const said = await askAt(gate, request, signal);
    const after = await look();
    const own = newConnections(before.own, after.own);
    const seen = expected.filter((backend, at) => {
      const theirs = newConnections(before.theirs[at] ?? [], after.theirs[at] ?? []);
      return isTo(own, backend) || isFrom(theirs, nginx, backend);
    });
    answer = { ...said, seen: seen.map(({ container }) => container) };
    if (seen.length > 0 || said.status === undefined || expected.length === 0) break;
  }
  return answer;
}

async function askAt(
  gate: Gate,
  request: Request,
  signal: AbortSignal,
): Promise<Pick<RouteAnswer, 'status' | 'body' | 'failure'>> {
  try {
    const pipe = await gate.connect(request.address, request.port, signal);
    const { status, body }: Answer = await ask(pipe, request, patience, signal);
    return { status, body };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw error;
    return { body: '', failure: error instanceof Error ? error.message : String(error) };
  }
}

function isTo(connections: readonly Connection[], { container, port }: ExpectedBackend): boolean {
  const addresses = addressesOf(container);
  return connections.some(
    ({ remoteAddress, remotePort }) => remotePort === port && addresses.has(remoteAddress),
  );
}

function isFrom(
  connections: readonly Connection[],
  nginx: Container,
  { port }: ExpectedBackend,
): boolean {
  const addresses = addressesOf(nginx);
  return connections.some(
    ({ remoteAddress, localPort }) => localPort === port && addresses.has(remoteAddress),
  );
}

function addressesOf({ endpoints }: Container): ReadonlySet<string> {
  return new Set(
    endpoints.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6].filter(address => address !== undefined)),
  );
}
