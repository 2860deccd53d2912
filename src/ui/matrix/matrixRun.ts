import { type Matrix, matrixOf } from '../../diagnose/matrix/matrix';
import { matrixLimit, observeMatrix } from '../../diagnose/matrix/observeMatrix';
import { type Place, placesOn } from '../../diagnose/matrix/places';
import { type MatrixSeen, nothingSeen } from '../../diagnose/matrix/seen';
import { attachmentsOf } from '../../landscape/attachments';
import type { ContainerId, Network } from '../../landscape/landscape';
import type { ContainerDetails } from '../../landscape/readDetails';
import { isUp } from '../../landscape/ways';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import { readFacts } from '../forms/networkScene';
import type { Parts } from '../parts';

/** A test of a whole network that runs or has run. */
export interface MatrixState {
  readonly network: Network;
  readonly matrix: Matrix;
  readonly seen: MatrixSeen;
  /** Containers of the network that were left out, because there are so many. */
  readonly left: number;
}

/** So many containers are tested: the requests and the time for all of them grow with the square. */
const most = 40;

/**
 * Tests once, and tells every step. What was seen when the time is over counts.
 *
 * @throws EngineError; the signal's reason when the person cancels.
 */
export async function runMatrix(
  parts: Pick<Parts, 'live' | 'details'>,
  network: Network,
  onChange: (state: MatrixState) => void,
  signal: AbortSignal,
): Promise<void> {
  const { live } = parts;
  const { landscape } = live;
  const engine = connectedEngine(live);
  const ids = attachmentsOf(landscape)
    .of(network.id)
    .map(({ container }) => container.id);
  const [facts, image, details] = await Promise.all([
    readFacts(live),
    availableImage(parts),
    readDetails(parts, ids.slice(0, most)),
  ]);
  signal.throwIfAborted();
  const scene = { landscape, facts, details: (id: ContainerId) => details.get(id) };
  const all = placesOn(network, scene);
  const places = chosen(all);
  const left = all.length - places.length;
  let seen = nothingSeen;
  const show = (next: MatrixSeen) => {
    seen = next;
    if (!signal.aborted) onChange({ network, matrix: matrixOf(places, scene, seen), seen, left });
  };
  show(seen);
  const limit = AbortSignal.timeout(matrixLimit * 1000);
  const options = { onChange: show, ...(image === undefined ? {} : { image }) };
  try {
    await observeMatrix(engine, places, AbortSignal.any([signal, limit]), options);
  } catch (error) {
    if (!limit.aborted || signal.aborted) throw error;
    show({ ...seen, isComplete: true });
  }
}

/** Those that run before those that do not, but in the order they had. */
function chosen(places: readonly Place[]): readonly Place[] {
  const first = places.toSorted((a, b) => Number(isUp(b.container)) - Number(isUp(a.container)));
  const taken = new Set(first.slice(0, most));
  return places.filter(place => taken.has(place));
}

async function readDetails({ details }: Pick<Parts, 'details'>, ids: readonly ContainerId[]) {
  const known = new Map<ContainerId, ContainerDetails>();
  await Promise.all(
    ids.map(async id => {
      // One that is gone meanwhile has no names.
      const read = await details.get(id).catch(() => undefined);
      if (read) known.set(id, read);
    }),
  );
  return known;
}
