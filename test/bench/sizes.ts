import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import { packageExtension } from '../lab/start/packageExtension';
import type { Figure } from './figure';

/** Files in kB as they are shipped; those that are not built are left out. Made of a production build. */
export async function benchSizes(): Promise<readonly Figure[]> {
  const root = projectRoot();
  const inFolder = (folder: string, pattern: RegExp) => {
    const full = path.join(root, folder);
    if (!existsSync(full)) return [];
    return readdirSync(full)
      .filter(name => pattern.test(name))
      .map(name => path.join(folder, name));
  };
  const files = [...inFolder('dist', /\.m?js$/), ...inFolder('dist/webview', /\.(js|css)$/)];
  const size = (name: string) => statSync(path.join(root, name)).size / 1000;
  const atOnce = loadedAtOnce(path.join(root, 'dist'), 'extension.mjs');
  const first = atOnce.reduce((sum, name) => sum + size(path.join('dist', name)), 0);
  return [
    ...files.map(name => ({ name, value: size(name), unit: 'kB' })),
    { name: 'what starts with the editor', value: first, unit: 'kB', aim: 150 },
    { name: 'the VSIX', value: await vsixSize(), unit: 'kB', aim: 1_200 },
  ];
}

/** A module and all that it imports at once, as names in the folder. */
function loadedAtOnce(folder: string, name: string, seen: string[] = []): readonly string[] {
  if (seen.includes(name)) return seen;
  seen.push(name);
  const text = readFileSync(path.join(folder, name), 'utf8');
  for (const [, from, bare] of text.matchAll(/\bfrom\s*"\.\/([^"]+)"|^import"\.\/([^"]+)"/gm)) {
    loadedAtOnce(folder, from ?? bare ?? '', seen);
  }
  return seen;
}

async function vsixSize(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-package-'));
  try {
    return statSync(await packageExtension(folder)).size / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
