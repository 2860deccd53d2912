import { record } from '../../src/landscape/fields';
import type { Landscape } from '../../src/landscape/landscape';
import type { TopologyLayout, TopologyView } from '../../src/protocol/topology';
import type { Folds } from './folds';
import { busSteps } from './bus/bus';
import { History } from './history';
import type { Move } from './moves/move';
import { movePlan } from './moves/move';
import type { Picture } from './rack/picture';
import type { Plan } from './rack/plan';
import { rackSteps } from './rack/rack';
import { finish, type Steps } from './steps';
import { readPlan } from './stored/readPlan';
import { writePlan } from './stored/writePlan';

const layouts = { rack: rackSteps, bus: busSteps } as const;

/**
 * Lays an engine's landscapes out. Each layout has a plan of its own: who comes back to it finds all where
 * it was, and has a way back from each change by hand.
 */
export class Layouts {
  private readonly plans = new Map<TopologyLayout, Plan>();
  private readonly histories = { rack: new History(), bus: new History() };
  /** Plans that were kept and not needed yet. */
  private readonly stored: Map<string, unknown>;
  private written: string | undefined;

  /** @param kept what `text` was when the drawing was left. */
  constructor(kept?: string) {
    this.stored = new Map(Object.entries(parsed(kept)));
  }

  draw(...of: Parameters<Layouts['steps']>): Picture {
    return finish(this.steps(...of));
  }

  /** The same in steps; until the last one nothing else is to be done to the layout. */
  *steps(
    layout: TopologyLayout,
    landscape: Landscape,
    view: TopologyView,
    aspect: number | undefined,
    folds: Folds,
  ): Steps<Picture> {
    const before = this.plans.get(layout) ?? this.recall(layout, landscape);
    const picture = yield* layouts[layout](landscape, view, before, aspect, folds);
    this.set(layout, picture.plan);
    return picture;
  }

  /** Takes a move over into the plan; false where nothing moves. */
  move(layout: TopologyLayout, move: Move): boolean {
    const plan = this.plans.get(layout);
    const moved = plan && movePlan(plan, move);
    if (!moved || moved === plan) return false;
    this.histories[layout].push(plan);
    this.set(layout, moved);
    return true;
  }

  /** Takes the last change by hand back; false where there is none. */
  undo(layout: TopologyLayout): boolean {
    return this.go(layout, 'undo');
  }

  /** Does again what was taken back. */
  redo(layout: TopologyLayout): boolean {
    return this.go(layout, 'redo');
  }

  /** The next time everything is placed anew in a layout; that can be taken back. */
  arrange(layout: TopologyLayout): void {
    const plan = this.plans.get(layout);
    if (plan) this.histories[layout].push(plan);
    this.plans.delete(layout);
    this.stored.delete(layout);
  }

  /** Something else is to be shown: what nobody moved is placed anew to suit it. */
  renew(): void {
    for (const [layout, plan] of this.plans) if (!plan.isByHand) this.plans.delete(layout);
  }

  /** All plans as text, to be kept. */
  get text(): string {
    const plans = () => [...this.plans].map(([layout, plan]) => [layout, writePlan(plan)] as const);
    return (this.written ??= JSON.stringify(Object.fromEntries([...this.stored, ...plans()])));
  }

  private set(layout: TopologyLayout, plan: Plan): void {
    this.plans.set(layout, plan);
    this.stored.delete(layout);
    this.written = undefined;
  }

  private recall(layout: TopologyLayout, landscape: Landscape): Plan | undefined {
    return readPlan(this.stored.get(layout), layout, landscape);
  }

  private go(layout: TopologyLayout, way: 'undo' | 'redo'): boolean {
    const now = this.plans.get(layout);
    const plan = now && this.histories[layout][way](now);
    if (plan) this.set(layout, plan);
    return plan !== undefined;
  }
}

function parsed(kept = '{}'): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(kept));
  } catch {
    return {};
  }
}
