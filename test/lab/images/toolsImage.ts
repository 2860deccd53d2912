// An image with tcpdump, as the images with tools are that people use beside a container.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../cache';
import { unpackFromSystem } from '../engine/apt';
import type { EngineRequest } from '../engine/request';
import { loadArchive } from '../images';
import { packImages } from './archive';
import { baseLayer } from './layers';
import { ensurePackages, librariesOf, programWithLibraries } from './packages';

export const toolsImage = 'lab/tcpdump:latest';

/** Makes it, once, and loads it into an engine. */
export async function loadToolsImage(request: EngineRequest): Promise<void> {
  const folder = await cached('images/tcpdump', async draft => {
    const root = path.join(draft, 'root');
    const libraries = await librariesOf(['tcpdump']);
    await unpackFromSystem(['tcpdump', ...libraries], path.join(draft, 'store'), root);
    const layers = {
      base: await baseLayer(await ensurePackages()),
      tools: await programWithLibraries(root, 'usr/bin/tcpdump'),
    };
    const recipe = {
      tags: [toolsImage],
      layers: ['base', 'tools'] as const,
      config: { Cmd: ['sh'] },
    };
    await writeFile(path.join(draft, 'images.tar'), packImages([recipe], layers));
  });
  await loadArchive(request, await readFile(path.join(folder, 'images.tar')));
}
