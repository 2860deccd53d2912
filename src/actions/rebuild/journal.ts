import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { record } from '../../landscape/fields';
import type { NetworkId } from '../../landscape/landscape';
import type { RebuildPlan } from './plan';

/** A plan that was begun and not ended. */
export interface OpenPlan {
  readonly plan: RebuildPlan;
  /** The process that began it. */
  readonly pid: number;
  /** When, in milliseconds since 1970. */
  readonly begun: number;
}

/** No rebuild takes that long: after it, a process of that id is another one. */
const longest = 60 * 60 * 1000;

/** Plans on disk, in a folder of our own: what was begun when the process ended can be put right at the next start. */
export class RebuildJournal {
  private readonly underWay = new Set<NetworkId>();

  constructor(private readonly folder: string) {}

  /** Settles when the plan is on disk, whatever happens next. */
  async begin(plan: RebuildPlan): Promise<void> {
    const entry: OpenPlan = { plan, pid: process.pid, begun: Date.now() };
    this.underWay.add(plan.networkId);
    try {
      await this.write(this.fileOf(plan), JSON.stringify(entry));
    } catch (error) {
      this.underWay.delete(plan.networkId);
      throw error;
    }
  }

  /** The file is whole or not there, also when the machine fails. */
  private async write(file: string, content: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  /** All is as it should be. */
  async end(plan: RebuildPlan): Promise<void> {
    await rm(this.fileOf(plan), { force: true });
    this.underWay.delete(plan.networkId);
  }

  /** Something could not be put right: the plan stays, to be tried again. */
  leave(plan: RebuildPlan): void {
    this.underWay.delete(plan.networkId);
  }

  /** Plans of that engine whose process is gone: those of one that lives are under way there. */
  async interrupted(engineId: string): Promise<readonly RebuildPlan[]> {
    const found = await Promise.all((await this.names()).map(name => this.read(name)));
    return found.flatMap(open =>
      open?.plan.engineId === engineId && !this.isUnderWay(open) ? [open.plan] : [],
    );
  }

  /** As nearly always: then no engine need be asked who it is. */
  async isEmpty(): Promise<boolean> {
    return (await this.names()).length === 0;
  }

  private async names(): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter(name => name.endsWith('.json'));
  }

  private async read(name: string): Promise<OpenPlan | undefined> {
    try {
      return readPlan(JSON.parse(await readFile(path.join(this.folder, name), 'utf8')));
    } catch {
      // Removed by another window, or never whole.
      return undefined;
    }
  }

  private isUnderWay({ plan, pid, begun }: OpenPlan): boolean {
    if (pid === process.pid) return this.underWay.has(plan.networkId);
    return isAlive(pid) && Date.now() < begun + longest;
  }

  private fileOf({ networkId }: RebuildPlan): string {
    return path.join(this.folder, `${networkId.replaceAll(/[^\w-]/g, '_')}.json`);
  }
}

/** What the file says, as far as its shape tells; nothing for another format. */
function readPlan(value: unknown): OpenPlan | undefined {
  const from = record(value);
  const plan = record(from['plan']);
  const isWhole =
    plan['format'] === 1 &&
    typeof plan['engineId'] === 'string' &&
    typeof plan['networkId'] === 'string' &&
    typeof record(plan['before'])['name'] === 'string' &&
    Array.isArray(plan['endpoints']) &&
    typeof from['pid'] === 'number' &&
    typeof from['begun'] === 'number';
  return isWhole ? (value as OpenPlan) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return record(error)['code'] === 'EPERM';
  }
}
