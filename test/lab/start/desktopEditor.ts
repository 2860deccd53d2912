import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keep } from '../keeper';
import { projectRoot } from '../project';
import { tryRun } from '../run';

/** An editor that a person uses. */
export interface StartedEditor {
  /** Where it is, for a message. */
  readonly place: string;
  /** Resolves when the person has closed it. */
  readonly closed: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Whether there is a desktop VS Code. */
export async function hasDesktopEditor(): Promise<boolean> {
  return (await tryRun('code', ['--version'], { timeout: 20_000 })) !== undefined;
}

/** Opens a desktop VS Code of its own, beside one that may be running. */
export function startDesktopEditor(env: NodeJS.ProcessEnv, language?: string): StartedEditor {
  const folder = mkdtempSync(path.join(tmpdir(), 'docker-networks-desktop-'));
  const removeFolder = keep({ kind: 'folder', path: folder });
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    ...['--user-data-dir', path.join(folder, 'user')],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    `--extensionDevelopmentPath=${projectRoot()}`,
    ...(language ? ['--locale', language] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const options = { env: { ...process.env, ...env }, stdio: 'ignore', detached: true } as const;
  const child = spawn('code', args, options);
  const kill = child.pid === undefined ? undefined : keep({ kind: 'group', pid: child.pid });
  return {
    place: 'VS Code opens in a window of its own',
    closed: new Promise(resolve => child.once('exit', () => resolve())),
    stop: async () => {
      await kill?.();
      await removeFolder();
    },
  };
}
