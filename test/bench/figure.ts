import { readFileSync } from 'node:fs';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** Where the same is measured in several places, one of them. */
  readonly at?: string;
  readonly value: number;
  /** `×` for a ratio. */
  readonly unit: string;
  /** The value should be below or at this. */
  readonly aim?: number;
  /** What it is made of, for whoever wants to know why. */
  readonly note?: string;
}

/** A part of the benchmark: measures and gives figures. */
export type BenchPart = () => Promise<readonly Figure[]>;

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The number below which such a share (0 to 1) of the numbers is. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds that the main thread of this process has worked: others may have the processor meanwhile. */
export function worked(): number {
  // Asking for this brings the kernel's account of it, which it keeps at its ticks only, to the moment.
  process.cpuUsage();
  // https://docs.kernel.org/scheduler/sched-stats.html: nanoseconds on the processor, and two more.
  return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
}

/** True when the figure has no aim or reaches it. */
export function isReached({ value, aim }: Figure): boolean {
  return aim === undefined || value <= aim;
}

/** Figures as lines of a table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(figure => {
    const { name, at, value, unit, aim, note = '' } = figure;
    const verdict = aim === undefined ? '' : isReached(figure) ? 'reached' : 'MISSED';
    const share = !aim ? '' : `${(value / aim).toFixed(2)} of aim`;
    const wanted = aim === undefined ? '' : `≤ ${short(aim)} ${unit}`;
    return [at ? `${at}: ${name}` : name, `${short(value)} ${unit}`, wanted, share, verdict, note];
  });
  const header = ['figure', 'measured', 'aim', 'ratio', '', 'note'];
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map(r => r[i]?.length ?? 0)));
  return [header, ...rows]
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A number with as many digits as mean something. */
export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
