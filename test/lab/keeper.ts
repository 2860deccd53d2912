import { spawn, type ChildProcess } from 'node:child_process';
import { entryPath } from './project';
import { undo, type Trace } from './undo';

/** A message to the keeper's process, one JSON line each. */
export type KeeperMessage =
  | { readonly id: number; readonly trace: Trace }
  | { readonly id: number; readonly trace?: undefined };

/**
 * Holds the traces that this process leaves on the machine. A second process, told of each, takes
 * them away when this one ends, however it ends (SIGKILL included).
 */
class Keeper {
  private child: ChildProcess | undefined;
  private readonly traces = new Map<number, Trace>();
  private nextId = 1;

  /** Remembers a trace; the returned function takes it away. */
  keep(trace: Trace): () => Promise<void> {
    const id = this.nextId++;
    this.traces.set(id, trace);
    this.tell({ id, trace });
    return async () => {
      if (!this.traces.delete(id)) return;
      await undo(trace);
      this.tell({ id });
    };
  }

  private tell(message: KeeperMessage): void {
    this.child ??= this.start();
    this.child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, [entryPath('lab/keeper')], {
      detached: true, // so that the terminal's Ctrl-C does not reach it
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => undefined);
    child.unref();
    (child.stdin as unknown as { unref(): void }).unref();
    return child;
  }
}

const keeper = new Keeper();

/** Has a trace taken away at the end of this process at the latest; call the result for earlier. */
export function keep(trace: Trace): () => Promise<void> {
  return keeper.keep(trace);
}
