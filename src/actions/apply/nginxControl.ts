import { capture, type Captured } from '../../engine/capture';
import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { LogFrames } from '../../engine/logFrames';
import { list, record, text } from '../../landscape/fields';
import type { ContainerId } from '../../landscape/landscape';
import { sleep } from '../sleep';

/** nginx looks up every name of its configuration first, and waits for each that nobody answers to. */
const limits = { time: 30_000, bytes: 8_388_608 };
/** Milliseconds that new workers have to come, and what is waited where they cannot be seen. */
const patience = 15_000;
const blindPause = 1_000;

/** Runs the container's own nginx with these options. Throws EngineError, also where there is none. */
export async function runNginx(
  engine: Engine,
  container: ContainerId,
  options: readonly string[],
): Promise<Captured> {
  const said = await capture(engine, container, ['nginx', ...options], limits);
  if (said === 'notFound') throw new EngineError('notExecutable', 'nginx: not found');
  return said;
}

/** The process ids of the workers that take new requests; nothing where the engine cannot tell. */
export async function workersOf(
  engine: Engine,
  container: ContainerId,
): Promise<ReadonlySet<string> | undefined> {
  const listed = record(await engine.listProcesses(container).catch(() => undefined));
  const id = list(listed['Titles']).map(text).indexOf('PID');
  const rows = list(listed['Processes']).map(row => list(row).map(text));
  const workers = rows.filter(row => (row.at(-1)?.trim() ?? '').endsWith('nginx: worker process'));
  return id < 0 || workers.length === 0 ? undefined : new Set(workers.map(row => row[id] ?? ''));
}

/**
 * Waits until new workers serve and no former one takes requests any more. Gives nginx's words where it goes on with its
 * former configuration: it opens ports and files only when it reloads.
 */
export async function untilNewWorkers(
  engine: Engine,
  container: ContainerId,
  former: ReadonlySet<string> | undefined,
  log: NginxLog,
): Promise<string | undefined> {
  const end = Date.now() + patience;
  if (!former) {
    await sleep(blindPause);
    return log.emergency;
  }
  while (Date.now() < end) {
    const now = await workersOf(engine, container);
    if (now && now.size > 0 && [...now].every(id => !former.has(id))) return undefined;
    if (log.emergency !== undefined) return log.emergency;
    await sleep(100);
  }
  return log.emergency ?? 'the new worker processes did not start';
}

/** What a container says from now on, as far as it is nginx's. */
export class NginxLog {
  private said = '';
  private from = 0;
  private readonly controller = new AbortController();

  /**
   * Settles when the engine has accepted, or soon after: Podman does not before something is said. A log that cannot be
   * read says nothing.
   */
  static async follow(engine: Engine, container: ContainerId): Promise<NginxLog> {
    const log = new NginxLog();
    await Promise.race([log.read(engine, container), sleep(blindPause)]);
    return log;
  }

  private async read(engine: Engine, container: ContainerId): Promise<void> {
    const { signal } = this.controller;
    try {
      const inspected = record(await engine.inspectContainer(container, signal));
      const frames = new LogFrames(record(inspected['Config'])['Tty'] !== true);
      const stream = await engine.followLogs(container, 0, signal);
      stream.on('data', (chunk: Buffer) => (this.said += frames.push(chunk)));
      stream.on('error', () => undefined);
    } catch (error) {
      // Stopped before it began, too.
      if (!signal.aborted && !(error instanceof EngineError)) throw error;
    }
  }

  /** Only what is said from now on counts. */
  mark(): void {
    this.from = this.said.length;
  }

  /** What nginx said of why it does not go on. */
  get emergency(): string | undefined {
    return wordsOf(this.lines(/\[(emerg|alert)\]/).at(-1));
  }

  /** What nginx said of a request that failed. */
  get errors(): readonly string[] {
    return this.lines(/\[(error|crit)\]/).map(line => wordsOf(line) ?? line);
  }

  stop(): void {
    this.controller.abort();
  }

  private lines(wanted: RegExp): readonly string[] {
    return this.said
      .slice(this.from)
      .split(/\r?\n/)
      .filter(line => wanted.test(line));
  }
}

/** nginx's own words about what it does not accept, out of what it printed. */
export function complaintIn(printed: string): string {
  const lines = printed.split('\n').filter(line => line.trim() !== '');
  const line = lines.find(each => each.includes('[emerg]')) ?? lines.at(-1) ?? '';
  return wordsOf(line) ?? line;
}

/** Without the time, the level and the process. */
function wordsOf(line: string | undefined): string | undefined {
  return line?.replace(/^.*?\[(?:emerg|alert|crit|error)\](?: \d+#\d+:)?(?: \*\d+)? /, '');
}
