// What every move by hand has in common.
import type { ContainerId } from '../../../src/landscape/landscape';
import { overlaps } from '../rack/geometry';
import type { Plan } from '../rack/plan';
import { cardRect, copyPlan, doorRect, panelsIn } from '../rack/plan';

/** A copy to be changed, which is kept from then on. */
export function beginMove(plan: Plan): Plan {
  return { ...copyPlan(plan), isByHand: true };
}

/** Doors follow their containers, as far as these are beside the host; others stay unless a card needs their place. */
export function endMove(before: Plan, plan: Plan): Plan {
  const moved = new Set<string>();
  for (const [id, name] of plan.names) {
    const now = heightOf(plan, id);
    if (now?.column === 1 && now.y !== heightOf(before, id)?.y) moved.add(name);
  }
  const { gap } = plan.sizes;
  const walls = panelsIn(plan, 0).flatMap(panel =>
    panel.rows.map(({ y, height }) => ({ y: y - gap, height: height + 2 * gap })),
  );
  for (const [key, place] of [...plan.doors]) {
    const rect = doorRect(plan, place);
    const isWalled = walls.some(wall => overlaps({ ...rect, ...wall }, rect));
    // A door's key begins with the name of its container, in which there is no space.
    if (isWalled || moved.has(key.split(' ', 1)[0] ?? '')) plan.doors.delete(key);
  }
  return plan;
}

function heightOf(plan: Plan, id: ContainerId): { column: number; y: number } | undefined {
  const slot = plan.slots.get(plan.joins.get(id)?.owner ?? id);
  const rect = slot && cardRect(plan, slot);
  const panel = slot && plan.panels.get(slot.panel);
  return rect && panel && { column: panel.column, y: rect.y };
}
