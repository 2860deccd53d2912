import { posix } from 'node:path';
import type { ContainerId } from '../landscape/landscape';
import type { Engine } from './engine';
import { type ArchiveLimits, readArchive } from './readArchive';
import { readTar } from './readTar';

/** A file of a container. */
export interface ContainerFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * Gives the files of a folder of a container, running or not, and of the folders in it. What links within the folder lead
 * to is there under their names as well.
 *
 * @throws EngineError `notFound` where there is no such folder, `timeout` after its time, `unsupported` when it is larger
 * than its bytes; the signal's reason when the caller cancels.
 */
export async function readFolder(
  engine: Engine,
  container: ContainerId,
  folder: string,
  limits: ArchiveLimits = {},
  signal?: AbortSignal,
): Promise<readonly ContainerFile[]> {
  // The dot takes what a link leads to, instead of the link itself.
  const archive = await readArchive(engine, container, `${folder}/.`, limits, signal);
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
