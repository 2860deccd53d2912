import type { AdviceMark } from '../advice/advised';
import { adviceIcon } from '../advice/mark';
import type { CardBox, PanelBox } from '../rack/picture';
import type { Pen } from './pen';
import { drawIcon, frame, group } from './pen';
import type { Xml } from './xml';

const width = 20;
const height = 16;

/** How far the sign stands from an edge: on a card there is room for that of a selection, as on the page. */
const cardInset = 30;
const panelInset = 12;

/** The sign that there is advice about a container, over the upper edge of its card. */
export function drawCardAdvice(pen: Pen, { rect }: CardBox, mark: AdviceMark | undefined): Xml[] {
  return drawSign(pen, rect.x + rect.width - cardInset - width, rect.y, mark);
}

/** The same about a network; of a bar it is at its name. */
export function drawPanelAdvice(
  pen: Pen,
  { rect, bar }: PanelBox,
  mark: AdviceMark | undefined,
): Xml[] {
  const x = bar ? rect.x + panelInset : rect.x + rect.width - panelInset - width;
  return drawSign(pen, x, rect.y, mark);
}

function drawSign(pen: Pen, x: number, edge: number, mark: AdviceMark | undefined): Xml[] {
  if (!mark) return [];
  const { ground, quiet, warn } = pen.palette;
  const colour = mark.isWarning ? warn : quiet;
  const y = edge - height / 2;
  const plate = frame({ x, y, width, height }, { fill: ground, stroke: colour, radius: 8 });
  return [group(mark.labels, plate, drawIcon(adviceIcon(mark), x + 4, y + 2, 12, colour))];
}
