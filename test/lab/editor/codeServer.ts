import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../cache';
import { ensureEditor, newestEditor } from './install';
import { installIn, unpack, withPackage } from './packages';

/** Brings code-server itself, which serves the newest VS Code, from npm, once; gives its start script. */
export async function ensureCodeServer(): Promise<string> {
  const { server } = await ensureEditor(newestEditor);
  const root = await cached(`code-server/${newestEditor}`, draft =>
    withPackage(`code-server@${newestEditor}`, async archive => {
      await unpack(archive, draft, { strip: 1, exclude: ['package/lib', '*.map'] });
      await installIn(draft);
      const lib = path.join(draft, 'lib');
      await mkdir(lib);
      await symlink(path.relative(lib, server), path.join(lib, 'vscode'));
    }),
  );
  return path.join(root, 'out', 'node', 'entry.js');
}
