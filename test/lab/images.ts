import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from './cache';
import { call, type EngineRequest } from './engine/request';
import { packImages } from './images/archive';
import { filesFolder, makeLayers } from './images/layers';
import { ensurePackages } from './images/packages';
import { imageRecipes } from './images/recipes';

/** The tags of all images that loadImages brings. */
export const imageTags: readonly string[] = imageRecipes.flatMap(recipe => recipe.tags);

/** Makes the images from the distribution's packages, once, and loads them into an engine. */
export async function loadImages(request: EngineRequest): Promise<void> {
  await loadArchive(request, await buildImages());
}

/** Loads an archive of images into an engine. */
export async function loadArchive(request: EngineRequest, archive: Buffer): Promise<void> {
  const answer = await call(request, 'POST', '/images/load?quiet=1', archive);
  // Errors come in the stream of a successful answer.
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  if (text.includes('errorDetail')) throw new Error(`images not loaded: ${text}`);
}

/** Removes the images again, as far as no container uses them. */
export async function removeImages(request: EngineRequest): Promise<void> {
  for (const tag of imageTags) await request('DELETE', `/images/${tag}`);
}

/** The archive of all images. */
export async function buildImages(): Promise<Buffer> {
  const root = await ensurePackages();
  const folder = await cached(`images/${recipeSum()}`, async draft => {
    await writeFile(
      path.join(draft, 'images.tar'),
      packImages(imageRecipes, await makeLayers(root)),
    );
  });
  return readFile(path.join(folder, 'images.tar'));
}

/** Changes with everything that goes into the images, so that an old archive is not used again. */
function recipeSum(): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(imageRecipes))
    .update(makeLayers.toString());
  for (const name of readdirSync(filesFolder()).sort()) {
    hash.update(readFileSync(path.join(filesFolder(), name)));
  }
  return hash.digest('hex').slice(0, 12);
}
