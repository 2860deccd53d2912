import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { record } from '../../landscape/fields';
import { isElsewhere } from '../isElsewhere';
import { Refusal } from '../refusal';
import { writeWhole } from '../wholeFile';
import type { SitePlan } from './sitePlan';

interface OpenPlan {
  readonly plan: SitePlan;
  /** The process that began it, and when, in milliseconds since 1970. */
  readonly pid: number;
  readonly begun: number;
}

/** Plans on disk, in a folder of our own: what was begun when the process ended can be put right at the next start. */
export class SiteJournal {
  /** Files of plans that this process is carrying out. */
  private readonly underWay = new Set<string>();

  constructor(private readonly folder: string) {}

  /**
   * Settles when the plan is on disk, whatever happens next.
   *
   * @throws Refusal `applyOpen` where another one for that container is not ended.
   */
  async begin(plan: SitePlan): Promise<void> {
    const file = fileOf(plan);
    const open = await this.read(file);
    if (this.underWay.has(file) || (open && open.plan.path !== plan.path)) throw openRefusal(plan);
    if (open && isElsewhere(open)) throw openRefusal(plan);
    this.underWay.add(file);
    const entry: OpenPlan = { plan, pid: process.pid, begun: Date.now() };
    await writeWhole(path.join(this.folder, file), JSON.stringify(entry));
  }

  /** All is as it should be. */
  async end(plan: SitePlan): Promise<void> {
    await rm(path.join(this.folder, fileOf(plan)), { force: true });
    this.underWay.delete(fileOf(plan));
  }

  /** Something could not be put right: the plan stays, to be tried again. */
  leave(plan: SitePlan): void {
    this.underWay.delete(fileOf(plan));
  }

  /** Plans of that engine whose process is gone: those of one that lives are under way there. */
  async interrupted(engineId: string): Promise<readonly SitePlan[]> {
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
      return readOpenPlan(JSON.parse(await readFile(path.join(this.folder, name), 'utf8')));
    } catch {
      // Not there, removed by another window, or never whole.
      return undefined;
    }
  }

  private isUnderWay(open: OpenPlan): boolean {
    return open.pid === process.pid ? this.underWay.has(fileOf(open.plan)) : isElsewhere(open);
  }
}

/** One file for a container of an engine, by a digest: neither's id is fit for a file's name. */
function fileOf({ engineId, containerId }: SitePlan): string {
  const digest = createHash('sha256').update(`${engineId}\n${containerId}`).digest('hex');
  return `${digest.slice(0, 32)}.json`;
}

function openRefusal({ containerName }: SitePlan): Refusal {
  return new Refusal({ kind: 'applyOpen', name: containerName });
}

/** What the file says, as far as its shape tells; nothing for another format. */
function readOpenPlan(value: unknown): OpenPlan | undefined {
  const from = record(value);
  return isSitePlan(from['plan']) &&
    typeof from['pid'] === 'number' &&
    typeof from['begun'] === 'number'
    ? (value as OpenPlan)
    : undefined;
}

/** As far as its shape tells. */
export function isSitePlan(value: unknown): value is SitePlan {
  const plan = record(value);
  return (
    plan['format'] === 1 &&
    typeof plan['engineId'] === 'string' &&
    typeof plan['containerId'] === 'string' &&
    typeof plan['containerName'] === 'string' &&
    typeof plan['path'] === 'string' &&
    typeof record(plan['place'])['kind'] === 'string' &&
    Array.isArray(plan['options']) &&
    typeof record(plan['before'])['kind'] === 'string' &&
    typeof record(plan['after'])['kind'] === 'string'
  );
}
