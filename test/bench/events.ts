import { Watched } from '../engine/watched';
import { startEventClock } from '../engine/eventClock';
import { startEngine, type LabEngine } from '../lab/engine';
import { call } from '../lab/engine/request';
import { createScale } from '../lab/scale';
import { delay, inParallel } from '../lab/wait';
import { WeatherProxy } from '../lab/weatherProxy';
import { type Figure, median, percentile } from './figure';

const rounds = 60;
const bursts = 5;

type Clock = Awaited<ReturnType<typeof startEventClock>>;

/** From the engine's event to the changed model, and the requests of a burst, at 50 networks and 300 containers. */
export async function benchEvents(): Promise<readonly Figure[]> {
  const engine = await startEngine('28.5');
  try {
    await createScale(engine, { networks: 50, containers: 300 });
    const proxy = await new WeatherProxy(engine.socket).start();
    const watched = new Watched(engine.socket);
    const clock = await startEventClock(engine.socket);
    try {
      await watched.reaches('live');
      return [
        ...(await latency(engine, watched, clock)),
        ...(await burst(engine, watched, clock)),
        ...(await thousand(proxy)),
      ];
    } finally {
      await proxy.stop();
      watched.stop();
      clock.stop();
    }
  } finally {
    await engine.stop();
  }
}

/** Renames one container again and again, with pauses as between the deeds of a person. */
async function latency({ request }: LabEngine, watched: Watched, clock: Clock) {
  const times: number[] = [];
  let name = containerName(7);
  for (let round = 0; round < rounds; round++) {
    const next = `${containerName(7)}-${round}`;
    clock.events.length = 0;
    const shown = new Promise<number>(resolve => {
      const stop = watched.live.onChange(({ diff }) => {
        if (!diff.containers.changed.some(changed => changed.name === next)) return;
        stop();
        resolve(performance.now());
      });
    });
    await rename(request, name, next);
    const at = await shown;
    const told = clock.events.find(event => event.action === 'rename');
    if (!told) throw new Error('no event of the rename');
    times.push(Math.max(0, at - told.at));
    name = next;
    await delay(150 + (round % 7) * 23);
  }
  await rename(request, name, containerName(7));
  const note = `${rounds} renames at 50/300`;
  return [
    { name: 'event to model, median', value: median(times), unit: 'ms', aim: 60, note },
    { name: 'event to model, p95', value: percentile(times, 0.95), unit: 'ms', aim: 120, note },
  ];
}

/**
 * A hundred events that concern both lists, as fast as the engine makes them: 92 renames, and 8 networks meanwhile.
 * Nothing is promised for what takes as long as the engine does.
 */
async function burst({ request }: LabEngine, watched: Watched, clock: Clock): Promise<Figure[]> {
  const costs: { networks: number; containers: number; span: number; events: number }[] = [];
  for (let round = 0; round < bursts; round++) {
    await watched.rests();
    watched.requests.length = 0;
    clock.events.length = 0;
    const suffix = round % 2 === 0 ? '-x' : '';
    const renames = inParallel(indices(92), 8, i => {
      const from = containerName(100 + i) + (suffix ? '' : '-x');
      return rename(request, from, containerName(100 + i) + suffix);
    });
    const networks = inParallel(indices(8), 8, i =>
      call(request, 'POST', '/networks/create', { Name: `burst-${round}-${i}` }),
    );
    await Promise.all([renames, networks]);
    await watched.rests();
    const count = (name: string) => watched.requests.filter(r => r === `GET /${name}`).length;
    const times = clock.events.map(({ at }) => at);
    costs.push({
      networks: count('networks'),
      containers: count('containers/json'),
      span: Math.max(...times) - Math.min(...times),
      events: times.length,
    });
  }
  const worst = (key: 'networks' | 'containers') => Math.max(...costs.map(cost => cost[key]));
  const spans = costs.map(({ events, span }) => `${events} in ${span.toFixed(0)} ms`).join(', ');
  const note = `the worst of ${bursts}: ${spans}`;
  return (['networks', 'containers'] as const).map(key => ({
    name: `lists of ${key} for a burst`,
    ...{ value: worst(key), unit: 'requests', note },
  }));
}

/** A thousand events about 300 containers at once, told by a proxy: no real engine is that fast. */
async function thousand(proxy: WeatherProxy): Promise<Figure[]> {
  const watched = new Watched(proxy.socket);
  try {
    await watched.reaches('live');
    await watched.rests();
    const { containers } = watched.live.landscape;
    const lines = indices(1_000).map(i => {
      const ID = containers[i % containers.length]?.id;
      return `${JSON.stringify({ Type: 'container', Action: 'start', Actor: { ID } })}\n`;
    });
    const requests: number[] = [];
    const quiet: number[] = [];
    for (let round = 0; round < bursts; round++) {
      watched.requests.length = 0;
      const begin = performance.now();
      proxy.say(lines.join(''));
      let last = begin;
      let seen = 0;
      while (performance.now() < begin + 2_500) {
        if (watched.requests.length > seen) last = performance.now();
        seen = watched.requests.length;
        await delay(5);
      }
      requests.push(seen);
      quiet.push(last - begin);
    }
    const at = 'burst of 1,000 events (told by a proxy)';
    return [
      { at, name: 'requests (the most)', value: Math.max(...requests), unit: 'requests', aim: 4 },
      { at, name: 'until quiet (median)', value: median(quiet), unit: 'ms', aim: 1_000 },
    ];
  } finally {
    watched.stop();
  }
}

function rename(request: LabEngine['request'], from: string, to: string): Promise<unknown> {
  return call(request, 'POST', `/containers/${from}/rename?name=${to}`);
}

function containerName(number: number): string {
  return `scale-container-${String(number).padStart(5, '0')}`;
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
