import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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
  const files = [...inFolder('dist', /\.js$/), ...inFolder('dist/webview', /\.(js|css)$/)];
  const size = (name: string) => statSync(path.join(root, name)).size / 1000;
  return [
    ...files.map(name => ({ name, value: size(name), unit: 'kB' })),
    { name: 'what starts with the editor', value: size('dist/extension.js'), unit: 'kB', aim: 150 },
    { name: 'the VSIX', value: await vsixSize(), unit: 'kB', aim: 1_200 },
  ];
}

async function vsixSize(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-package-'));
  try {
    return statSync(await packageExtension(folder)).size / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
