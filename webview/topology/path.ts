import type { Point, Polyline } from './rack/geometry';

/** SVG path data of a right-angled line with rounded corners. */
export function roundedPath(line: Polyline, radius: number): string {
  const points = withoutIdle(line);
  const first = points[0];
  if (!first || points.length < 2) return '';
  let path = `M${first.x} ${first.y}`;
  points.slice(1).forEach((corner, index) => {
    const before = points[index];
    const after = points[index + 2];
    if (!before || !after) {
      path += `L${corner.x} ${corner.y}`;
      return;
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const from = towards(corner, before, r);
    const to = towards(corner, after, r);
    path += `L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}`;
  });
  return path;
}

/** SVG path data of a dot. */
export function dotPath({ x, y }: Point, radius: number): string {
  const r = radius;
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

/** Leaves out points that are doubled or lie on the straight way between their neighbours. */
function withoutIdle(line: Polyline): Point[] {
  const points: Point[] = [];
  for (const point of line) {
    const last = points.at(-1);
    if (last && isSame(last, point)) continue;
    const before = points.at(-2);
    const isStraight =
      before && last && (isLevel(before, last, point) || isPlumb(before, last, point));
    if (isStraight) points.pop();
    points.push(point);
  }
  return points;
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

function isPlumb(...points: readonly Point[]): boolean {
  return points.every(point => point.x === points[0]?.x);
}

function isLevel(...points: readonly Point[]): boolean {
  return points.every(point => point.y === points[0]?.y);
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * by,
    y: from.y + Math.sign(to.y - from.y) * by,
  };
}
