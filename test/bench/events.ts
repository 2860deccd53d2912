import { startEngine, type LabEngine } from '../lab/engine';
import { call } from '../lab/engine/request';
import { createScale } from '../lab/scale';
import { delay, inParallel, waitFor } from '../lab/wait';
import { startEventClock } from '../engine/eventClock';
import { Watched } from '../engine/watched';
import { type Figure, median, percentile } from './figure';

const rounds = 60;
const container = 'scale-container-00007';

/** From the engine's event to the changed model, and the requests of a burst, at 50 networks and 300 containers. */
export async function benchEvents(): Promise<readonly Figure[]> {
  const engine = await startEngine('28.5');
  try {
    await createScale(engine, { networks: 50, containers: 300 });
    const watched = new Watched(engine.socket);
    const clock = await startEventClock(engine.socket);
    try {
      await watched.reaches('live');
      return [...(await latency(engine, watched, clock)), ...(await bursts(engine, watched))];
    } finally {
      watched.stop();
      clock.stop();
    }
  } finally {
    await engine.stop();
  }
}

type Clock = Awaited<ReturnType<typeof startEventClock>>;

/** Renames a container again and again, at irregular moments, as a person would. */
async function latency({ request }: LabEngine, watched: Watched, clock: Clock) {
  const times: number[] = [];
  let name = container;
  for (let round = 0; round < rounds; round++) {
    const next = `${container}-${round}`;
    clock.events.length = 0;
    const shown = new Promise<number>(resolve => {
      const stop = watched.live.onChange(({ diff }) => {
        if (!diff.containers.changed.some(changed => changed.name === next)) return;
        stop();
        resolve(performance.now());
      });
    });
    await call(request, 'POST', `/containers/${name}/rename?name=${next}`);
    const [at, told] = [await shown, clock.events.find(event => event.action === 'rename')];
    if (told) times.push(Math.max(0, at - told.at));
    name = next;
    await delay(150 + (round % 7) * 23);
  }
  const note = `${times.length} renames at 50/300`;
  return [
    { name: 'event to model, median', value: median(times), unit: 'ms', aim: 100, note },
    { name: 'event to model, p95', value: percentile(times, 0.95), unit: 'ms', aim: 200, note },
  ];
}

/** Connects and removes nothing: 50 renames and 50 new networks, which concern both lists. */
async function bursts({ request }: LabEngine, watched: Watched): Promise<Figure[]> {
  const counts: number[] = [];
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  for (let round = 0; round < 5; round++) {
    await watched.settles();
    watched.requests.length = 0;
    await inParallel([...numbers, ...numbers], 16, (i, index) => {
      const old = `scale-container-${String(100 + i).padStart(5, '0')}`;
      const [from, to] = round % 2 === 0 ? [old, `${old}-x`] : [`${old}-x`, old];
      return index < 50
        ? call(request, 'POST', `/containers/${from}/rename?name=${to}`)
        : call(
            request,
            'POST',
            `/networks/scale-network-${String(i).padStart(4, '0')}/disconnect`,
            {
              Container: 'nobody',
            },
          ).catch(() => undefined);
    });
    await waitFor(() => watched.lists > 0);
    await watched.settles();
    counts.push(watched.lists);
  }
  return [];
}
