import { EngineError } from '../engine/engineError';
import type { ContainerId } from '../landscape/landscape';
import { type ContainerDetails, readContainerDetails } from '../landscape/readDetails';
import type { LiveLandscape } from './liveLandscape';
import type { Stop } from './emitter';

/** Inspects under way at once: more of them would only wait for each other inside the engine. */
const mostAtOnce = 8;

/** Details of containers, read when they are asked for and kept until something happens to the container. */
export class DetailsCache {
  private readonly known = new Map<ContainerId, Promise<ContainerDetails>>();
  /** Of those that are known, what has come. */
  private readonly read = new Map<ContainerId, ContainerDetails>();
  private readonly queue: (() => void)[] = [];
  private running = 0;
  private readonly disposed = new AbortController();
  private readonly stops: readonly Stop[];

  constructor(private readonly live: LiveLandscape) {
    this.stops = [
      live.onTouched(ids => this.forget(ids)),
      // Not every change sends an event; such a one is seen in the landscape.
      live.onChange(({ diff: { containers } }) =>
        this.forget(new Set([...containers.changed, ...containers.removed].map(({ id }) => id))),
      ),
    ];
  }

  /** Ends what is under way, too. */
  dispose(): void {
    for (const stop of this.stops) stop();
    this.disposed.abort();
    this.forget(undefined);
  }

  /** @throws EngineError, and then asks the engine anew the next time. */
  get(id: ContainerId): Promise<ContainerDetails> {
    let details = this.known.get(id);
    if (!details) {
      details = this.ask(id);
      this.known.set(id, details);
      details.then(
        read => this.known.get(id) === details && this.read.set(id, read),
        () => this.known.get(id) === details && this.known.delete(id),
      );
    }
    return details;
  }

  /** What was read before and still holds, without asking the engine. */
  peek(id: ContainerId): ContainerDetails | undefined {
    return this.read.get(id);
  }

  private async ask(id: ContainerId): Promise<ContainerDetails> {
    if (this.running < mostAtOnce) this.running++;
    // Whoever has ended hands its place on, so that nobody else can take it.
    else await new Promise<void>(resolve => this.queue.push(resolve));
    try {
      const { engine } = this.live;
      if (!engine) throw new EngineError('unreachable', 'not connected');
      return readContainerDetails(await engine.inspectContainer(id, this.disposed.signal));
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running--;
    }
  }

  private forget(ids: ReadonlySet<string> | undefined): void {
    for (const kept of [this.known, this.read]) {
      if (!ids) kept.clear();
      else for (const id of ids) kept.delete(id as ContainerId);
    }
  }
}
