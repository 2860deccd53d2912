import type { FormValues, FromForm } from '../../src/protocol/form';

const pause = 80;

/** Tells the extension what is entered: several changes in a short time as one, and before anything else. */
export class Sender {
  private timer = 0;
  private isTold = true;
  private isAnswered = true;

  constructor(
    private readonly post: (message: FromForm) => void,
    private readonly values: () => FormValues,
  ) {
    // A page that is hidden is thrown away soon after.
    document.addEventListener('visibilitychange', () => this.flush());
    window.addEventListener('pagehide', () => this.flush());
    window.addEventListener('blur', () => this.flush());
  }

  /** What the extension last said is about the values as they are now. */
  get isCurrent(): boolean {
    return this.isTold && this.isAnswered;
  }

  change(isTyping: boolean): void {
    this.isTold = false;
    window.clearTimeout(this.timer);
    if (isTyping) this.timer = window.setTimeout(() => this.flush(), pause);
    else this.flush();
  }

  flush(): void {
    if (this.isTold) return;
    this.tell({ type: 'change', values: this.values() });
  }

  /** Says something that has all values with it. */
  tell(message: Extract<FromForm, { values: FormValues }>): void {
    window.clearTimeout(this.timer);
    this.isTold = true;
    this.isAnswered = false;
    this.post(message);
  }

  answered(): void {
    this.isAnswered = true;
  }
}
