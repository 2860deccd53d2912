/** What is used of gifenc, which brings no types. */
declare module 'gifenc' {
  type Colour = readonly [red: number, green: number, blue: number];

  interface FrameOptions {
    readonly palette?: readonly Colour[];
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** In milliseconds. */
    readonly delay: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose: number;
  }

  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  function GIFEncoder(): Encoder;
  function quantize(rgba: Uint8Array, colours: number): Colour[];
}
