import { posix } from 'node:path';
import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { EngineError } from './engineError';
import { readTar } from './readTar';
import { withLimit } from './withLimit';

/** A file of a container. */
export interface ContainerFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** How much may be read. */
export interface FolderLimits {
  /** Milliseconds until all is there. */
  readonly time?: number;
  /** Bytes of the archive that the engine sends. */
  readonly bytes?: number;
}

/**
 * Gives the files of a folder of a container, running or not, and of the folders in it. What links within the folder lead
 * to is there under their names as well.
 *
 * @throws EngineError `notFound` where there is no such folder, `timeout` after `time`, `unsupported` when it is larger
 * than `bytes`; the signal's reason when the caller cancels.
 */
export async function readFolder(
  engine: Engine,
  container: ContainerId,
  folder: string,
  { time = 10_000, bytes = 8_388_608 }: FolderLimits = {},
  signal?: AbortSignal,
): Promise<readonly ContainerFile[]> {
  const archive = await withLimit(time, signal, async inner => {
    // The dot takes what a link leads to, instead of the link itself.
    const stream = await engine.readArchive(container, `${folder}/.`, inner);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of stream) {
      length += (chunk as Buffer).length;
      if (length > bytes) throw new EngineError('unsupported', `more than ${bytes} bytes`);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  });
  const files: ContainerFile[] = [];
  const links: { readonly path: string; readonly to: string }[] = [];
  for (const { path, content, link } of readTar(archive)) {
    const absolute = posix.join(folder, path);
    if (link === undefined) files.push({ path: absolute, text: content.toString() });
    else links.push({ path: absolute, to: posix.resolve(posix.dirname(absolute), link) });
  }
  return [...files, ...links.flatMap(link => filesBehind(link, files))];
}

function filesBehind(
  { path, to }: { readonly path: string; readonly to: string },
  files: readonly ContainerFile[],
): ContainerFile[] {
  return files
    .filter(file => file.path === to || file.path.startsWith(`${to}/`))
    .map(file => ({ path: path + file.path.slice(to.length), text: file.text }));
}
