/** What Chromium is asked to write down of itself: tasks, input events, and the marks of the page. All more would be work, too. */
export const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing'] as const;

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** What of `dur` the thread really worked: on a machine with other work to do it waits in between. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** What the main thread of the page did; milliseconds. */
export interface Trace {
  /** The work between two marks of the page. */
  workBetween(from: string, to: string): number;
  /** The longest task from a mark on: as long as it runs, no input is heard. */
  longestAfter(mark: string): number;
  /** Of every frame in which such an event was handled: its work, and the time to the next frame. */
  framesWith(type: string): { readonly work: number[]; readonly intervals: number[] };
}

/** Reads the trace of a page that marks each of its frames with `frame`. */
export function readTrace(buffer: Buffer): Trace {
  const { traceEvents } = JSON.parse(buffer.toString()) as { traceEvents: readonly TraceEvent[] };
  const marked = traceEvents.find(({ name, cat }) => name === 'frame' && isMark(cat));
  if (!marked) throw new Error('no frame in the trace');
  const events = traceEvents
    .filter(({ pid, tid }) => pid === marked.pid && tid === marked.tid)
    .toSorted((a, b) => a.ts - b.ts);
  const tasks = events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  const marks = (wanted: string) =>
    events.filter(({ name, cat }) => name === wanted && isMark(cat)).map(({ ts }) => ts);
  const last = (wanted: string) => {
    const at = marks(wanted).at(-1);
    if (at === undefined) throw new Error(`no mark ${wanted}`);
    return at;
  };
  const sum = (from: number, to: number) =>
    tasks.reduce((total, task) => {
      const { ts, dur = 0 } = task;
      const within = Math.max(0, Math.min(to, ts + dur) - Math.max(from, ts));
      return total + (within > 0 ? (within / dur) * workOf(task) : 0);
    }, 0) / 1000;
  return {
    workBetween: (from, to) => sum(last(from), last(to)),
    longestAfter: mark => {
      const from = last(mark);
      const after = tasks.filter(({ ts }) => ts >= from);
      return Math.max(0, ...after.map(workOf)) / 1000;
    },
    framesWith: type => {
      const handled = events
        .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === type)
        .map(({ ts }) => ts);
      const frames = marks('frame');
      const found = { work: new Array<number>(), intervals: new Array<number>() };
      frames.slice(1).forEach((to, i) => {
        const from = frames[i] ?? to;
        if (!handled.some(at => at >= from && at < to)) return;
        found.work.push(sum(from, to));
        found.intervals.push((to - from) / 1000);
      });
      return found;
    },
  };
}

function workOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur;
}

function isMark(cat: string): boolean {
  return cat.includes('blink.user_timing');
}
