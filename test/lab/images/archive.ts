import { createHash } from 'node:crypto';
import { packTar, type TarEntry } from './tar';

/** An image to be made: its layers, its tags and what Docker calls its config. */
export interface ImageRecipe<Layer extends string = string> {
  readonly tags: readonly string[];
  /** Their names, from the lowest. */
  readonly layers: readonly Layer[];
  readonly config: Readonly<Record<string, unknown>>;
}

/** Puts images into one archive such as `docker save` makes and POST /images/load takes. */
export function packImages<Layer extends string>(
  recipes: readonly ImageRecipe<Layer>[],
  layers: Readonly<Record<Layer, readonly TarEntry[]>>,
): Buffer {
  const names = [...new Set(recipes.flatMap(recipe => recipe.layers))];
  const packed = names.map(name => ({ name, tar: packTar(layers[name]) }));
  const sums = new Map(packed.map(({ name, tar }) => [name, sha256(tar)]));
  const configs = recipes.map(recipe => configOf(recipe, sums));
  const manifest = recipes.map((recipe, index) => ({
    Config: configs[index]?.name,
    RepoTags: recipe.tags,
    Layers: recipe.layers.map(name => `${name}.tar`),
  }));
  return packTar([
    ...packed.map(({ name, tar }) => ({ name: `${name}.tar`, content: tar })),
    ...configs,
    { name: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}

const created = '2024-01-01T00:00:00Z';
const defaultPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function configOf(recipe: ImageRecipe, sums: ReadonlyMap<string, string>) {
  const content = JSON.stringify({
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created,
    config: { Env: [defaultPath], ...recipe.config },
    rootfs: {
      type: 'layers',
      diff_ids: recipe.layers.map(name => `sha256:${sums.get(name) ?? ''}`),
    },
    history: recipe.layers.map(name => ({ created, created_by: name })),
  });
  return { name: `${sha256(content)}.json`, content };
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
