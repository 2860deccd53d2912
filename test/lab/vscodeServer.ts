import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeMinimalBuiltins } from './editor/builtins';
import { ensureEditor } from './editor/install';
import { bareServer, codeServer, type ServerProgram } from './editor/serverProgram';
import { quietSettings } from './editor/settings';
import { keep } from './keeper';
import { run } from './run';
import { waitFor } from './wait';

export { ensureEditor, newestEditor, oldestEditor } from './editor/install';

export interface ServerOptions {
  /** A version of the npm package code-server. */
  readonly version?: string;
  /** Served by code-server itself, in its newest version and with all built-in extensions. */
  readonly isCodeServer?: boolean;
  /** A VSIX to install first. */
  readonly vsix?: string;
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The extension host inherits it. */
  readonly env?: NodeJS.ProcessEnv;
  /** A program with arguments that runs the server's node, e.g. to take capabilities away from it. */
  readonly runner?: readonly string[];
  /** A free one if left out. */
  readonly port?: number;
  /** All built-in extensions instead of languages and themes alone. */
  readonly hasAllBuiltins?: boolean;
}

/** A running VS Code server. */
export interface VscodeServer {
  readonly url: string;
  /** Where it keeps settings, logs and state; gone after stop(). */
  readonly dataFolder: string;
  /** What the server and the extension host wrote to their output. */
  readonly readLog: () => Promise<string>;
  /** Ends server and extension host and starts them again, with the same data and address. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a VS Code server. */
export async function startServer(options: ServerOptions = {}): Promise<VscodeServer> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'docker-networks-editor-'));
  const removeData = keep({ kind: 'folder', path: dataFolder });
  await writeSettings(dataFolder, options.settings ?? {});
  const program = options.isCodeServer
    ? await codeServer(dataFolder)
    : await bareServer(options.version, dataFolder);
  if (options.vsix) await installVsix(program, options.vsix);
  const port = options.port ?? (await freePort());
  const args = [...program.listen(port), ...(await builtinArgs(dataFolder, options))];
  const logFile = path.join(dataFolder, 'server.log');
  const url = `http://127.0.0.1:${port}/`;
  const readLog = () => readFile(logFile, 'utf8').catch(() => '');
  let stopProcess = () => Promise.resolve();
  const stop = async () => {
    await stopProcess();
    await removeData();
  };
  const start = async () => {
    stopProcess = launch(program, args, options, logFile);
    await answer(url, readLog);
  };
  const restart = async () => {
    await stopProcess();
    await start();
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataFolder, readLog, restart, stop };
}

async function answer(url: string, readLog: () => Promise<string>): Promise<void> {
  try {
    await waitFor(async () => (await fetch(url)).ok, {
      timeout: 60_000,
      what: 'the VS Code server',
    });
  } catch (error) {
    const log = await readLog();
    throw new Error(`the VS Code server does not answer: ${log.slice(0, 2000)}`, { cause: error });
  }
}

/** Which built-in extensions run; code-server takes its own. */
async function builtinArgs(dataFolder: string, options: ServerOptions): Promise<string[]> {
  if (options.hasAllBuiltins || options.isCodeServer) return [];
  const builtins = path.join(dataFolder, 'builtin');
  await makeMinimalBuiltins((await ensureEditor(options.version)).server, builtins);
  return ['--builtin-extensions-dir', builtins];
}

function launch(
  { node, start, env }: ServerProgram,
  args: readonly string[],
  options: ServerOptions,
  logFile: string,
): () => Promise<void> {
  const log = openSync(logFile, 'a');
  const [program = node, ...runnerArgs] = options.runner ?? [];
  const nodeArgs = [...start, ...args];
  const programArgs = options.runner ? [...runnerArgs, node, ...nodeArgs] : nodeArgs;
  const child = spawn(program, programArgs, {
    env: serverEnv({ ...env, ...options.env }),
    stdio: ['ignore', log, log],
    detached: true, // a process group of its own: the extension host ends with it
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child.pid === undefined
    ? () => Promise.resolve()
    : keep({ kind: 'group', pid: child.pid });
}

function serverEnv(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env = { ...process.env, ...more };
  // Left by an editor around us, they would change how the server starts.
  for (const name of ['VSCODE_IPC_HOOK_CLI', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']) {
    Reflect.deleteProperty(env, name);
  }
  Reflect.deleteProperty(env, 'CODE_SERVER_PARENT_PID');
  return env;
}

async function installVsix({ node, start, env }: ServerProgram, vsix: string) {
  const args = ['--install-extension', path.resolve(vsix), '--force'];
  await run(node, [...start, ...args], { env: serverEnv(env) });
}

async function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>) {
  const user = path.join(dataFolder, 'data', 'User');
  for (const folder of [user, path.join(dataFolder, 'data', 'Machine')]) {
    await mkdir(folder, { recursive: true });
  }
  await mkdir(path.join(dataFolder, 'extensions'), { recursive: true });
  const text = JSON.stringify({ ...quietSettings, ...settings }, null, 2);
  await writeFile(path.join(user, 'settings.json'), text);
}

/** A port that nothing listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
