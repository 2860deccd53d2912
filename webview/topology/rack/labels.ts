import type { Point } from './geometry';
import type { Route } from './router';

/** Where a rail can carry its network's name. */
export interface RailLabel extends Point {
  readonly isVertical: boolean;
  /** The longest text that fits, in pixels. */
  readonly room: number;
}

const longest = 200;

/** The longest stretch of a rail that nothing joins or crosses; none when the name does not fit. */
export function labelOf(name: string, route: Route, all: readonly Route[]): RailLabel | undefined {
  const needed = Math.min(longest, name.length * 6.5 + 16);
  let best: RailLabel | undefined;
  const offer = (label: RailLabel) => {
    if (label.room >= needed && label.room > (best?.room ?? 0)) best = label;
  };
  if (route.top !== undefined) {
    const y = route.top;
    const xs = [...route.verticals.values()].map(vertical => vertical.x);
    const crossing = all.flatMap(other =>
      [...other.verticals.values()].filter(v => v.y0 <= y && v.y1 >= y).map(v => v.x),
    );
    for (const [from, to] of gaps(Math.min(...xs), Math.max(...xs), crossing)) {
      const room = Math.min(longest, to - from - 24);
      offer({ x: (from + to) / 2, y, isVertical: false, room });
    }
  }
  for (const [gutter, { x, y0, y1 }] of route.verticals) {
    const crossing = all.flatMap(other => crossings(other, gutter));
    for (const [from, to] of gaps(y0, y1, crossing)) {
      const room = Math.min(longest, to - from - 24);
      offer({ x, y: (from + to) / 2, isVertical: true, room });
    }
  }
  return best;
}

/** Heights of everything that may lie across a gutter; a little too many does no harm. */
function crossings({ joints, verticals }: Route, gutter: number): number[] {
  const rail = verticals.get(gutter);
  return rail ? joints.filter(joint => joint.x === rail.x).map(joint => joint.y) : [];
}

function gaps(from: number, to: number, stops: readonly number[]): [number, number][] {
  const sorted = [from, ...stops.filter(s => s > from && s < to).sort((a, b) => a - b), to];
  return sorted.slice(1).map((end, index) => [sorted[index] ?? from, end]);
}
