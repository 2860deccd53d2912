import { CancellationError, l10n } from 'vscode';
import type { Taken, TakeOrder } from '../protocol/topology';

/** The page cannot make a PNG file of that many pixels. */
export class PictureTooLarge extends Error {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    super(`${width} × ${height}`);
  }
}

interface Waiting {
  readonly order: TakeOrder;
  readonly resolve: (picture: string | Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Milliseconds: the largest picture takes a few seconds. */
const limit = 60_000;

/** What the page was asked to draw and has not answered yet. */
export class PictureOrders {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly post: (order: TakeOrder) => void) {}

  /** Orders a picture; of a page that is not ready yet, as soon as `send` is called. */
  place(order: Omit<TakeOrder, 'id'>, isReady: boolean): Promise<string | Uint8Array> {
    const numbered = { ...order, id: ++this.last };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.end(numbered.id)?.reject(new Error(l10n.t('the drawing does not answer'))),
        limit,
      );
      this.waiting.set(numbered.id, { order: numbered, resolve, reject, timer });
      if (isReady) this.post(numbered);
    });
  }

  /** The page is there, for the first time or again: it knows of no order. */
  send(): void {
    for (const { order } of this.waiting.values()) this.post(order);
  }

  receive(taken: Taken): void {
    const waiting = this.end(taken.id);
    if (!waiting) return;
    if ('picture' in taken) waiting.resolve(taken.picture);
    else waiting.reject(new PictureTooLarge(taken.tooLarge.width, taken.tooLarge.height));
  }

  /** The drawing was closed. */
  cancel(): void {
    for (const id of [...this.waiting.keys()]) this.end(id)?.reject(new CancellationError());
  }

  private end(id: number): Waiting | undefined {
    const found = this.waiting.get(id);
    clearTimeout(found?.timer);
    this.waiting.delete(id);
    return found;
  }
}
