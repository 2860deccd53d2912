import { copyPlan } from './rack/plan';
import type { Plan } from './rack/plan';

/** How many moves can be taken back. */
const depth = 100;

/** Plans before each move, and those that were taken back. */
export class History {
  private readonly past: Plan[] = [];
  private future: Plan[] = [];

  /** Something is about to change: from now on there is a way back to this plan. */
  push(plan: Plan): void {
    this.past.push(plan);
    if (this.past.length > depth) this.past.shift();
    this.future = [];
  }

  /** The plan before the last change; nothing where there is none. */
  undo(now: Plan): Plan | undefined {
    const plan = this.past.pop();
    if (!plan) return undefined;
    this.future.push(now);
    return comeBack(plan, now);
  }

  /** The plan before it was taken back. */
  redo(now: Plan): Plan | undefined {
    const plan = this.future.pop();
    if (!plan) return undefined;
    this.past.push(now);
    return comeBack(plan, now);
  }
}

/** Another plan of the same landscape; who is only in the one of now stays there, as far as it is free. */
function comeBack(to: Plan, now: Plan): Plan {
  const plan = copyPlan(to);
  for (const [id, slot] of now.slots) {
    const name = now.names.get(id);
    if (name !== undefined && !plan.slots.has(id) && !plan.joins.has(id)) {
      plan.vacated.set(name, slot);
    }
  }
  for (const panel of now.panels.values()) {
    const isMain = panel.key === panel.area;
    const name = now.areaNames.get(panel.area);
    if (isMain && name !== undefined && !plan.panels.has(panel.key)) plan.gone.set(name, panel);
  }
  return plan;
}
