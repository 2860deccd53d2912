import type { EngineEvent } from '../engine/events';
import { TouchedSet } from './touched';

export interface LookTimes {
  /** Milliseconds from the first event to the look at what it touched; later ones join. */
  readonly coalesce: number;
  /**
   * Milliseconds after an event until the lists surely say what it told. Docker tells first and updates
   * what it lists from afterwards, so on a busy machine an early look may still see how it was before.
   */
  readonly settle: number;
}

/** What has to be looked at again, and when. Times are those of `performance.now()`. */
export class PendingLooks {
  private fresh = new TouchedSet();
  /** When the look at `fresh` is due, and when the last event of it came. */
  private freshDue = Infinity;
  private lastEvent = -Infinity;
  /** What was looked at too early to be sure, in the order in which it is due. */
  private readonly unsure: { readonly due: number; readonly touched: TouchedSet }[] = [];

  constructor(private readonly times: LookTimes) {}

  /** When the next look is due; `Infinity` where there is nothing to look at. */
  get due(): number {
    return Math.min(this.freshDue, this.unsure[0]?.due ?? Infinity);
  }

  /** Something was touched since the last look was taken. */
  get hasFresh(): boolean {
    return this.freshDue !== Infinity;
  }

  add(event: EngineEvent, now = performance.now()): void {
    this.fresh.add(event);
    this.lastEvent = now;
    this.freshDue = Math.min(this.freshDue, now + this.times.coalesce);
  }

  /** These at once: whoever asks knows that they have changed. */
  touch(networks: readonly string[], containers: readonly string[]): void {
    if (networks.length + containers.length === 0) return;
    this.fresh.touch(networks, containers);
    this.freshDue = -Infinity;
  }

  /** Everything at once. */
  touchEverything(): void {
    this.fresh.touchEverything();
    this.freshDue = -Infinity;
  }

  /** Gives what to look at now, and keeps in mind what will have to be looked at once more. */
  take(now = performance.now()): TouchedSet {
    const taken = this.fresh;
    const mayBeEarly = now < this.lastEvent + this.times.settle;
    const again = mayBeEarly ? taken.copy() : undefined;
    while (this.unsure[0] && this.unsure[0].due <= now) {
      const ripe = this.unsure.shift();
      if (ripe) taken.merge(ripe.touched);
    }
    if (again && !again.isEmpty) {
      this.unsure.push({ due: now + this.times.settle, touched: again });
    }
    this.fresh = new TouchedSet();
    this.freshDue = Infinity;
    this.lastEvent = -Infinity;
    return taken;
  }
}
