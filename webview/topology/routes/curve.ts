import type { Point, Rect } from '../rack/geometry';

/** A cubic Bézier curve: https://en.wikipedia.org/wiki/B%C3%A9zier_curve#Cubic_B%C3%A9zier_curves */
export interface Curve {
  readonly from: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

const outwards: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** The point of a side at a part of its length, from 0 to 1. */
export function pointOf({ x, y, width, height }: Rect, side: Side, part = 0.5): Point {
  switch (side) {
    case 'left':
      return { x, y: y + height * part };
    case 'right':
      return { x: x + width, y: y + height * part };
    case 'top':
      return { x: x + width * part, y };
    case 'bottom':
      return { x: x + width * part, y: y + height };
  }
}

/** Leaves one side and comes to another one at right angles; further out, the further they are apart. */
export function curveBetween(from: Point, fromSide: Side, to: Point, toSide: Side): Curve {
  const apart = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = fromSide === toSide ? 28 + apart / 5 : Math.max(16, apart / 2.5);
  return {
    from,
    control1: moved(from, fromSide, reach),
    control2: moved(to, toSide, reach),
    to,
  };
}

/** The point at a part of the curve, from 0 to 1. */
export function pointAt({ from, control1, control2, to }: Curve, part: number): Point {
  const rest = 1 - part;
  const weights = [rest ** 3, 3 * rest ** 2 * part, 3 * rest * part ** 2, part ** 3] as const;
  const sum = (key: 'x' | 'y') =>
    weights[0] * from[key] +
    weights[1] * control1[key] +
    weights[2] * control2[key] +
    weights[3] * to[key];
  return { x: sum('x'), y: sum('y') };
}

/** SVG path data of the curve. */
export function curvePath({ from, control1, control2, to }: Curve): string {
  const text = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;
  return `M${text(from)}C${text(control1)} ${text(control2)} ${text(to)}`;
}

/** SVG path data of the head of an arrow at the end of the curve. */
export function headPath({ control2, to }: Curve, size: number): string {
  const length = Math.hypot(to.x - control2.x, to.y - control2.y) || 1;
  const [x, y] = [(to.x - control2.x) / length, (to.y - control2.y) / length];
  const back = { x: to.x - x * size, y: to.y - y * size };
  const half = size * 0.55;
  return (
    `M${to.x} ${to.y}L${back.x - y * half} ${back.y + x * half}` +
    `L${back.x + y * half} ${back.y - x * half}Z`
  );
}

/** A point moved away from the side it is on. */
export function moved({ x, y }: Point, side: Side, by: number): Point {
  return { x: x + outwards[side].x * by, y: y + outwards[side].y * by };
}
