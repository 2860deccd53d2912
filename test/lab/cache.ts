import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isAlive } from './undo';
import { delay } from './wait';

/** Where packages, images and editors are kept between runs. */
export function cacheFolder(): string {
  const { DOCKER_NETWORKS_CACHE, XDG_CACHE_HOME } = process.env;
  if (DOCKER_NETWORKS_CACHE) return path.resolve(DOCKER_NETWORKS_CACHE);
  return path.join(XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'docker-networks');
}

/**
 * A folder of the cache, filled at the first call. It appears complete or not at all; of two
 * processes that want it at once, one fills it and the other waits.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>) {
  const folder = path.join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const draft = `${folder}.new`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await fill(draft);
    await rename(draft, folder);
  });
  return folder;
}

/** Runs work while holding a lock file; the lock of a process that is gone is taken over. */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lock), { recursive: true });
  while (!(await tryLock(lock))) await delay(200);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    await dropStaleLock(lock);
    return false;
  }
}

async function dropStaleLock(lock: string): Promise<void> {
  const owner = await readOwner(lock);
  if (owner === undefined || isAlive(Number(owner))) return;
  await delay(500); // an empty file's owner may be about to write its number
  if ((await readOwner(lock)) === owner) await rm(lock, { force: true });
}

function readOwner(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch(() => undefined);
}
