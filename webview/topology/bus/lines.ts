import type { Point, Polyline } from '../rack/geometry';
import type { Lead, Rail } from '../rack/picture';
import type { Plan } from '../rack/plan';
import type { Inner } from '../rack/trace';
import type { Decks } from './decks';
import { barMiddle } from './decks';
import type { Drop } from './drops';
import { combX, passedBy } from './drops';
import { labelsFor } from './labels';
import { hop } from './sizes';

/** The lines of drops and combs, with their joints and addresses. */
export function linesOf(plan: Plan, decks: Decks, drops: readonly Drop[]): Inner {
  const labels = labelsFor(plan, decks, drops);
  const leads = drops.map((drop): Lead => {
    const { container, attachment, touch, joint } = drop;
    const line = [touch, { x: joint.x, y: touch.y }, joint];
    const passed = passedBy(decks, drop).map(panel => panel.y);
    const label = labels.get(drop);
    return {
      container,
      attachment,
      hue: plan.colours.get(attachment.network.id) ?? 0,
      line,
      ...(passed.length ? { drawn: withHops(line, passed, plan.sizes.bar) } : {}),
      joint,
      touch: joint,
      ...(label ? { label } : {}),
    };
  });
  return { leads, rails: combsOf(plan, drops) };
}

/** Leaves the line out where it passes a bar, as on paper: so it is not taken for a joint. */
function withHops(line: readonly Point[], tops: readonly number[], bar: number): Polyline[] {
  const [touch, turn, end] = line;
  if (!touch || !turn || !end) return [line];
  const isDown = end.y > turn.y;
  const gaps = tops
    .map(top => (isDown ? [top - hop, top + bar + hop] : [top + bar + hop, top - hop]))
    .sort(([a = 0], [b = 0]) => (isDown ? a - b : b - a));
  const pieces: Polyline[] = [];
  let start: Point[] = [touch, turn];
  for (const [near = 0, far = 0] of gaps) {
    pieces.push([...start, { x: turn.x, y: near }]);
    start = [{ x: turn.x, y: far }];
  }
  return [...pieces, [...start, end]];
}

/** The lines that the teeth of cards in several rows are joined to. */
function combsOf(plan: Plan, drops: readonly Drop[]): Rail[] {
  const combs = new Map<string, { drop: Drop; end: number }>();
  for (const drop of drops) {
    if (drop.kind !== 'tooth') continue;
    const key = `${drop.panel.key} ${drop.cell}`;
    const comb = combs.get(key);
    if (!comb) combs.set(key, { drop, end: drop.joint.y });
    else comb.end = Math.max(comb.end, drop.joint.y);
  }
  const rails = new Map<string, { rail: Rail; lines: Polyline[]; dots: Point[] }>();
  for (const { drop, end } of combs.values()) {
    const { network } = drop.attachment;
    const hue = plan.colours.get(network.id) ?? 0;
    const made = rails.get(network.id) ?? railOf(network, hue);
    const x = combX(drop.card);
    const top = { x, y: barMiddle(plan, drop.panel) };
    made.lines.push([top, { x, y: end }]);
    made.dots.push(top);
    rails.set(network.id, made);
  }
  return [...rails.values()].map(({ rail }) => rail);
}

function railOf(network: Rail['network'], hue: number) {
  const lines: Polyline[] = [];
  const dots: Point[] = [];
  return { rail: { network, hue, lines, dots, label: undefined }, lines, dots };
}
