import { AddressError } from '../engine/addressError';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engineError';
import type { EngineEvent } from '../engine/events';
import { translateError } from '../engine/translateError';
import { diffLandscapes, type LandscapeDiff } from '../landscape/diffLandscapes';
import { isOtherEngine } from '../landscape/isOtherEngine';
import { emptyLandscape, type Landscape, type Network } from '../landscape/landscape';
import { readNetworks, updateLandscape, withContainers } from '../landscape/readLandscape';
import { backoff } from './backoff';
import { Emitter, type Stop } from './emitter';
import { type LookTimes, PendingLooks } from './pendingLooks';
import type { TouchedSet } from './touched';
import { Waiting } from './waiting';

/** How things are with the engine; a landscape only where it may be shown. */
export type LiveState =
  /** Its networks by name may be known, while it still gathers its containers. */
  | { readonly kind: 'connecting'; readonly networks?: readonly Network[] }
  | { readonly kind: 'live'; readonly landscape: Landscape }
  /** The connection was lost a moment ago: the landscape is the last one known. */
  | { readonly kind: 'reconnecting'; readonly landscape: Landscape }
  | { readonly kind: 'unreachable'; readonly error: EngineError | AddressError };

export interface LiveChange {
  readonly state: LiveState;
  /** Against the landscape before; everything is added or removed where one of both is missing. */
  readonly diff: LandscapeDiff;
}

export interface LiveTimes extends LookTimes {
  /** Milliseconds that must lie between two such looks, so that a storm costs few requests; six times that in one. */
  readonly rest: number;
  /** Milliseconds between whole looks while somebody watches. */
  readonly relist: number;
}

export const defaultTimes: LiveTimes = {
  coalesce: 50,
  settle: 500,
  rest: 100,
  relist: 30_000,
};

/** More things than this touched at once are more than a person does. */
const stormSize = 10;

/** So many containers take long enough to read for whoever asked for the networks, which are known first, to notice. */
const many = 500;
/** Milliseconds from when the networks are known in which nothing else is read then. */
const headStart = 40;

/**
 * Keeps one landscape current: reads it whole, then again what events touch, and comes back by itself
 * when the engine does. Data flows out through `onChange`, and what is known before through `onBegin`.
 */
export class LiveLandscape {
  private current: LiveState = { kind: 'connecting' };
  private readonly changes = new Emitter<LiveChange>();
  private readonly begins = new Emitter<void>();
  private readonly touches = new Emitter<ReadonlySet<string> | undefined>();
  private readonly swarmTouches = new Emitter<void>();
  private readonly stopped = new AbortController();
  private readonly waiting = new Waiting(this.stopped.signal);
  private pending: PendingLooks;
  private isWatched = false;
  /** The engine of the connection at hand. */
  private engineNow: Engine | undefined;
  private endConnection: (() => void) | undefined;
  /** Somebody asked for another engine: the end of this connection is no failure. */
  private isReplaced = false;
  /** When the connection at hand had its first landscape, and when its last whole one. */
  private liveSince: number | undefined;
  private lastWhole = 0;
  /** How many looks were begun, and how many of them are over. */
  private begun = 0;
  private over = 0;
  private readonly looked = new Emitter<void>();

  /** @param open finds the engine, anew for each connection; throws an `AddressError` where nobody can tell. */
  constructor(
    private readonly open: () => Promise<Engine>,
    private readonly times: LiveTimes = defaultTimes,
  ) {
    this.pending = new PendingLooks(times);
  }

  get state(): LiveState {
    return this.current;
  }

  /** The last landscape read, empty where there is none to show. */
  get landscape(): Landscape {
    return landscapeOf(this.current);
  }

  /** Somebody looks at it. */
  get isWatchedNow(): boolean {
    return this.isWatched;
  }

  /** The engine that is connected, or undefined. */
  get engine(): Engine | undefined {
    return this.engineNow;
  }

  onChange(listener: (change: LiveChange) => void): Stop {
    return this.changes.on(listener);
  }

  /** Hears that the networks of an engine are known, while it still gathers its containers. */
  onBegin(listener: () => void): Stop {
    return this.begins.on(listener);
  }

  /** Hears the ids of containers that events touched, before they are read again; undefined means all. */
  onTouched(listener: (ids: ReadonlySet<string> | undefined) => void): Stop {
    return this.touches.on(listener);
  }

  /**
   * Hears that a Swarm's services or nodes were touched, and of each whole look: what happens to tasks on
   * other nodes is told by no event.
   */
  onSwarmTouched(listener: () => void): Stop {
    return this.swarmTouches.on(listener);
  }

  /**
   * Resolves when it is known how things are with the engine, or after so many milliseconds, or when it ends.
   *
   * @param isEnough says whether what is known of it while it connects will do.
   */
  known(limit: number, isEnough: () => boolean = () => false): Promise<void> {
    const { signal } = this.stopped;
    const isKnown = () => this.current.kind !== 'connecting' || isEnough();
    if (isKnown() || signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const end = () => {
        clearTimeout(timer);
        forget();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, limit);
      const look = () => isKnown() && end();
      const stops = [this.onChange(look), this.onBegin(look)];
      const forget = () => stops.forEach(stop => stop());
      signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Begins; returns at once. */
  start(): void {
    void this.run();
  }

  /** Ends all requests and timers for good. */
  stop(): void {
    this.stopped.abort();
    this.changes.clear();
    this.begins.clear();
    this.touches.clear();
    this.swarmTouches.clear();
  }

  /**
   * Somebody looks at it, or nobody does. Docker sends no event when a stopped container is connected, or
   * a network under one is removed, so whole looks are taken now and then, but only while it is watched.
   */
  watch(isWatched: boolean): void {
    this.isWatched = isWatched;
    // Whoever begins to look gets a whole look at once where the last one is too long ago, or the next try to connect;
    // who looks away takes the timer of the next look along.
    if (isWatched || this.engineNow) this.waiting.wake();
  }

  /** Reads everything again, or tries to reach the engine again at once. */
  refresh(): void {
    this.pending.touchEverything();
    this.touches.emit(undefined);
    this.waiting.wake();
  }

  /** Leaves the engine at hand and opens one anew: where it is may have changed. */
  reconnect(): void {
    this.isReplaced = true;
    this.set({ kind: 'connecting' });
    this.endConnection?.();
    this.waiting.wake();
  }

  /** Reads these again: for what was just done, since not every change sends an event. */
  touch(ids: {
    readonly networks?: readonly string[];
    readonly containers?: readonly string[];
  }): void {
    this.pending.touch(ids.networks ?? [], ids.containers ?? []);
    this.touches.emit(new Set(ids.containers));
    this.waiting.wake();
  }

  /** Resolves when all that was touched before is read, when nobody can tell when, or with the signal. */
  upToDate(signal: AbortSignal): Promise<void> {
    const needed = this.begun + (this.pending.hasFresh ? 1 : 0);
    const isThere = () => this.over >= needed || !this.engineNow || signal.aborted;
    if (isThere()) return Promise.resolve();
    return new Promise(resolve => {
      const look = () => {
        if (!isThere()) return;
        forget();
        signal.removeEventListener('abort', look);
        resolve();
      };
      const forget = this.looked.on(look);
      signal.addEventListener('abort', look, { once: true });
    });
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.isStopped()) {
      this.isReplaced = false;
      const lost = await this.connection().then(
        () => ({ kind: 'reconnecting', landscape: this.landscape }) as const,
        async (error: unknown) => ({ kind: 'unreachable', error: await reasonOf(error) }) as const,
      );
      if (this.isStopped()) return;
      if (this.wasReplaced()) continue;
      // What woke the connection is over with it, and must not cut the pause before the next one short.
      this.waiting.forget();
      this.set(lost);
      // A connection that held for a while was a good one: the next try comes at once.
      failures = this.hasHeld() ? 0 : failures + 1;
      if (failures > 0 || lost.kind === 'unreachable') {
        await this.waiting.sleep(backoff(Math.max(1, failures)));
      }
    }
  }

  /** One connection, from the first request to the end of its event stream. */
  private async connection(): Promise<void> {
    const ended = new AbortController();
    const end = () => ended.abort(new EngineError('failed', 'the engine ended the connection'));
    this.stopped.signal.addEventListener('abort', end, { once: true });
    this.endConnection = end;
    this.liveSince = undefined;
    try {
      const engine = await this.open();
      // The stream is there before the lists are read, so that nothing falls between the two.
      const events = await engine.events(ended.signal);
      this.pending = new PendingLooks(this.times);
      // Nobody told what happened meanwhile.
      this.touches.emit(undefined);
      const gathering = this.gather(events).finally(end);
      // Before the landscape is told, since who hears of it may ask the engine for more at once.
      this.engineNow = engine;
      await this.readAll(engine, ended.signal);
      this.liveSince = performance.now();
      await Promise.all([gathering, this.follow(engine, ended.signal)]);
    } catch (error) {
      // One that was good is tried once more before the landscape is given up: its last answer may be the only bad one.
      if (this.liveSince === undefined) throw error;
    } finally {
      this.engineNow = undefined;
      this.lookIsOver();
      end();
      this.stopped.signal.removeEventListener('abort', end);
    }
  }

  private async gather(events: AsyncIterable<EngineEvent>): Promise<void> {
    try {
      for await (const event of events) {
        if (event.type === 'service' || event.type === 'node') {
          this.swarmTouches.emit();
          continue;
        }
        this.pending.add(event);
        const id = event.containerId ?? event.id;
        this.touches.emit(id === '' ? undefined : new Set([id]));
        this.waiting.wake();
      }
    } catch {
      // A stream that breaks has ended: the connection is made anew.
    }
  }

  private async readAll(engine: Engine, signal: AbortSignal): Promise<void> {
    const isFirst = this.current.kind === 'connecting';
    let begun = 0;
    const [networks, containers] = await Promise.all([
      engine.listNetworks(undefined, signal).then(list => {
        const networks = readNetworks(list, this.landscape);
        begun = performance.now();
        if (isFirst && !signal.aborted) this.begin(networks);
        return networks;
      }),
      engine.listContainers(undefined, signal),
    ]);
    if (isFirst && containers.length > many) {
      await this.waiting.pause(begun + headStart - performance.now(), signal);
    }
    // Both answers may have been there when somebody asked for another engine.
    signal.throwIfAborted();
    this.lastWhole = performance.now();
    this.swarmTouches.emit();
    const landscape = withContainers(networks, containers, this.landscape);
    if (isOtherEngine(this.landscape, landscape)) {
      // The socket leads elsewhere now, while the events still come from where it led before.
      if (this.liveSince !== undefined) {
        this.reconnect();
        return;
      }
      this.set({ kind: 'connecting' });
    }
    this.set({ kind: 'live', landscape });
  }

  /** Looks again at what was touched, until the connection ends. */
  private async follow(engine: Engine, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = performance.now();
      // Measured from the last whole look, since events may never pause for so long.
      const wholeDue = this.isWatched ? this.lastWhole + this.times.relist : Infinity;
      const wait = Math.min(this.pending.due, wholeDue) - now;
      if (wait > 0) {
        await this.waiting.untilWoken(wait === Infinity ? undefined : wait, signal);
        continue;
      }
      if (wholeDue <= now) this.pending.touchEverything();
      const touched = this.pending.take(now);
      this.begun++;
      await this.readTouched(engine, touched, signal);
      this.lookIsOver();
      // Many at once are a storm that may go on for a while.
      const rests = touched.everything || touched.size > stormSize ? 6 : 1;
      await this.waiting.pause(this.times.rest * rests, signal);
    }
  }

  private lookIsOver(): void {
    this.over = this.begun;
    this.looked.emit();
  }

  private async readTouched(
    engine: Engine,
    touched: TouchedSet,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return;
    if (touched.everything) return this.readAll(engine, signal);
    const { networks, containers } = touched;
    const lists = {
      networks: networks.size > 0 ? await engine.listNetworks([...networks], signal) : [],
      containers: containers.size > 0 ? await engine.listContainers([...containers], signal) : [],
    };
    signal.throwIfAborted();
    this.set({ kind: 'live', landscape: updateLandscape(this.landscape, touched, lists) });
  }

  /** What is known first is no landscape yet. */
  private begin(networks: readonly Network[]): void {
    this.current = { kind: 'connecting', networks };
    this.begins.emit();
  }

  private set(state: LiveState): void {
    const before = this.current;
    this.current = state;
    const isSame = before.kind === state.kind && landscapeOf(before) === landscapeOf(state);
    // What one engine has begun to tell is nothing of the next.
    const hadBegun = before.kind === 'connecting' && before.networks !== undefined;
    if (isSame && !hadBegun && state.kind !== 'unreachable') return;
    this.changes.emit({ state, diff: diffLandscapes(landscapeOf(before), landscapeOf(state)) });
  }

  private hasHeld(): boolean {
    return this.liveSince !== undefined && performance.now() - this.liveSince > 5_000;
  }

  private wasReplaced(): boolean {
    return this.isReplaced;
  }

  private isStopped(): boolean {
    return this.stopped.signal.aborted;
  }
}

async function reasonOf(error: unknown): Promise<EngineError | AddressError> {
  return error instanceof AddressError ? error : await translateError(error);
}

function landscapeOf(state: LiveState): Landscape {
  return 'landscape' in state ? state.landscape : emptyLandscape;
}
