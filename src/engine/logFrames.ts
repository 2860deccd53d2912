import { StringDecoder } from 'node:string_decoder';

const headerLength = 8;

/**
 * Takes the text out of what an engine sends of a container's output. Without a terminal of its own the container's
 * two outputs come in frames: one byte says which, three are zero, four are the length. Chunks are cut anywhere, also
 * inside a header or a letter.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerAttach
 */
export class LogFrames {
  private rest: Buffer = Buffer.alloc(0);
  private readonly decoders = new Map<number, StringDecoder>();
  /** Of the frame at hand: which output it is of, and how many bytes are to come. */
  private output = 0;
  private missing = 0;

  /** @param isFramed false where the container has a terminal, whose output comes as it is. */
  constructor(private readonly isFramed: boolean) {}

  /** The text that a further chunk completes. */
  push(chunk: Buffer): string {
    if (!this.isFramed) return this.decode(0, chunk);
    let from = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let text = '';
    while (this.missing > 0 || from.length >= headerLength) {
      if (this.missing === 0) {
        this.output = from.readUInt8(0);
        this.missing = from.readUInt32BE(4);
        from = from.subarray(headerLength);
      }
      const part = from.subarray(0, this.missing);
      text += this.decode(this.output, part);
      this.missing -= part.length;
      from = from.subarray(part.length);
      if (from.length === 0) break;
    }
    this.rest = from;
    return text;
  }

  private decode(output: number, bytes: Buffer): string {
    let decoder = this.decoders.get(output);
    if (!decoder) {
      decoder = new StringDecoder('utf8');
      this.decoders.set(output, decoder);
    }
    return decoder.write(bytes);
  }
}
