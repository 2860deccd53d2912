import { patternOf } from '../elements/projectMark';
import type { FrameBox } from '../rack/frames';
import { projectLines } from '../words';
import type { Piece } from './line';
import { drawLine, iconPiece, sign, words } from './line';
import { mix } from './palette';
import type { Pen } from './pen';
import { frame, group } from './pen';
import type { Xml } from './xml';
import { tag } from './xml';

/** The edge at the left of a project's mark, which tells projects apart without colour. */
const patterns = [undefined, '2 2', '1 1', '4 2'];

/** The name of a project on a card that is drawn among those of others. */
export function projectPiece(pen: Pen, project: string): Piece {
  const { ink, ground } = pen.palette;
  const name = words(pen, project, { size: 10, fill: ink });
  const width = Math.min(name.width, 80) + 14;
  return sign(width, (x, y) => [
    frame({ x, y: y - 7, width, height: 14 }, { stroke: mix(ink, 0.26, ground), radius: 4 }),
    tag('path', {
      d: `M${x + 2} ${y - 6}v12`,
      stroke: mix(ink, 0.5, ground),
      'stroke-width': 3,
      'stroke-dasharray': patterns[patternOf(project)],
    }),
    ...name.draw(x + 8, y, width - 14),
  ]);
}

/** A frame around the panels of a project, or a bracket beside its bars. */
export function drawFrame(pen: Pen, box: FrameBox): Xml {
  const { ink, ground, quiet } = pen.palette;
  const { rect, label, isBracket } = box;
  const stroke = mix(ink, 0.3, ground);
  const edge = isBracket
    ? tag('path', { d: `M${rect.x} ${rect.y}v${rect.height}`, stroke, 'stroke-dasharray': '4 3' })
    : frame(rect, { stroke, radius: 14, dashes: '4 3' });
  const line = {
    x: rect.x + 12,
    right: rect.x + rect.width - 12,
    middle: rect.y + label / 2,
    gap: 4,
  };
  return group(
    projectLines(box),
    edge,
    ...drawLine(line, [
      iconPiece('project', 12, quiet),
      words(pen, box.project, { size: Math.min(12, label - 2), weight: 600, fill: quiet }),
    ]),
  );
}
