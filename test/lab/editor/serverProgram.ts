import path from 'node:path';
import { ensureCodeServer } from './codeServer';
import { ensureEditor } from './install';

/** A program that serves VS Code, and how it wants to be asked. */
export interface ServerProgram {
  readonly node: string;
  /** Its script, with where it keeps settings, state and extensions. */
  readonly start: readonly string[];
  /** What makes it listen, quietly. */
  readonly listen: (port: number) => readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const quiet = ['--disable-workspace-trust', '--disable-getting-started-override'];

/** The VS Code server in the npm package of a code-server version, without that package's own program. */
export async function bareServer(
  version: string | undefined,
  dataFolder: string,
): Promise<ServerProgram> {
  const { server, node } = await ensureEditor(version);
  const listen = (port: number) => [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-experiments'],
    '--force-disable-user-env', // else it runs a login shell first
    ...quiet,
  ];
  const main = path.join(server, 'out', 'server-main.js');
  const start = [main, '--server-data-dir', dataFolder, ...extensionArgs(dataFolder)];
  // Ports are opened as they are: code-server's proxy for them is in the program that does not run.
  return { node, start, listen, env: { VSCODE_PROXY_URI: '' } };
}

/** Code-server as its users start it, without a password. */
export async function codeServer(dataFolder: string): Promise<ServerProgram> {
  const { node } = await ensureEditor();
  const folders = {
    '--config': path.join(dataFolder, 'config.yaml'),
    '--user-data-dir': path.join(dataFolder, 'data'),
  };
  const listen = (port: number) => [
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
    ...['--disable-telemetry', '--disable-update-check', ...quiet],
  ];
  const main = await ensureCodeServer();
  const start = [main, ...Object.entries(folders).flat(), ...extensionArgs(dataFolder)];
  // Where it keeps its own logs and says that somebody is there.
  return { node, start, listen, env: { XDG_DATA_HOME: path.join(dataFolder, 'share') } };
}

function extensionArgs(dataFolder: string): string[] {
  return ['--extensions-dir', path.join(dataFolder, 'extensions')];
}
