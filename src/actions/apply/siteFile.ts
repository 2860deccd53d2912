import { readFile, rm, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { capture } from '../../engine/capture';
import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { readArchive } from '../../engine/readArchive';
import { readTar } from '../../engine/readTar';
import { writeTar } from '../../engine/writeTar';
import { record } from '../../landscape/fields';
import type { ContainerId } from '../../landscape/landscape';
import type { SavedFile, SitePlan } from './sitePlan';

type Where = Pick<SitePlan, 'containerId' | 'path' | 'place'>;

const absent: SavedFile = { kind: 'absent' };
/** Milliseconds and bytes that reading one file may take. */
const limits = { time: 10_000, bytes: 4_194_304 };

/** The file as it is now. Throws EngineError, or the system's error for one of this machine. */
export async function readSiteFile(engine: Engine, where: Where): Promise<SavedFile> {
  if (where.place.kind === 'host') return readHostFile(where.place.file);
  const archive = await archiveOf(engine, where.containerId, where.path);
  return archive ? { kind: 'archive', data: archive.toString('base64') } : absent;
}

/** The path that a path of a container leads to, which may be one of links. */
export async function realPath(
  engine: Engine,
  container: ContainerId,
  path: string,
): Promise<string> {
  let at = path;
  for (let links = 0; links < 8; links++) {
    const archive = await archiveOf(engine, container, at);
    const link = archive && readTar(archive)[0]?.link;
    if (link === undefined) return at;
    at = posix.resolve(posix.dirname(at), link);
  }
  throw new EngineError('unsupported', `too many links at ${path}`);
}

/** Makes the file be so. Throws EngineError, or the system's error for one of this machine. */
export async function writeSiteFile(
  engine: Engine,
  where: Where,
  wanted: SavedFile,
): Promise<void> {
  if (where.place.kind === 'host') return writeHostFile(where.place.file, wanted);
  const { containerId, path } = where;
  if (wanted.kind === 'absent') return removeFile(engine, containerId, path);
  const archive =
    wanted.kind === 'archive' ? Buffer.from(wanted.data, 'base64') : packed(path, wanted.text);
  await engine.writeArchive(containerId, posix.dirname(path), archive);
}

/** What nginx reads of it: nothing of a file that is not there. */
export function textOfSaved(saved: SavedFile): string {
  if (saved.kind === 'absent') return '';
  if (saved.kind === 'text') return saved.text;
  return readTar(Buffer.from(saved.data, 'base64'))[0]?.content.toString() ?? '';
}

/** True for files that are the same to nginx. */
export function isSameFile(a: SavedFile, b: SavedFile): boolean {
  return textOfSaved(a) === textOfSaved(b);
}

/** No request of the engine removes a file. Where the container has no `rm`, an empty file means the same to nginx. */
async function removeFile(engine: Engine, container: ContainerId, path: string): Promise<void> {
  const said = await capture(engine, container, ['rm', '-f', '--', path], { user: '0' });
  if (said !== 'notFound' && said.code === 0) return;
  await engine.writeArchive(container, posix.dirname(path), packed(path, ''));
}

/** Nothing where there is none. */
async function archiveOf(
  engine: Engine,
  container: ContainerId,
  path: string,
): Promise<Buffer | undefined> {
  try {
    return await readArchive(engine, container, path, limits);
  } catch (error) {
    if (error instanceof EngineError && error.kind === 'notFound') return undefined;
    throw error;
  }
}

/** Owned by root and readable for everybody, so that any user that nginx runs as can read it. */
function packed(path: string, text: string): Buffer {
  return writeTar([{ path: posix.basename(path), content: Buffer.from(text), mode: 0o644 }]);
}

async function readHostFile(file: string): Promise<SavedFile> {
  try {
    return { kind: 'text', text: await readFile(file, 'utf8') };
  } catch (error) {
    if (record(error)['code'] === 'ENOENT') return absent;
    throw error;
  }
}

async function writeHostFile(file: string, wanted: SavedFile): Promise<void> {
  if (wanted.kind === 'absent') await rm(file, { force: true });
  else await writeFile(file, textOfSaved(wanted));
}
