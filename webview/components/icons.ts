// Icons of our own on a 16 pixel grid, drawn with strokes in the colour of the text.
import { svgElement } from '../dom';

const shapes = {
  fit: 'M2.5 6V2.5H6 M10 2.5h3.5V6 M13.5 10v3.5H10 M6 13.5H2.5V10',
  plus: 'M8 3v10 M3 8h10',
  minus: 'M3 8h10',
  arrange: 'M2.5 2.5h4.5v6H2.5z M9 2.5h4.5v3.5H9z M9 8.5h4.5v5H9z M2.5 11h4.5v2.5H2.5z',
  rack: 'M2.5 2.5h4.500v11h-4.500z M9.500 2.5h4v11h-4z M4 5.500h1.500 M4 8h1.500',
  bus: 'M1.500 4.500h13 M1.500 11.500h13 M4.500 4.500v2.500 M3 7h3v2H3z M11 11.500V9 M9.500 7h3v2h-3z',
  view: 'M1.500 8C4 4.300 6 3.500 8 3.500S12 4.300 14.500 8C12 11.700 10 12.500 8 12.500S4 11.700 1.500 8z M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  legend: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M8 7.2v4 M8 4.9v.2',
  close: 'M4 4l8 8 M12 4l-8 8',
  lock: 'M4 7.5h8v6H4z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  shield: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z',
  globe: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M2 8h12 M8 2c4 4 4 8 0 12 M8 2c-4 4-4 8 0 12',
  home: 'M2.5 8L8 3l5.5 5 M4 7v6.5h8V7',
  pin: 'M8 14s4.5-4.2 4.5-7.5a4.5 4.5 0 1 0-9 0C3.500 9.800 8 14 8 14z M8 7.500a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
  advice:
    'M6 11.500h4 M6.500 14h3 M6 11.500V10C4.800 9.300 4 8.100 4 6.500a4 4 0 0 1 8 0c0 1.600-.8 2.800-2 3.500v1.500',
  adviceWarning:
    'M6 12.500h4 M6.500 14.500h3 M6 12.500V11C4 10 3 8.300 3 6.500a5 5 0 0 1 10 0c0 1.800-1 3.500-3 4.500v1.500 M8 4v3 M8 9v.2',
  warning: 'M8 2.500L14.500 13.500H1.500z M8 6.500v3.500 M8 11.700v.2',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M5.700 5.700l4.600 4.600 M10.300 5.700l-4.600 4.600',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z M8 7.200v4 M8 4.900v.2',
  copy: 'M5.500 5.500h8v8h-8z M10.500 5.500v-3h-8v8h3',
  right: 'M6 3.500L10.500 8 6 12.500',
  down: 'M3.500 6L8 10.500 12.500 6',
  up: 'M3.500 10L8 5.500 12.500 10',
  search: 'M7 11.500A4.500 4.500 0 1 0 7 2.500a4.500 4.500 0 0 0 0 9z M10.300 10.300L14 14',
  details: 'M2.500 2.500h11v11h-11z M9.500 2.500v11 M11.200 5.500h.8 M11.200 8h.8',
  reached: 'M2 8h7.500 M6.500 5l3 3-3 3 M12.500 3v10',
  reaches: 'M3.500 3v10 M6.500 8H14 M11 5l3 3-3 3',
  bothWays: 'M2.500 5.500h11 M10.500 2.500l3 3-3 3 M13.500 10.500h-11 M5.500 7.500l-3 3 3 3',
  outline: 'M2.500 3.500h11 M5.500 8h8 M5.500 12.500h8 M2.500 8v.1 M2.500 12.500v.1',
  export: 'M8 10V2.500 M5 5.500l3-3 3 3 M2.500 9.500v4h11v-4',
  check: 'M3.500 8.500l3 3 6-7',
  link: 'M6.500 9.500l3-3 M7 4.500l1-1a3 3 0 0 1 4.500 4.500l-1 1 M9 11.500l-1 1A3 3 0 0 1 3.500 8l1-1',
  host: 'M2.500 3h11v4h-11z M2.500 9h11v4h-11z M5 5v.1 M5 11v.1',
  project: 'M8 2.500L14 5.500 8 8.500 2 5.500z M2 8.500l6 3 6-3 M2 11l6 3 6-3',
  move: 'M8 2v12 M2 8h12 M6 4l2-2 2 2 M6 12l2 2 2-2 M4 6L2 8l2 2 M12 6l2 2-2 2',
  plug: 'M5.500 2v3.500 M10.500 2v3.500 M3.500 5.500h9V8a4.500 4.500 0 0 1-9 0z M8 12.500V15',
} as const;

export type IconName = keyof typeof shapes;

/** The path of an icon, on its grid of 16 pixels. */
export function shapeOf(name: IconName): string {
  return shapes[name];
}

/** An icon without a meaning of its own: what it stands for is said beside it. */
export function icon(name: IconName): SVGSVGElement {
  const made = svgElement('svg', {
    class: `icon icon-${name}`,
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    'aria-hidden': 'true',
  });
  made.append(svgElement('path', { d: shapes[name] }));
  return made;
}
