const longest = 500;

/** Holds back what would move things on the page while a pointer is pressed: the click is to meet what it was aimed at. */
export class Presses {
  private isPressed = false;
  private timer = 0;
  private work: (() => void) | undefined;

  constructor(on: HTMLElement) {
    on.addEventListener('pointerdown', () => {
      this.isPressed = true;
      // A press on a scrollbar is never said to have ended.
      this.releaseIn(longest);
    });
    // The click follows at once, if there is one.
    window.addEventListener('pointerup', () => this.releaseIn(0));
    window.addEventListener('pointercancel', () => this.releaseIn(0));
    window.addEventListener('click', () => this.release(), true);
  }

  /** Does the work now or after the click; of several works that wait, the last. */
  whenReleased(work: () => void): void {
    if (this.isPressed) this.work = work;
    else work();
  }

  private releaseIn(time: number): void {
    if (!this.isPressed) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.release(), time);
  }

  private release(): void {
    window.clearTimeout(this.timer);
    this.isPressed = false;
    const { work } = this;
    this.work = undefined;
    work?.();
  }
}
