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
}

/** Plans on disk, in a folder of our own: what was begun when the process ended can be put right at the next start. */
export class RebuildJournal {
  private readonly underWay = new Set<NetworkId>();

  constructor(private readonly folder: string) {}

  /** Settles when the plan is on disk, whatever happens next. */
  async begin(plan: RebuildPlan): Promise<void> {
    this.underWay.add(plan.networkId);
    await mkdir(this.folder, { recursive: true });
    const file = this.fileOf(plan);
    const content = JSON.stringify({ plan, pid: process.pid } satisfies OpenPlan);
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

  /** Plans whose process is gone: those of one that lives are under way there. */
  async interrupted(): Promise<readonly RebuildPlan[]> {
    const names = await readdir(this.folder).catch(() => []);
    const read = async (name: string) => {
      try {
        return readPlan(JSON.parse(await readFile(path.join(this.folder, name), 'utf8')));
      } catch {
        // Removed by another window, or never whole.
        return undefined;
      }
    };
    const found = await Promise.all(names.filter(name => name.endsWith('.json')).map(read));
    return found.flatMap(open => (open && !this.isUnderWay(open) ? [open.plan] : []));
  }

  private isUnderWay({ plan, pid }: OpenPlan): boolean {
    return pid === process.pid ? this.underWay.has(plan.networkId) : isAlive(pid);
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
    typeof from['pid'] === 'number';
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
