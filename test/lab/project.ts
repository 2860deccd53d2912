import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's folder: the nearest one above the running bundle that has a package.json. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${__dirname}`);
    folder = parent;
  }
  return folder;
}

/** The path of a bundled entry, named as its source below test/ without the extension. */
export function entryPath(name: string): string {
  return path.join(projectRoot(), 'out', `${name}.entry.js`);
}
