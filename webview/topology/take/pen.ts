import type { IconName } from '../../components/icons';
import { shapeOf } from '../../components/icons';
import type { Rect } from '../rack/geometry';
import type { Font, Measure } from './fit';
import { oneLine } from './fit';
import type { Palette } from './palette';
import type { Xml } from './xml';
import { tag, text as xmlText } from './xml';

/** What everything is drawn with. */
export interface Pen {
  readonly palette: Palette;
  readonly measure: Measure;
}

/** Fonts that every machine has something for. */
export const families = {
  text: `system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif`,
  mono: `ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace`,
} as const;

export interface Writing extends Font {
  readonly fill: string;
  /** Where `x` is of the text; at its left unless said. */
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of text around a height. It has a direction of its own, so that it reorders nothing beside it. */
export function write(value: string, x: number, middle: number, as: Writing): Xml {
  const { size, weight = 400, isMono, fill, anchor = 'start' } = as;
  const isRtl = startsRtl(value);
  // In a text from right to left, its start is at the right.
  const sides = { start: 'end', middle: 'middle', end: 'start' } as const;
  const side = isRtl ? sides[anchor] : anchor;
  return tag(
    'text',
    {
      x,
      y: middle + size * 0.35,
      'font-size': size,
      'font-weight': weight === 400 ? undefined : weight,
      'font-family': isMono ? families.mono : undefined,
      'text-anchor': side === 'start' ? undefined : side,
      direction: isRtl ? 'rtl' : undefined,
      'unicode-bidi': 'isolate',
      fill,
    },
    xmlText(oneLine(value)),
  );
}

/** An icon in a square. */
export function drawIcon(name: IconName, x: number, y: number, size: number, colour: string): Xml {
  return tag('path', {
    d: shapeOf(name),
    transform: `translate(${x} ${y}) scale(${size / 16})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': size < 14 ? 1.5 : 1.25,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

export interface Frame {
  readonly fill?: string;
  readonly stroke?: string;
  readonly radius?: number;
  readonly width?: number;
  readonly dashes?: string | undefined;
}

/** A rectangle whose edge lies inside of it. */
export function frame(
  rect: Rect,
  { fill = 'none', stroke, radius = 0, width = 1, dashes }: Frame,
): Xml {
  const inset = stroke ? width / 2 : 0;
  return tag('rect', {
    x: rect.x + inset,
    y: rect.y + inset,
    width: Math.max(0, rect.width - 2 * inset),
    height: Math.max(0, rect.height - 2 * inset),
    rx: Math.max(0, radius - inset) || undefined,
    fill,
    stroke,
    'stroke-width': stroke && width !== 1 ? width : undefined,
    'stroke-dasharray': dashes,
  });
}

/** Things that belong together, with what is said of them. */
export function group(lines: readonly string[], ...children: readonly Xml[]): Xml {
  return tag('g', {}, tag('title', {}, xmlText(lines.join('\n'))), ...children);
}

const letter = /\p{L}/u;
const rtl = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** As `dir="auto"` does: by the first letter. */
function startsRtl(value: string): boolean {
  return rtl.test(letter.exec(value)?.[0] ?? '');
}
