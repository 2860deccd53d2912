import type { Flow } from '../../../src/landscape/traffic';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A unit of a thousand each, as `docker stats` has them. */
export type Unit = (typeof units)[number];

/** How a number of bytes is written: with one digit after the point where there is one before it. */
export function rateParts(bytes: number): { value: number; digits: number; unit: Unit } {
  let value = bytes;
  let index = 0;
  // From here on it would be written as 1000.
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  const digits = index > 0 && value < 9.95 ? 1 : 0;
  return { value, digits, unit: units[index] ?? 'B' };
}

/** The steps of a line's width: nothing, then ten times as much each from 1 kB on. */
export const steps = 7;

/** The step of so many bytes a second, from 0 for nothing to the last one. */
export function stepOf(bytes: number): number {
  if (bytes < 1) return 0;
  return Math.min(steps - 1, Math.max(1, Math.floor(Math.log10(bytes)) - 1));
}

/** In and out together. */
export function bothWays({ bytesIn, bytesOut }: Flow): number {
  return bytesIn + bytesOut;
}
