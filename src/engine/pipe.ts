import { Duplex } from 'node:stream';
import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { Frames } from './frames';

/**
 * Runs a program in a running container and gives its input and output as one stream, until it or the signal ends it; what
 * it says of errors is dropped. Only run what ends when its input does.
 *
 * @throws EngineError; a program that is not there ends the stream at once.
 */
export async function openPipe(
  engine: Engine,
  container: ContainerId,
  command: readonly string[],
  signal: AbortSignal,
): Promise<Duplex> {
  const exec = await engine.createExec(container, command, { hasInput: true }, signal);
  const raw = await engine.startPipedExec(exec, signal);
  const frames = new Frames();
  const pipe = new Duplex({
    read: () => void raw.resume(),
    write: (chunk, encoding, done) => void raw.write(chunk, encoding, done),
    final: done => void raw.end(done),
    destroy: (error, done) => {
      raw.destroy();
      done(error);
    },
  });
  raw.on('data', (chunk: Buffer) => {
    for (const { output, bytes } of frames.push(chunk)) {
      if (output === 1 && !pipe.push(bytes)) raw.pause();
    }
  });
  raw.once('end', () => pipe.push(null));
  raw.once('error', error => pipe.destroy(error));
  raw.once('close', () => pipe.destroy());
  return pipe;
}
