import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { record } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import { isElsewhere } from '../isElsewhere';
import { Refusal } from '../refusal';
import { writeWhole } from '../wholeFile';
import type { RebuildPlan } from './plan';

/** A plan that was begun and not ended. */
export interface OpenPlan {
  readonly plan: RebuildPlan;
  /** The process that began it. */
  readonly pid: number;
  /** When, in milliseconds since 1970. */
  readonly begun: number;
}

/** Plans on disk, in a folder of our own: what was begun when the process ended can be put right at the next start. */
export class RebuildJournal {
  /** Files of plans that this process is carrying out. */
  private readonly underWay = new Set<string>();

  constructor(private readonly folder: string) {}

  /**
   * Settles when the plan is on disk, whatever happens next.
   *
   * @throws Refusal where another plan for that network, or for one that has its name, is not ended: this one would be
   * made from what is half done, and take the other's place.
   */
  async begin(plan: RebuildPlan): Promise<void> {
    const file = fileOf(plan);
    if (this.underWay.has(file)) throw openRefusal(plan);
    this.underWay.add(file);
    try {
      const found = await Promise.all((await this.names()).map(name => this.read(name)));
      if (found.some(open => open && isInTheWay(open, plan))) throw openRefusal(plan);
      await this.amend(plan);
    } catch (error) {
      this.underWay.delete(file);
      throw error;
    }
  }

  /** The plan as it has become meanwhile. */
  async amend(plan: RebuildPlan): Promise<void> {
    const entry: OpenPlan = { plan, pid: process.pid, begun: Date.now() };
    await writeWhole(path.join(this.folder, fileOf(plan)), JSON.stringify(entry));
  }

  /** All is as it should be. */
  async end(plan: RebuildPlan): Promise<void> {
    await rm(path.join(this.folder, fileOf(plan)), { force: true });
    this.underWay.delete(fileOf(plan));
  }

  /** Something could not be put right: the plan stays, to be tried again. */
  leave(plan: RebuildPlan): void {
    this.underWay.delete(fileOf(plan));
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

  private isUnderWay(open: OpenPlan): boolean {
    return open.pid === process.pid ? this.underWay.has(fileOf(open.plan)) : isElsewhere(open);
  }
}

/** One file for a network of an engine, by a digest: neither's id is fit for a file's name. */
function fileOf({ engineId, networkId }: RebuildPlan): string {
  return `${createHash('sha256').update(`${engineId}\n${networkId}`).digest('hex').slice(0, 32)}.json`;
}

/** The same plan may be begun again, unless somebody else is at it. */
function isInTheWay(open: OpenPlan, plan: RebuildPlan): boolean {
  const isSameNetwork =
    open.plan.engineId === plan.engineId &&
    (open.plan.networkId === plan.networkId || open.plan.before.name === plan.before.name);
  return isSameNetwork && (isElsewhere(open) || !isSame(open.plan, plan));
}

function openRefusal({ before }: RebuildPlan): Refusal {
  return new Refusal({ kind: 'rebuildOpen', name: before.name });
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
