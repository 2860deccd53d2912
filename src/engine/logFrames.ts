import { StringDecoder } from 'node:string_decoder';
import { Frames } from './frames';

/** Takes the text out of what an engine sends of a container's output, whose letters are cut anywhere. */
export class LogFrames {
  private readonly frames = new Frames();
  private readonly decoders = new Map<number, StringDecoder>();

  /** @param isFramed false where the container has a terminal, whose output comes as it is. */
  constructor(private readonly isFramed: boolean) {}

  /** The text that a further chunk completes. */
  push(chunk: Buffer): string {
    if (!this.isFramed) return this.decode(0, chunk);
    return this.frames
      .push(chunk)
      .map(({ output, bytes }) => this.decode(output, bytes))
      .join('');
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
