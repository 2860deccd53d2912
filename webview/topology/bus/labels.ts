import type { Rect } from '../rack/geometry';
import type { Plan } from '../rack/plan';
import { columnWidth } from '../rack/plan';
import type { Decks } from './decks';
import type { Drop } from './drops';
import { combX, passedBy } from './drops';
import { labelSize } from './sizes';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is beside a bar already, above or under it: lines and addresses. */
type Taken = Map<string, Span[]>;

/** Finds room for the address at each joint, where it lies on no line and on no other address. */
export function labelsFor(plan: Plan, decks: Decks, drops: readonly Drop[]): Map<Drop, Rect> {
  const taken: Taken = new Map();
  for (const drop of drops) {
    const { x } = drop.joint;
    for (const panel of passedBy(decks, drop)) {
      take(taken, `${panel.key} above`, x, x);
      take(taken, `${panel.key} under`, x, x);
    }
    take(taken, sideOf(drop), x, x);
    // The comb hangs under its bar from end to end.
    if (drop.kind === 'tooth') take(taken, sideOf(drop), combX(drop.card), combX(drop.card));
  }
  const labels = new Map<Drop, Rect>();
  // Those of the own network first: they have the best place, right above their card.
  const ordered = [...drops].sort((a, b) => rankOf(a) - rankOf(b));
  for (const drop of ordered) {
    const label = labelOf(plan, drop, taken);
    if (label) labels.set(drop, label);
  }
  return labels;
}

function rankOf({ kind }: Drop): number {
  return ['tooth', 'own', 'straight', 'channel'].indexOf(kind);
}

function labelOf(plan: Plan, drop: Drop, taken: Taken): Rect | undefined {
  const { ipv4, ipv6 } = drop.attachment.endpoint;
  const text = ipv4 ?? ipv6;
  if (!text) return undefined;
  const { height, letter, longest, beside } = labelSize;
  const width = Math.min(longest, Math.ceil(text.length * letter) + 2);
  const { x } = drop.joint;
  const key = sideOf(drop);
  if (drop.kind === 'tooth') {
    const rect = { x: drop.card.x, y: drop.card.y - height - 2, width, height };
    if (drop.card.y < drop.bar.y + plan.sizes.header + 1) take(taken, key, rect.x, rect.x + width);
    return rect;
  }
  const y = isAbove(drop) ? drop.bar.y - height - 3 : drop.bar.y + plan.sizes.bar + 3;
  const left = (plan.columns[drop.panel.column]?.x ?? 0) + plan.sizes.left - 8;
  const right = left + columnWidth(plan, drop.panel.column) - plan.sizes.left + 8;
  for (const from of [x + beside, x - beside - width]) {
    const isFree = (taken.get(key) ?? []).every(
      span => span.to + beside <= from || from + width + beside <= span.from,
    );
    if (from < left || from + width > right || !isFree) continue;
    take(taken, key, from, from + width);
    return { x: from, y, width, height };
  }
  return undefined;
}

/** A drop comes to a bar from above or from under it. */
function isAbove({ touch, joint }: Drop): boolean {
  return touch.y < joint.y;
}

function sideOf(drop: Drop): string {
  return `${drop.bar.key} ${drop.kind !== 'tooth' && isAbove(drop) ? 'above' : 'under'}`;
}

function take(taken: Taken, key: string, from: number, to: number): void {
  const list = taken.get(key);
  if (list) list.push({ from, to });
  else taken.set(key, [{ from, to }]);
}
