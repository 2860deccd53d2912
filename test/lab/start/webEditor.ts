import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keep } from '../keeper';
import { startServer } from '../vscodeServer';
import type { StartedEditor } from './desktopEditor';
import { startLanguageProxy } from './languageProxy';
import { packageExtension } from './packageExtension';
import { portOrFree } from './ports';

export interface WebEditorOptions {
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly language: string | undefined;
}

/** Serves VS Code for a browser, with the extension installed from its package. */
export async function startWebEditor(options: WebEditorOptions): Promise<StartedEditor> {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-web-'));
  const removeFolder = keep({ kind: 'folder', path: folder });
  const workspace = path.join(folder, 'workspace');
  await mkdir(workspace);
  const vsix = await packageExtension(folder);
  const port = await portOrFree(options.port);
  const { env, language } = options;
  const server = await startServer({
    ...{ vsix, env, hasAllBuiltins: true },
    ...(language ? {} : { port }),
  });
  const proxy = language ? await startLanguageProxy(server.url, port, language) : undefined;
  const place = `http://localhost:${port}/?${new URLSearchParams({ folder: workspace }).toString()}`;
  openBrowser(place);
  return {
    place: `VS Code is at ${place}`,
    closed: new Promise(() => undefined), // a browser's tab does not say when it is closed
    stop: async () => {
      proxy?.close();
      await server.stop();
      await removeFolder();
    },
  };
}

/** Opens the address where there is a desktop; without one there is nothing to open. */
function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'darwin' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(command, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
