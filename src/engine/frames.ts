const headerLength = 8;

/** A piece of what a process said, cut anywhere. */
export interface Part {
  /** 1 is its standard output, 2 its errors. */
  readonly output: number;
  readonly bytes: Buffer;
}

/**
 * Takes a process's two outputs apart, which an engine sends in frames where there is no terminal: one byte says
 * which, three are zero, four are the length. Chunks are cut anywhere, also inside a header.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerAttach
 */
export class Frames {
  private rest: Buffer = Buffer.alloc(0);
  /** Of the frame at hand: which output it is of, and how many bytes are to come. */
  private output = 0;
  private missing = 0;

  /** What a further chunk has of the outputs, in the order it came. */
  push(chunk: Buffer): readonly Part[] {
    let from = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const parts: Part[] = [];
    while (this.missing > 0 || from.length >= headerLength) {
      if (this.missing === 0) {
        this.output = from.readUInt8(0);
        this.missing = from.readUInt32BE(4);
        from = from.subarray(headerLength);
      }
      const bytes = from.subarray(0, this.missing);
      parts.push({ output: this.output, bytes });
      this.missing -= bytes.length;
      from = from.subarray(bytes.length);
      if (from.length === 0) break;
    }
    this.rest = from;
    return parts;
  }
}
