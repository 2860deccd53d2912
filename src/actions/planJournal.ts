import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { record } from '../landscape/fields';
import { isElsewhere } from './isElsewhere';
import type { Refusal } from './refusal';
import { writeWhole } from './wholeFile';

/** A plan that was begun and not ended. */
interface OpenPlan<Plan> {
  readonly plan: Plan;
  /** The process that began it. */
  readonly pid: number;
  /** When, in milliseconds since 1970. */
  readonly begun: number;
}

/** What a journal has to know of its plans. */
export interface PlanKind<Plan> {
  /** The id, on its engine, of what the plan changes. */
  readonly subjectOf: (plan: Plan) => string;
  /** As far as its shape tells: anybody may have written the file. */
  readonly isPlan: (value: unknown) => value is Plan;
  /** Both change the same thing. */
  readonly isAboutSame: (open: Plan, plan: Plan) => boolean;
  /** The second may take the place of the first, which nobody carries out any more. */
  readonly mayFollow: (open: Plan, plan: Plan) => boolean;
  /** Why another one is in the way. */
  readonly refusal: (plan: Plan) => Refusal;
}

/** Plans on disk, in a folder of our own: what was begun when the process ended can be put right at the next start. */
export class PlanJournal<Plan extends { readonly engineId: string }> {
  /** Files of plans that this process is carrying out. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly kind: PlanKind<Plan>,
  ) {}

  /**
   * Settles when the plan is on disk, whatever happens next.
   *
   * @throws Refusal where another plan for the same thing is not ended: this one would be made from what is half done,
   * and take the other's place.
   */
  async begin(plan: Plan): Promise<void> {
    const file = this.fileOf(plan);
    if (this.underWay.has(file)) throw this.kind.refusal(plan);
    this.underWay.add(file);
    try {
      const found = await this.readAll();
      if (found.some(open => this.isInTheWay(open, plan))) throw this.kind.refusal(plan);
      await this.amend(plan);
    } catch (error) {
      this.underWay.delete(file);
      throw error;
    }
  }

  /** The plan as it has become meanwhile. */
  async amend(plan: Plan): Promise<void> {
    const entry: OpenPlan<Plan> = { plan, pid: process.pid, begun: Date.now() };
    await writeWhole(path.join(this.folder, this.fileOf(plan)), JSON.stringify(entry));
  }

  /** All is as it should be. */
  async end(plan: Plan): Promise<void> {
    await rm(path.join(this.folder, this.fileOf(plan)), { force: true });
    this.underWay.delete(this.fileOf(plan));
  }

  /** Something could not be put right: the plan stays, to be tried again. */
  leave(plan: Plan): void {
    this.underWay.delete(this.fileOf(plan));
  }

  /** Plans of that engine whose process is gone: those of one that lives are under way there. */
  async interrupted(engineId: string): Promise<readonly Plan[]> {
    const found = await this.readAll();
    return found.flatMap(open =>
      open.plan.engineId === engineId && !this.isUnderWay(open) ? [open.plan] : [],
    );
  }

  /** It is still one of those: another window may have ended it meanwhile. */
  async isInterrupted(plan: Plan): Promise<boolean> {
    const open = await this.interrupted(plan.engineId);
    return open.some(other => this.fileOf(other) === this.fileOf(plan));
  }

  /** As nearly always: then no engine need be asked who it is. */
  async isEmpty(): Promise<boolean> {
    return (await this.names()).length === 0;
  }

  private async names(): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter(name => name.endsWith('.json'));
  }

  private async readAll(): Promise<readonly OpenPlan<Plan>[]> {
    const found = await Promise.all((await this.names()).map(name => this.read(name)));
    return found.filter(open => open !== undefined);
  }

  private async read(name: string): Promise<OpenPlan<Plan> | undefined> {
    try {
      const value: unknown = JSON.parse(await readFile(path.join(this.folder, name), 'utf8'));
      const { plan, pid, begun } = record(value);
      return this.kind.isPlan(plan) && typeof pid === 'number' && typeof begun === 'number'
        ? { plan, pid, begun }
        : undefined;
    } catch {
      // Removed by another window, or never whole.
      return undefined;
    }
  }

  private isUnderWay(open: OpenPlan<Plan>): boolean {
    return open.pid === process.pid ? this.underWay.has(this.fileOf(open.plan)) : isElsewhere(open);
  }

  private isInTheWay(open: OpenPlan<Plan>, plan: Plan): boolean {
    const { isAboutSame, mayFollow } = this.kind;
    return isAboutSame(open.plan, plan) && (isElsewhere(open) || !mayFollow(open.plan, plan));
  }

  private fileOf(plan: Plan): string {
    return fileNameFor(plan.engineId, this.kind.subjectOf(plan));
  }
}

/** One file for a thing of an engine, by a digest: neither's id is fit for a file's name. */
export function fileNameFor(engineId: string, id: string): string {
  const digest = createHash('sha256').update(`${engineId}\n${id}`).digest('hex');
  return `${digest.slice(0, 32)}.json`;
}
