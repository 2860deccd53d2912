import { GIFEncoder } from 'gifenc';
import { paletteOf, type Indexer } from './palette';

/** A moment of a film. */
export interface Shot {
  /** Four bytes a pixel: red, green, blue and what is always 255. */
  readonly pixels: Uint8Array;
  /** How long it stands, in milliseconds. */
  readonly duration: number;
}

/** Makes an animated GIF that begins again at its end. All shots are of one size. */
export function encodeGif(shots: readonly Shot[], width: number, height: number): Uint8Array {
  const { colours, indexOf } = paletteOf(shots.map(shot => shot.pixels));
  const clear = colours.length; // what stays as it was
  const palette = [...colours, [0, 0, 0] as const];
  const encoder = GIFEncoder();
  let first = true;
  for (const { changes, duration } of changesOf(shots, indexOf, clear)) {
    encoder.writeFrame(changes, width, height, {
      ...(first ? { palette } : {}),
      ...{ transparent: true, transparentIndex: clear, delay: duration, dispose: 1 },
    });
    first = false;
  }
  encoder.finish();
  return encoder.bytes();
}

interface Change {
  readonly changes: Uint8Array;
  duration: number;
}

/** What each shot changes; one that changes nothing makes the one before stand longer. */
function changesOf(shots: readonly Shot[], indexOf: Indexer, clear: number): Change[] {
  const result: Change[] = [];
  let before: Uint8Array | undefined;
  for (const { pixels, duration } of shots) {
    const now = indexOf(pixels);
    const last = before;
    const changes = last ? now.map((index, at) => (index === last[at] ? clear : index)) : now;
    const previous = result.at(-1);
    if (previous && changes.every(index => index === clear)) previous.duration += duration;
    else result.push({ changes, duration });
    before = now;
  }
  return result;
}
