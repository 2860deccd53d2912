import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Text for the program's standard input. */
  readonly input?: string;
  /** Milliseconds after which the program is killed. */
  readonly timeout?: number;
}

/** A program that ended with something other than 0. */
export class RunError extends Error {
  constructor(
    readonly command: string,
    readonly code: number | null,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super(`${command} ended with ${code ?? 'a signal'}: ${(stderr || stdout).trim()}`);
    this.name = 'RunError';
  }
}

/** Runs a program without a shell and gives its standard output; throws a RunError when it fails. */
export function run(command: string, args: readonly string[], options: RunOptions = {}) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeout,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve(stdout);
      else reject(new RunError([command, ...args].join(' '), code, stdout, stderr));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** As run, but gives undefined instead of throwing. */
export async function tryRun(command: string, args: readonly string[], options?: RunOptions) {
  try {
    return await run(command, args, options);
  } catch {
    return undefined;
  }
}
