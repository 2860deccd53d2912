// nginx of other Debian releases, each with the C library that it needs.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../cache';
import { unpackClosure } from '../engine/apt';
import type { EngineRequest } from '../engine/request';
import { loadArchive } from '../images';
import { run } from '../run';
import { packImages } from './archive';
import { baseLayer, nginxFiles } from './layers';
import { ensurePackages } from './packages';
import { nginxConfig } from './recipes';
import type { TarEntry } from './tar';

const suites = ['trixie', 'forky'] as const;

/** Images of nginx from the oldest version to the newest; the first one is among those that all engines have. */
export const nginxImages = ['sample/nginx:1', ...suites.map(suite => `lab/nginx:${suite}`)];

/** Makes the other ones, once, and loads them into an engine. */
export async function loadNginxImages(request: EngineRequest): Promise<void> {
  const folder = await cached('images/nginx', async draft => {
    const base = await baseLayer(await ensurePackages());
    const layers = { base, trixie: await layerOf('trixie'), forky: await layerOf('forky') };
    const recipes = suites.map(suite => ({
      tags: [`lab/nginx:${suite}`],
      layers: ['base', suite] as const,
      config: nginxConfig,
    }));
    await writeFile(path.join(draft, 'images.tar'), packImages(recipes, layers));
  });
  await loadArchive(request, await readFile(path.join(folder, 'images.tar')));
}

async function layerOf(suite: (typeof suites)[number]): Promise<TarEntry[]> {
  const root = await cached(`nginx/${suite}`, draft => unpackClosure(suite, ['nginx'], draft));
  return [...(await programOf(root)), ...(await nginxFiles(root))];
}

/** nginx and its libraries, as its own loader finds them: this machine's would be too old. */
async function programOf(root: string): Promise<TarEntry[]> {
  const folders = ['lib', 'usr/lib'].map(name =>
    path.join(root, name, `${process.arch === 'x64' ? 'x86_64' : 'aarch64'}-linux-gnu`),
  );
  const loaders = process.arch === 'x64' ? 'ld-linux-x86-64.so.2' : 'ld-linux-aarch64.so.1';
  const file = path.join(root, 'usr/sbin/nginx');
  const loader = path.join(folders[1] ?? '', loaders);
  const output = await run(loader, ['--library-path', folders.join(':'), '--list', file]);
  const libraries = [...output.matchAll(/=> (\/\S+) \(0x/g)].flatMap(([, found]) => found ?? []);
  const entries = libraries
    .filter(found => path.basename(found) !== loaders)
    .map(async found => ({
      name: `lib/${path.basename(found)}`,
      content: await readFile(found),
      mode: 0o755,
    }));
  const place = process.arch === 'x64' ? 'lib64' : 'lib';
  return [
    { name: 'usr/sbin/nginx', content: await readFile(file), mode: 0o755 },
    { name: `${place}/${loaders}`, content: await readFile(loader), mode: 0o755 },
    ...(await Promise.all(entries)),
  ];
}
