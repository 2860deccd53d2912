import assert from 'node:assert/strict';
import type { LabEngine } from '../lab/engine';
import { waitFor } from '../lab/wait';
import { WeatherProxy } from '../lab/weatherProxy';
import { freshLandscape, Watched, type WatchOptions } from './watched';

export interface StormOptions extends WatchOptions {
  /** What the proxy does from the first request on. */
  readonly weather?: WeatherProxy['weather'];
  /** How many follow the engine, as several windows do. */
  readonly followers?: number;
  /** The engine that is behind the proxy in the end. */
  readonly last?: () => LabEngine;
}

/** What a storm has to do with. */
export interface Scene {
  readonly proxy: WeatherProxy;
  /** The first one that follows. */
  readonly watched: Watched;
  readonly all: readonly Watched[];
}

/**
 * Follows a real engine through a proxy with bad weather. When the storm is over the weather is good, and then what is
 * shown has to be what a fresh look shows, byte for byte; nobody may have failed unheard, and nothing may be left over.
 */
export async function throughStorm(
  engine: LabEngine,
  options: StormOptions,
  storm: (scene: Scene) => Promise<void>,
): Promise<void> {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  const proxy = new WeatherProxy(engine.socket);
  if (options.weather) proxy.weather = options.weather;
  await proxy.start();
  const timersBefore = await timers();
  const all = Array.from(
    { length: options.followers ?? 1 },
    () => new Watched(proxy.socket, options),
  );
  const [watched] = all;
  assert.ok(watched);
  try {
    await storm({ proxy, watched, all });
    proxy.weather = () => undefined;
    const { socket } = options.last?.() ?? engine;
    for (const each of all) {
      await each.reaches('live');
      await each.settles(socket);
      assert.equal(
        JSON.stringify(each.live.landscape),
        JSON.stringify(await freshLandscape(socket)),
      );
    }
    for (const each of all) each.stop();
    proxy.closeIdle();
    await waitFor(() => proxy.open === 0, { what: 'all connections to be closed' });
    await waitFor(async () => (await timers()) <= timersBefore, { what: 'all timers to end' });
  } finally {
    for (const each of all) each.stop();
    await proxy.stop();
    process.off('unhandledRejection', hear);
  }
  assert.deepEqual(unheard, []);
}

/** The shortest pause between two tries to connect (milliseconds), but for the first one, which comes at once. */
export function shortestPause({ requests }: WeatherProxy): number {
  const tries = requests.filter(({ path }) => path.includes('/events')).map(({ at }) => at);
  const pauses = tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
  return Math.min(...pauses.slice(1));
}

/** How many timers keep this process, without the one that led here. */
async function timers(): Promise<number> {
  await new Promise(resolve => setImmediate(resolve));
  return process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
}
