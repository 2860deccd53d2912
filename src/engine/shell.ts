import type { Duplex } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerId } from '../landscape/landscape';
import type { Engine, TerminalSize } from './engine';
import { EngineError } from './engineError';
import { type ExecState, execStateOf } from './execState';

/** What ends what runs in a shell, step by step, and then the shell itself. */
const hangUpKeys = [
  // Ctrl+C for what runs or is half typed, Ctrl+D for the shell.
  '\u0003\u0004',
  '\u0003\u0004',
  // Escape and Ctrl+Z for what takes no Ctrl+C: an editor, a pager. A shell warns once of what it has suspended.
  '\u001b\u001a',
  ...Array<string>(3).fill('\u0004'),
  // Shells in shells, and engines that pass keys on slowly.
  ...Array<string>(3).fill('\u0003\u0004'),
  '\u001b\u001a',
  ...Array<string>(6).fill('\u0004'),
];

/** Milliseconds that each of them has. */
const hangUpStep = 300;

/** A shell in a container, with a terminal. */
export class Shell {
  private readonly decoder = new StringDecoder('utf8');
  private isClosed = false;
  private listener: (text: string) => void = () => undefined;
  /** Settles when the shell or the connection has ended. */
  readonly ended: Promise<void>;

  constructor(
    private readonly engine: Engine,
    private readonly exec: string,
    private readonly stream: Duplex,
    readonly command: readonly string[],
  ) {
    this.ended = new Promise(resolve => {
      const end = () => {
        this.isClosed = true;
        resolve();
      };
      for (const event of ['end', 'close', 'error']) stream.once(event, end);
      // Once more than the listener above: what breaks twice must not end the process.
      stream.on('error', end);
    });
    stream.pause();
  }

  /** Begins to read: everything since the start comes. */
  onOutput(listener: (text: string) => void): void {
    this.listener = listener;
    this.stream.on('data', (chunk: Buffer) => this.listener(this.decoder.write(chunk)));
    this.stream.resume();
  }

  write(text: string): void {
    if (!this.isClosed) this.stream.write(text);
  }

  /** Whether its process runs, and else how it ended. */
  async state(signal?: AbortSignal): Promise<ExecState> {
    return execStateOf(await this.engine.inspectExec(this.exec, signal));
  }

  /** One that has ended meanwhile has no size: that is no failure. */
  async resize(size: TerminalSize): Promise<void> {
    if (!this.isClosed) await this.engine.resizeExec(this.exec, size).catch(() => undefined);
  }

  /**
   * Ends it and what runs in it. Engines cannot end a process in a container, and closing the connection does not
   * reach it: it would stay as long as the container runs. So its terminal is sent the keys that a person would use.
   */
  async hangUp(): Promise<void> {
    this.listener = () => undefined;
    for (const keys of hangUpKeys) {
      if (this.isClosed) break;
      this.write(keys);
      await Promise.race([this.ended, delay(hangUpStep)]);
    }
    this.stream.destroy();
  }
}

/**
 * Opens the first of these shells that the container has, or gives nothing when it has none. An engine starts a
 * missing one too, and says only with its exit code that it could not.
 *
 * @param signal ends the connection at once, and so leaves behind what runs: see `hangUp`.
 * @throws EngineError
 */
export async function openShell(
  engine: Engine,
  container: ContainerId,
  shells: readonly (readonly string[])[],
  size: TerminalSize,
  signal: AbortSignal,
): Promise<Shell | undefined> {
  for (const command of shells) {
    const exec = await engine.createExec(container, command, { terminal: size }, signal);
    const stream = await startExec(engine, exec, signal);
    if (!stream) continue;
    const shell = new Shell(engine, exec, stream, command);
    await firstSign(stream);
    const { isRunning, exitCode } = await shell.state(signal);
    if (isRunning || !isMissing(exitCode)) return shell;
    stream.destroy();
  }
  return undefined;
}

/** Some engines refuse to start what is missing. */
async function startExec(
  engine: Engine,
  exec: string,
  signal: AbortSignal,
): Promise<Duplex | undefined> {
  try {
    return await engine.startExec(exec, signal);
  } catch (error) {
    if (!(error instanceof EngineError) || error.kind !== 'notExecutable') throw error;
    return undefined;
  }
}

/** Exit codes of what was not found, and of what cannot be executed: the engines use both for the same. */
function isMissing(exitCode: number | undefined): boolean {
  return exitCode === 126 || exitCode === 127;
}

/** Waits for the prompt or the engine's complaint, or for neither: a shell need not say anything. */
function firstSign(stream: Duplex): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, 1000);
    function done() {
      clearTimeout(timer);
      for (const event of ['readable', 'end', 'close']) stream.off(event, done);
      resolve();
    }
    for (const event of ['readable', 'end', 'close']) stream.once(event, done);
  });
}
