import type { Engine } from '../../engine/engine';
import { inParallel } from '../../engine/inParallel';
import { isUp } from '../../landscape/ways';
import { messageOf } from '../evidence';
import { openWithTools } from '../openWithTools';
import { HelperOutposts, type Outpost } from '../outpost';
import { socketsProbe } from '../probes';
import { readSockets, withOwners } from '../sockets';
import { matrixPorts } from './matrixPorts';
import type { Place } from './places';
import { type MatrixSeen, nothingSeen } from './seen';
import { readSender, senderLimit, type SenderOrder, senderProbe } from './senderProbe';

/** So many namespaces are looked at and tried from at once: two small programs each. */
const width = 4;

/** Seconds that a test of a whole network may take. */
export const matrixLimit = 90;

export interface MatrixOptions {
  /** Of helpers, for containers without tools of their own; absent where the engine has none. */
  readonly image?: string;
  /** Hears of everything that is seen, as soon as it is. */
  readonly onChange?: (seen: MatrixSeen) => void;
}

/**
 * Reads what listens everywhere, then tries all of it from everywhere: at most one helper and three programs for each
 * namespace. What cannot be looked at is no error: it is among the troubles. Settles when all helpers are removed.
 *
 * @throws the signal's reason when it is cancelled.
 */
export async function observeMatrix(
  engine: Engine,
  places: readonly Place[],
  signal: AbortSignal,
  { image, onChange }: MatrixOptions = {},
): Promise<MatrixSeen> {
  const helpers = image === undefined ? undefined : new HelperOutposts(engine, image, signal);
  const outposts = new Map<Place, Outpost>();
  let seen = nothingSeen;
  const report = (add: Partial<MatrixSeen>) => {
    if (signal.aborted) return;
    seen = { ...seen, ...add };
    onChange?.(seen);
  };
  const attempt = async ({ container }: Place, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const trouble = { kind: 'failed', said: messageOf(error) } as const;
      report({ troubles: new Map(seen.troubles).set(container.id, trouble) });
    }
    signal.throwIfAborted();
  };
  const look = async (place: Place) => {
    const { id } = place.container;
    const life = matrixLimit + 10;
    const outpost = await openWithTools({ engine, helpers, signal }, place.container, { life });
    if (!outpost) {
      const trouble = { kind: 'noImage', said: place.container.image } as const;
      report({ troubles: new Map(seen.troubles).set(id, trouble) });
      return;
    }
    outposts.set(place, outpost);
    const said = await outpost.run(socketsProbe);
    const sockets = said === 'notFound' ? [] : readSockets(said.stdout);
    const listeners = withOwners(sockets, new Map());
    report({ listeners: new Map(seen.listeners).set(id, listeners) });
  };
  const send = async (place: Place) => {
    const outpost = outposts.get(place);
    if (!outpost) return;
    const order = orderFor(place, places, seen);
    const said = await outpost.run(senderProbe(order), { time: senderLimit(order) });
    const answers = readSender(order, said === 'notFound' ? '' : said.stdout);
    report({ answers: new Map(seen.answers).set(place.container.id, answers) });
  };
  try {
    const up = places.filter(({ container }) => isUp(container));
    await inParallel(up, width, place => attempt(place, () => look(place)));
    const senders = up.filter(({ container }) => container.state === 'running');
    await inParallel(senders, width, place => attempt(place, () => send(place)));
    report({ isComplete: true });
    return seen;
  } finally {
    await helpers?.removeAll();
  }
}

/** All ports that were seen to listen, by address, and the names of those that have them. */
function orderFor(sender: Place, places: readonly Place[], seen: MatrixSeen): SenderOrder {
  const others = places.filter(place => place !== sender && place.address !== undefined);
  const names = others.flatMap(({ name }) => name ?? []);
  const doors = others.flatMap(place => {
    const { address = '', container } = place;
    const { ports } = matrixPorts(place, seen.listeners.get(container.id) ?? []);
    return ports.map(({ port }) => ({ address, port }));
  });
  return { names: [...new Set(names)], doors };
}
