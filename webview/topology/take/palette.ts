/** The colours of a picture, each as `#rrggbb`, for it must look the same in every program. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly good: string;
  readonly bad: string;
  readonly warn: string;
  /** Of connections. */
  readonly talk: string;
  /** Of doors that are open to everybody. */
  readonly open: string;
  /** Behind cards. */
  readonly surface: string;
  /** Of networks, by their number; 0 is the quiet one. */
  readonly hues: readonly string[];
  /** High contrast: edges, not tints. */
  readonly isContrast: boolean;
}

/** For paper: dark on white, each hue dark enough for thin lines. */
export const printPalette: Palette = {
  ground: '#ffffff',
  ink: '#1f1f1f',
  quiet: '#5c5c5c',
  good: '#2e7d32',
  bad: '#c62828',
  warn: '#9a6700',
  talk: '#0063d3',
  open: '#c2570c',
  surface: '#ffffff',
  hues: [
    '#6e6e6e',
    '#0063d3',
    '#2e7d32',
    '#652d90',
    '#c2570c',
    '#17757f',
    '#a3264f',
    '#946200',
    '#3648b0',
    '#66781a',
    '#d13a0f',
    '#1f4a85',
    '#93502c',
  ],
  isContrast: false,
};

/** The hue of a network. */
export function hueOf({ hues, ink }: Palette, hue: number): string {
  return hues[hue] ?? ink;
}

/** One colour with so much (0 to 1) of it in another one. */
export function mix(colour: string, part: number, into: string): string {
  const [from, to] = [channels(colour), channels(into)];
  const mixed = from.map((value, index) =>
    Math.round(value * part + (to[index] ?? 0) * (1 - part)),
  );
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
}
