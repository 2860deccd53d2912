import { EngineError } from '../engine/engineError';
import type { Engine } from '../engine/engine';
import { readEngineFacts, type SwarmFacts } from '../landscape/engineFacts';
import { isSame } from '../landscape/isSame';
import { readSwarmView } from '../landscape/readSwarm';
import { emptySwarmView, type SwarmView } from '../landscape/swarm';
import { isMoving } from '../landscape/swarmIndex';
import { Emitter, type Stop } from './emitter';
import type { LiveLandscape } from './liveLandscape';

/** What this node can say about the Swarm. */
export interface SwarmKnown {
  readonly swarm: SwarmFacts;
  /** Empty where this node is no manager. */
  readonly view: SwarmView;
}

export interface SwarmTimes {
  /** Milliseconds from the first event to the look at the lists; later ones join. */
  readonly coalesce: number;
  /** Milliseconds between two looks at least, however many events there are. */
  readonly rest: number;
  /**
   * Milliseconds after the last event when it is looked once more, and from there on as long as tasks are
   * on their way: a node tells its manager of a task's state after the container's events.
   */
  readonly settle: readonly number[];
}

/** Tasks come in bursts, and pass through several states within a second. */
const defaultTimes: SwarmTimes = {
  coalesce: 250,
  rest: 1_000,
  settle: [1_500, 2_500, 5_000, 10_000],
};

/**
 * Services, tasks and nodes, in three requests: read when somebody asks for them, and read again after
 * events as long as the answer is wanted.
 */
export class SwarmCache {
  private readonly changes = new Emitter<void>();
  private readonly disposed = new AbortController();
  private readonly stops: readonly Stop[];
  private reading: Promise<SwarmKnown> | undefined;
  private last: SwarmKnown | undefined;
  /** Something happened since the last look began. */
  private isStale = true;
  /** Somebody asked since the last change was told. */
  private isWanted = false;
  private lastRead = -Infinity;
  /** Counts the engines: what one answers is not kept for the next. */
  private era = 0;
  private timer: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;

  constructor(
    private readonly live: LiveLandscape,
    private readonly times: SwarmTimes = defaultTimes,
  ) {
    this.stops = [
      live.onSwarmTouched(() => this.touch()),
      live.onTouched(() => this.touch()),
      live.onChange(({ state }) => {
        // It may be another engine that comes next.
        if (state.kind === 'connecting') this.forget();
      }),
    ];
  }

  /** Ends what is under way, too. */
  dispose(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.timer);
    clearTimeout(this.settling);
    this.disposed.abort();
    this.changes.clear();
  }

  /** What was read last, which may be a moment old; undefined where nobody asked yet. */
  get known(): SwarmKnown | undefined {
    return this.last;
  }

  /** Nothing happened since it was read. */
  get isFresh(): boolean {
    return !this.isStale;
  }

  /** Hears that what was asked for may be different now. */
  onChange(listener: () => void): Stop {
    return this.changes.on(listener);
  }

  /** @throws EngineError, and then asks the engine anew the next time. */
  async get(): Promise<SwarmKnown> {
    this.isWanted = true;
    if (!this.reading && !this.isStale && this.last) return this.last;
    if (this.reading) return this.reading;
    const reading = this.read().finally(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    this.reading = reading;
    return reading;
  }

  private forget(): void {
    this.era++;
    this.last = undefined;
    this.reading = undefined;
    this.isStale = true;
  }

  private async read(): Promise<SwarmKnown> {
    const { engine } = this.live;
    if (!engine) throw new EngineError('unreachable', 'not connected');
    const { era } = this;
    this.isStale = false;
    this.lastRead = performance.now();
    try {
      const known = await readSwarm(engine, this.last, this.disposed.signal);
      if (era !== this.era || engine !== this.live.engine) {
        throw new EngineError('unreachable', 'the engine was left meanwhile');
      }
      // The same object for the same content, so that what is derived from it holds.
      if (!isSame(this.last, known)) this.last = known;
      return this.last ?? known;
    } catch (error) {
      if (era === this.era) this.isStale = true;
      throw error;
    }
  }

  private touch(): void {
    this.isStale = true;
    // Nobody ever asked.
    if (!this.last && !this.isWanted) return;
    this.look();
    this.settle(0);
  }

  private settle(step: number): void {
    clearTimeout(this.settling);
    const wait = this.times.settle[step];
    if (wait === undefined) return;
    this.settling = setTimeout(() => {
      if (step > 0 && !this.last?.view.tasks.some(isMoving)) return;
      this.isStale = true;
      this.look();
      this.settle(step + 1);
    }, wait);
  }

  private look(): void {
    if (!this.isWanted || this.timer !== undefined) return;
    const { coalesce, rest } = this.times;
    const wait = Math.max(coalesce, this.lastRead + rest - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.update();
    }, wait);
  }

  /** Looks again and tells of a difference. While nobody watches it only tells: who looks next asks. */
  private async update(): Promise<void> {
    const before = this.last;
    if (this.live.isWatchedNow) {
      try {
        if ((await this.get()) === before) return;
      } catch {
        // Whoever asks next is told why.
      }
    }
    this.isWanted = false;
    this.changes.emit();
  }
}

/** A node that was a manager a moment ago is asked for its lists only. */
async function readSwarm(
  engine: Engine,
  last: SwarmKnown | undefined,
  signal: AbortSignal,
): Promise<SwarmKnown> {
  if (last?.swarm.isManager) {
    try {
      return { swarm: last.swarm, view: await readView(engine, signal) };
    } catch (error) {
      if (!(error instanceof EngineError) || error.kind !== 'conflict') throw error;
    }
  }
  const { swarm } = readEngineFacts(await engine.info(signal), undefined);
  return { swarm, view: swarm.isManager ? await readView(engine, signal) : emptySwarmView };
}

async function readView(engine: Engine, signal: AbortSignal): Promise<SwarmView> {
  const [services, tasks, nodes] = await Promise.all([
    engine.listServices(signal),
    engine.listTasks(signal),
    engine.listNodes(signal),
  ]);
  return readSwarmView({ services, tasks, nodes });
}
