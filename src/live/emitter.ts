/** Ends what it was given for. Calling it again does nothing. */
export type Stop = () => void;

/** Listeners of one kind of news. A listener that throws does not keep the others from hearing it. */
export class Emitter<T> {
  private readonly listeners = new Set<(news: T) => void>();

  /** Calls the listener with all news from now on. */
  on(listener: (news: T) => void): Stop {
    // A function of its own: the same listener may be given twice.
    const own = (news: T) => listener(news);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  emit(news: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(news);
      } catch (error) {
        // To the host's own report of unexpected errors, without stopping what keeps the landscape live.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.listeners.clear();
  }
}
