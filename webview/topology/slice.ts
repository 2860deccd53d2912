/** What a frame may do, in milliseconds of script and in weights: the browser has to style and lay out what changes. */
const frame = { time: 12, weight: 240 };

/** The part of a long work that is done in one frame; the rest waits, so that a person is heard in between. */
export class Slice {
  private readonly end = performance.now() + frame.time;
  private left = frame.weight;

  /** True as long as there is room for more; asked before something of this weight is done. */
  take(weight: number): boolean {
    this.left -= weight;
    return this.left >= 0 && performance.now() < this.end;
  }
}
