import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { waitFor } from '../wait';
import { firstChild, type Namespaces } from './namespaces';
import type { EngineRequest } from './request';

/** What an engine is given before its daemon starts. */
export interface EngineSetup {
  readonly folder: string;
  readonly socket: string;
  readonly cgroup: string;
  readonly namespaces: Namespaces;
}

/** The argument vector that runs a daemon in its namespaces, and its environment. */
export interface EngineCommand {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export interface DaemonOptions {
  readonly folder: string;
  readonly command: EngineCommand;
  readonly request: EngineRequest;
}

/** The daemon's process, which can be stopped and started again in its namespaces. */
export class Daemon {
  private child: ChildProcess | undefined;

  constructor(private readonly options: DaemonOptions) {}

  /** Starts the daemon and waits until it answers. */
  async start(): Promise<void> {
    const log = openSync(this.logFile, 'a');
    const { argv, env } = this.options.command;
    const [program = '', ...args] = argv;
    const child = spawn(program, args, {
      env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    child.unref();
    this.child = child;
    const answers = async () => {
      if (child.exitCode !== null) throw new Error('it ended');
      return (await this.options.request('GET', '/_ping')).status === 200;
    };
    try {
      await waitFor(answers, { timeout: 60_000, what: 'the engine' });
    } catch (error) {
      throw new Error(`the engine does not answer: ${await this.lastLines()}`, { cause: error });
    }
  }

  /** Asks the daemon to end, or makes it, and waits until it has. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const pid = await firstChild(child.pid).catch(() => undefined);
    if (pid !== undefined) process.kill(pid, signal);
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    await waitFor(hasEnded, { timeout: 120_000, what: 'the end of the daemon' });
  }

  private get logFile(): string {
    return path.join(this.options.folder, 'daemon.log');
  }

  private async lastLines(): Promise<string> {
    const text = await readFile(this.logFile, 'utf8').catch(() => '');
    return text.trim().split('\n').slice(-5).join('\n');
  }
}
