/** Waits that can be ended early; none of them outlives `stopped`. */
export class Waiting {
  private awake: (() => void) | undefined;
  private wasWoken = false;

  constructor(private readonly stopped: AbortSignal) {}

  /** Ends the sleep at hand, or keeps the next one from beginning. */
  wake(): void {
    this.wasWoken = true;
    this.awake?.();
  }

  /** Forgets a wake that nobody has slept through yet. */
  forget(): void {
    this.wasWoken = false;
  }

  /** Waits so many milliseconds or until woken. */
  async sleep(milliseconds: number): Promise<void> {
    await this.untilWoken(milliseconds, this.stopped);
  }

  /** True when the time (milliseconds; for ever, where undefined) is over, false when woken or ended before. */
  async untilWoken(milliseconds: number | undefined, ended: AbortSignal): Promise<boolean> {
    if (!this.wasWoken && (await timer(milliseconds, ended, done => (this.awake = done)))) {
      return true;
    }
    this.awake = undefined;
    this.wasWoken = false;
    return false;
  }

  /** Waits so many milliseconds, or until ended, whoever wakes. */
  async pause(milliseconds: number, ended: AbortSignal): Promise<void> {
    await timer(milliseconds, ended);
  }
}

/** True when the time is over, false when ended by the signal or by the function handed to `onBegin`. */
function timer(
  milliseconds: number | undefined,
  ended: AbortSignal,
  onBegin: (end: () => void) => void = () => undefined,
): Promise<boolean> {
  return new Promise(resolve => {
    if (ended.aborted) return resolve(false);
    const finish = (isOver: boolean) => {
      clearTimeout(running);
      ended.removeEventListener('abort', end);
      resolve(isOver);
    };
    const end = () => finish(false);
    const running =
      milliseconds === undefined ? undefined : setTimeout(() => finish(true), milliseconds);
    ended.addEventListener('abort', end, { once: true });
    onBegin(end);
  });
}
