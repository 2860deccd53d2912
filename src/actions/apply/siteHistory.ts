import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { list, record } from '../../landscape/fields';
import type { ContainerId } from '../../landscape/landscape';
import { fileNameFor } from '../planJournal';
import { writeWhole } from '../wholeFile';
import { isSitePlan } from './siteJournal';
import type { SitePlan } from './sitePlan';

/** A change that went through. */
export interface AppliedSite {
  readonly plan: SitePlan;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** So many changes of a container can be taken back. */
const most = 10;

/** What was applied to each container, in a folder of our own, the newest last. */
export class SiteHistory {
  constructor(private readonly folder: string) {}

  async of(engineId: string, container: ContainerId): Promise<readonly AppliedSite[]> {
    try {
      const found = list(JSON.parse(await readFile(this.file(engineId, container), 'utf8')));
      return found.filter(isApplied);
    } catch {
      // None yet, or never whole.
      return [];
    }
  }

  async add(plan: SitePlan): Promise<AppliedSite> {
    const known = await this.of(plan.engineId, plan.containerId);
    const applied = { plan, at: Date.now() };
    await this.write(plan, [...known, applied].slice(-most));
    return applied;
  }

  /** The change was taken back. */
  async remove({ plan, at }: AppliedSite): Promise<void> {
    const known = await this.of(plan.engineId, plan.containerId);
    await this.write(
      plan,
      known.filter(each => each.at !== at),
    );
  }

  private async write(plan: SitePlan, all: readonly AppliedSite[]): Promise<void> {
    const file = this.file(plan.engineId, plan.containerId);
    if (all.length === 0) await rm(file, { force: true });
    else await writeWhole(file, JSON.stringify(all));
  }

  private file(engineId: string, container: ContainerId): string {
    return path.join(this.folder, fileNameFor(engineId, container));
  }
}

function isApplied(value: unknown): value is AppliedSite {
  const { plan, at } = record(value);
  return typeof at === 'number' && isSitePlan(plan);
}
