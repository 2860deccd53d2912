import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { keep } from '../keeper';
import { projectRoot } from '../project';
import { run } from '../run';
import { waitFor } from '../wait';

/** Namespaces of an engine's own; killing their first process ends everything inside. */
export interface Namespaces {
  /** The first process, as the host numbers it. */
  readonly pid: number;
  /** The argument vector that runs another one inside. */
  readonly enter: (argv: readonly string[]) => string[];
  /** Ends everything inside. */
  readonly close: () => Promise<void>;
}

/** Opens mount and process namespaces, and a network namespace unless the host's is wanted. */
export async function openNamespaces(
  folder: string,
  network: 'private' | 'host',
): Promise<Namespaces> {
  const isPrivate = network === 'private';
  const init = path.join(projectRoot(), 'test', 'lab', 'engine', 'init.sh');
  const child = spawn(
    'unshare',
    [
      ...['--mount', '--pid', '--fork', '--mount-proc', '--kill-child'],
      ...(isPrivate ? ['--net'] : []),
      ...['sh', init, folder, network],
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child.unref();
  const outer = child.pid;
  if (outer === undefined) throw new Error('unshare is not installed (package util-linux)');
  const close = keep({ kind: 'group', pid: outer });
  await ready(child.stdout, child.stderr).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const pid = await waitFor(() => firstChild(outer), { what: 'the namespaces' });
  const kinds = ['--mount', '--pid', ...(isPrivate ? ['--net'] : [])];
  return { pid, enter: enterBy(pid, kinds), close };
}

/**
 * The same namespaces with another root folder, made of packages, and the cgroup as the root of
 * all cgroups. They end with the ones they are made from.
 */
export async function openRoot(
  namespaces: Namespaces,
  folder: string,
  packages: string,
  cgroup: string,
): Promise<Namespaces> {
  const script = path.join(projectRoot(), 'test', 'lab', 'engine', 'root.sh');
  const [command = '', ...args] = namespaces.enter(['sh', script, folder, packages, cgroup]);
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  child.unref();
  await ready(child.stdout, child.stderr);
  const pid = await firstChild(child.pid ?? 0);
  if (pid === undefined) throw new Error("the engine's root did not stay");
  const enter = enterBy(pid, ['--mount', '--pid', '--net', '--cgroup']);
  return { pid, enter, close: namespaces.close };
}

function enterBy(pid: number, kinds: readonly string[]): Namespaces['enter'] {
  return argv => ['nsenter', '--target', String(pid), ...kinds, '--', ...argv];
}

/** The process that another one started, if any. */
export async function firstChild(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(text.trim().split(' ')[0]) || undefined;
}

/** Runs a program inside and gives its output. */
export function runInside(namespaces: Namespaces, argv: readonly string[], input?: string) {
  const [command = '', ...args] = namespaces.enter(argv);
  return run(command, args, input === undefined ? {} : { input });
}

function ready(stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = '';
    stderr.on('data', (data: Buffer) => (errors += data.toString()));
    stdout.on('data', (data: Buffer) => {
      if (!data.toString().includes('ready')) return;
      for (const stream of [stdout, stderr]) (stream as unknown as { unref(): void }).unref();
      resolve();
    });
    stdout.on('end', () => reject(new Error(`the namespaces did not start: ${errors.trim()}`)));
  });
}
