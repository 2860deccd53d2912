import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { EngineError } from './engineError';
import { withLimit } from './withLimit';

/** How much may be read. */
export interface ArchiveLimits {
  /** Milliseconds until all is there. */
  readonly time?: number;
  /** Bytes of the archive that the engine sends. */
  readonly bytes?: number;
}

/**
 * Gives a file or folder of a container, running or not, as a tar archive.
 *
 * @throws EngineError `notFound` where there is none, `timeout` after `time`, `unsupported` when it is larger than
 * `bytes`; the signal's reason when the caller cancels.
 */
export function readArchive(
  engine: Engine,
  container: ContainerId,
  path: string,
  { time = 10_000, bytes = 8_388_608 }: ArchiveLimits = {},
  signal?: AbortSignal,
): Promise<Buffer> {
  return withLimit(time, signal, async inner => {
    const stream = await engine.readArchive(container, path, inner);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of stream) {
      length += (chunk as Buffer).length;
      if (length > bytes) throw new EngineError('unsupported', `more than ${bytes} bytes`);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  });
}
