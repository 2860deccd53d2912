import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../cache';
import { unpackFromSystem } from '../engine/apt';
import { run } from '../run';
import type { TarEntry } from './tar';

const programs = ['busybox-static', 'nginx', 'nginx-common', 'redis-tools'];

/** The distribution's own packages that the images are made of, unpacked into one folder. */
export function ensurePackages(): Promise<string> {
  return cached('images/packages', async draft => {
    const libraries = await librariesOf(programs).catch(async () => {
      await run('apt-get', ['-qq', 'update']); // a fresh machine has no package lists
      return librariesOf(programs);
    });
    await unpackFromSystem([...programs, ...libraries], path.join(draft, 'store'), draft);
  });
}

/** A program of the packages and the shared libraries that it needs, as entries of a layer. */
export async function programWithLibraries(root: string, program: string): Promise<TarEntry[]> {
  const env = { ...process.env, LD_LIBRARY_PATH: (await libraryFolders(root)).join(':') };
  const output = await run('ldd', [path.join(root, program)], { env });
  if (output.includes('not found')) throw new Error(`${program} lacks libraries:\n${output}`);
  const files = [...output.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, file]) => file ?? []);
  const entries = files.map(async file => {
    const isLoader = /\/ld-linux[^/]*$/.test(file);
    const name = isLoader ? file.slice(1) : `lib/${path.basename(file)}`;
    return { name, content: await readFile(file), mode: 0o755 };
  });
  const own = { name: program, content: await readFile(path.join(root, program)), mode: 0o755 };
  return [own, ...(await Promise.all(entries))];
}

/** Libraries that the packages need themselves; what those need in turn, apt needs too. */
export async function librariesOf(names: readonly string[]): Promise<string[]> {
  const output = await run('apt-cache', ['depends', '--important', ...names]);
  const found = [...output.matchAll(/^ {2}(?:Pre)?Depends: (lib\S+|zlib1g)$/gm)];
  const libraries = new Set(found.flatMap(([, name]) => name ?? []));
  libraries.delete('libc6');
  if (libraries.size === 0) throw new Error('apt does not know these packages');
  return [...libraries];
}

async function libraryFolders(root: string): Promise<string[]> {
  const tops = ['lib', 'usr/lib'].map(name => path.join(root, name)).filter(top => existsSync(top));
  const lists = tops.map(async top => (await readdir(top)).map(name => path.join(top, name)));
  return (await Promise.all(lists)).flat().filter(folder => folder.endsWith('-linux-gnu'));
}
