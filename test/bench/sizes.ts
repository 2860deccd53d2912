import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import type { Figure } from './figure';

/** Files in kB as they are shipped; those that are not built are left out. */
export function benchSizes(): Promise<readonly Figure[]> {
  const root = projectRoot();
  const inFolder = (folder: string, pattern: RegExp) => {
    const full = path.join(root, folder);
    if (!existsSync(full)) return [];
    return readdirSync(full)
      .filter(name => pattern.test(name))
      .map(name => path.join(folder, name));
  };
  const aims: Readonly<Record<string, number>> = { 'dist/extension.mjs': 200 };
  const files = [
    ...inFolder('dist', /\.m?js$/),
    ...inFolder('dist/webview', /\.(js|css)$/),
    ...inFolder('dist', /\.vsix$/),
  ];
  return Promise.resolve(
    files.map(name => {
      const aim = name.endsWith('.vsix') ? 1_500 : aims[name];
      const value = statSync(path.join(root, name)).size / 1000;
      return { name, value, unit: 'kB', ...(aim === undefined ? {} : { aim }) };
    }),
  );
}
