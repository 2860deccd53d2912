// Points, rectangles and right-angled lines, in the drawing's own pixels.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Corners of a line whose pieces are all horizontal or vertical. */
export type Polyline = readonly Point[];

/** True when two rectangles share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True when a right-angled line goes through the inside of a rectangle. */
export function crosses(line: Polyline, rect: Rect): boolean {
  return line.some((point, index) => {
    const next = line[index + 1];
    if (!next) return false;
    return (
      Math.min(point.x, next.x) < rect.x + rect.width &&
      Math.max(point.x, next.x) > rect.x &&
      Math.min(point.y, next.y) < rect.y + rect.height &&
      Math.max(point.y, next.y) > rect.y
    );
  });
}

/** The smallest rectangle around all of them; empty at the origin when there are none. */
export function boundsOf(rects: readonly Rect[], lines: readonly Polyline[] = []): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const { x, y, width, height } of rects) {
    include(x, y);
    include(x + width, y + height);
  }
  for (const line of lines) for (const { x, y } of line) include(x, y);
  if (left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where the middle of a rectangle is. */
export function centreOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** They cover the same. */
export function isSameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
