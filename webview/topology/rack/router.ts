// Right-angled wires: vertical tracks in the gutters between columns, horizontal ones above them.
import type { Point, Polyline } from './geometry';
import type { Plan } from './plan';
import { columnWidth } from './plan';
import type { Sizes } from './sizes';

/** Where a wire comes into a gutter: `start` leads from what it belongs to up to the gutter's edge. */
export interface Tap {
  readonly gutter: number;
  readonly start: readonly Point[];
  readonly side: 'left' | 'right';
}

/** Everything that is joined by one rail. Gutters in `bridged` are joined already, by a panel. */
export interface Trunk {
  readonly key: string;
  readonly taps: readonly Tap[];
  /** Gutters that have to be joined by a wire above the columns; none when they are neighbours. */
  readonly linked: ReadonlySet<number>;
}

/** The way of one trunk. */
export interface Route {
  readonly lines: readonly Polyline[];
  /** Where each tap meets the rail, in the order of the taps. */
  readonly joints: readonly Point[];
  /** Height of the wire above the columns, where there is one. */
  readonly top: number | undefined;
  /** The rail in each gutter. */
  readonly verticals: ReadonlyMap<number, Vertical>;
}

export interface Vertical {
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

interface Span {
  readonly trunk: number;
  readonly gutter: number;
  readonly y0: number;
  readonly y1: number;
  readonly order: number;
}

/** How many tracks each gutter needs; to be known before columns have their places. */
export function countTracks(trunks: readonly Trunk[]): Map<number, number> {
  return new Map([...trackSpans(trunks)].map(([gutter, { count }]) => [gutter, count]));
}

/** Finds the way of every trunk. */
export function routeTrunks(plan: Plan, trunks: readonly Trunk[]): Route[] {
  const sizes = plan.sizes;
  const tops = topTracks(trunks, sizes);
  const x = new Map<string, number>();
  for (const [gutter, { count, tracks }] of trackSpans(trunks)) {
    for (const [trunk, track] of tracks) {
      x.set(`${trunk} ${gutter}`, trackX(plan, gutter, track, count));
    }
  }
  return trunks.map((trunk, index) => {
    const joints = trunk.taps.map(tap => ({
      x: x.get(`${index} ${tap.gutter}`) ?? 0,
      y: endOf(tap).y,
    }));
    const verticals = new Map<number, Vertical>();
    for (const { gutter, y0, y1 } of spansOf(trunk, index)) {
      const at = x.get(`${index} ${gutter}`) ?? 0;
      verticals.set(gutter, { x: at, y0: Number.isFinite(y0) ? y0 : (tops[index] ?? y1), y1 });
    }
    const lines = linesOf(trunk, verticals, tops[index]);
    return { lines, joints, top: tops[index], verticals };
  });
}

function endOf(tap: Tap): Point {
  return tap.start.at(-1) ?? { x: 0, y: 0 };
}

function spansOf(trunk: Trunk, index: number): Span[] {
  const gutters = new Set(trunk.taps.map(tap => tap.gutter));
  return [...gutters].map(gutter => {
    const taps = trunk.taps.filter(tap => tap.gutter === gutter);
    const heights = taps.map(tap => endOf(tap).y);
    const rightward = taps.filter(tap => tap.side === 'right').length / taps.length;
    return {
      trunk: index,
      gutter,
      y0: trunk.linked.has(gutter) ? -Infinity : Math.min(...heights),
      y1: Math.max(...heights),
      order: rightward,
    };
  });
}

interface Tracks {
  readonly count: number;
  /** Track of each trunk, from left to right. */
  readonly tracks: ReadonlyMap<number, number>;
}

/** Shares the tracks of each gutter: two trunks may have one, where they do not meet. */
function trackSpans(trunks: readonly Trunk[]): Map<number, Tracks> {
  const gutters = new Map<number, Span[]>();
  trunks.forEach((trunk, index) => {
    for (const span of spansOf(trunk, index)) {
      const list = gutters.get(span.gutter) ?? [];
      list.push(span);
      gutters.set(span.gutter, list);
    }
  });
  return new Map([...gutters].map(([gutter, spans]) => [gutter, assign(spans)]));
}

/** The least distance between the ends of two wires on one track. */
const apart = 16;

function assign(spans: readonly Span[]): Tracks {
  // Rails of the left column's containers stay left, short ones inside: fewer crossings.
  const ordered = [...spans].sort(
    (a, b) => a.order - b.order || compareLength(a, b) || a.y0 - b.y0 || a.trunk - b.trunk,
  );
  const used: Span[][] = [];
  const tracks = new Map<number, number>();
  for (const span of ordered) {
    const free = used.findIndex(list =>
      list.every(other => other.y1 + apart <= span.y0 || span.y1 + apart <= other.y0),
    );
    const track = free < 0 ? used.length : free;
    (used[track] ??= []).push(span);
    tracks.set(span.trunk, track);
  }
  return { count: used.length, tracks };
}

/** Those that go up and over the columns are told apart by where they begin. */
function compareLength(a: Span, b: Span): number {
  const isUp = (span: Span) => span.y0 === -Infinity;
  if (isUp(a) && isUp(b)) return a.y1 - b.y1;
  if (isUp(a) || isUp(b)) return isUp(a) ? 1 : -1;
  return a.y1 - a.y0 - (b.y1 - b.y0);
}

function trackX(plan: Plan, gutter: number, track: number, count: number): number {
  const sizes = plan.sizes;
  const column = plan.columns[gutter];
  const left = (column?.x ?? 0) + columnWidth(plan, gutter);
  const width = column?.gutter ?? sizes.gutterMin;
  const pitch = Math.min(sizes.pitch, (width - sizes.gutterPad) / count);
  return left + Math.round((width - (count - 1) * pitch) / 2 + track * pitch);
}

/** Heights of the wires above the columns; shorter ones lie lower, so that they nest. */
function topTracks(trunks: readonly Trunk[], sizes: Sizes): (number | undefined)[] {
  const spans = trunks.flatMap((trunk, index) => {
    if (!trunk.linked.size) return [];
    return [{ index, from: Math.min(...trunk.linked), to: Math.max(...trunk.linked) }];
  });
  spans.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from || a.index - b.index);
  const used: { from: number; to: number }[][] = [];
  const heights = new Array<number | undefined>(trunks.length).fill(undefined);
  for (const span of spans) {
    const free = used.findIndex(list =>
      list.every(other => other.to < span.from || span.to < other.from),
    );
    const track = free < 0 ? used.length : free;
    (used[track] ??= []).push(span);
    heights[span.index] = -sizes.panelGap - track * sizes.topPitch;
  }
  return heights;
}

function linesOf(
  trunk: Trunk,
  verticals: ReadonlyMap<number, Vertical>,
  top: number | undefined,
): Polyline[] {
  const lines: Polyline[] = [];
  const drops: Vertical[] = [];
  for (const [gutter, vertical] of [...verticals].sort(([a], [b]) => a - b)) {
    if (trunk.linked.has(gutter)) drops.push(vertical);
    else if (vertical.y1 > vertical.y0) lines.push(down(vertical));
  }
  const first = drops[0];
  const last = drops.at(-1);
  if (top !== undefined && first && last && first !== last) {
    lines.push([
      { x: first.x, y: first.y1 },
      { x: first.x, y: top },
      { x: last.x, y: top },
      { x: last.x, y: last.y1 },
    ]);
    for (const drop of drops.slice(1, -1)) lines.push(down({ ...drop, y0: top }));
  }
  return lines;
}

function down({ x, y0, y1 }: Vertical): Polyline {
  return [
    { x, y: y0 },
    { x, y: y1 },
  ];
}
