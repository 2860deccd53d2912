import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../engine/engine';
import { inParallel } from '../engine/inParallel';
import { type Attachment, type Attachments, attachmentsOf } from '../landscape/attachments';
import { countedContainers, networksOf, type TrafficReading } from '../landscape/endpointTraffic';
import type { Container, ContainerId } from '../landscape/landscape';
import { Emitter, type Stop } from './emitter';
import type { LiveLandscape } from './liveLandscape';
import { TrafficMeter } from './trafficMeter';

export interface TrafficTimes {
  /** Milliseconds between two readings, and between the first two. */
  readonly interval: number;
  readonly first: number;
}

/**
 * One request each two seconds costs Docker 28.5 with 50 containers 5.8 % of a core, where a stream each costs 10.3 %
 * (20.10: 8.7 and 9.2 %), and Podman's streams tell something only every five seconds.
 */
const defaultTimes: TrafficTimes = { interval: 2_000, first: 1_000 };

/** So many containers are measured; with more the engine would have to work for its own watching. */
const most = 100;

/** Requests at once: Docker 20.10 lets each wait for its next second. */
const width = 50;

/** Programs run in containers at once. */
const looksAtOnce = 4;

/** Measures the traffic of running containers, between `start` and `stop`. */
export class TrafficSampler {
  private readonly readings = new Emitter<TrafficReading>();
  private readonly meters = new Map<ContainerId, TrafficMeter>();
  private readonly stops: readonly Stop[];
  private running: AbortController | undefined;
  /** The engine that the meters are of. */
  private engine: Engine | undefined;

  constructor(
    private readonly live: LiveLandscape,
    private readonly times: TrafficTimes = defaultTimes,
    private readonly limit = most,
  ) {
    this.stops = [live.onTouched(ids => this.forget(ids))];
  }

  /** Ends what is under way, too. */
  dispose(): void {
    for (const stop of this.stops) stop();
    this.stop();
    this.readings.clear();
  }

  onReading(listener: (reading: TrafficReading) => void): Stop {
    return this.readings.on(listener);
  }

  /** Begins to measure; the first reading comes at once, and knows of nothing yet. */
  start(): void {
    if (this.running) return;
    this.running = new AbortController();
    void this.run(this.running.signal);
  }

  /** Ends all requests, and forgets what was measured. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.meters.clear();
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      for (;;) await this.round(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async round(signal: AbortSignal): Promise<void> {
    const begin = performance.now();
    const { engine } = this.live;
    if (engine !== this.engine) this.meters.clear();
    this.engine = engine;
    const isFirst = this.meters.size === 0;
    const all = countedContainers(this.live.landscape.containers, this.attachments);
    const measured = engine ? all.slice(0, this.limit) : [];
    this.keepOnly(measured);
    if (engine) await inParallel(measured, width, each => this.meterOf(each).read(engine, signal));
    signal.throwIfAborted();
    this.readings.emit({
      endpoints: measured.flatMap(each => this.meterOf(each).traffic(this.networksOf(each))),
      measured: measured.length,
      left: all.length - measured.length,
    });
    if (engine) {
      await inParallel(measured, looksAtOnce, each =>
        this.meterOf(each).look(engine, this.networksOf(each), signal),
      );
    }
    const { first, interval } = this.times;
    const pause = (isFirst ? first : interval) - (performance.now() - begin);
    // A slow engine is left in peace for a while, too.
    await delay(Math.max(pause, first / 2), undefined, { signal });
  }

  private get attachments(): Attachments {
    return attachmentsOf(this.live.landscape);
  }

  private networksOf({ id }: Container): readonly Attachment[] {
    return networksOf(id, this.attachments);
  }

  private meterOf({ id }: Container): TrafficMeter {
    let meter = this.meters.get(id);
    if (!meter) this.meters.set(id, (meter = new TrafficMeter(id)));
    return meter;
  }

  private keepOnly(measured: readonly Container[]): void {
    const ids = new Set(measured.map(({ id }) => id));
    for (const id of this.meters.keys()) if (!ids.has(id)) this.meters.delete(id);
  }

  /** After an event a container may have other interfaces, or the same names for others. */
  private forget(ids: ReadonlySet<string> | undefined): void {
    if (!ids) this.meters.clear();
    else for (const id of ids) this.meters.delete(id as ContainerId);
  }
}
