import { t } from '../../l10n';
import type { Rect } from '../rack/geometry';
import type { CardBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import type { Stack } from '../rack/stack';
import { countsOf } from '../rack/stack';
import { runningWords, stackTitle, unhealthyWords } from '../words';
import { drawLine, iconPiece, sign, together, words } from './line';
import { mix } from './palette';
import type { Pen } from './pen';
import { frame } from './pen';
import { drawState } from './state';
import type { Xml } from './xml';

/** The edges of the cards behind that of a stack. */
export function drawBehind({ palette }: Pen, rect: Rect, density: Density): Xml[] {
  const { ink, ground, surface } = palette;
  return [4, 2].map(by =>
    frame(
      { ...rect, x: rect.x + by, y: rect.y + by },
      {
        fill: surface,
        stroke: mix(ink, by === 2 ? 0.22 : 0.16, ground),
        radius: density === 'roomy' ? 8 : 6,
      },
    ),
  );
}

/** What is on a card that stands for several containers: how many there are, and how they are. */
export function drawStack(pen: Pen, box: CardBox, stack: Stack, density: Density): Xml[] {
  const { ink, quiet, bad, ground } = pen.palette;
  const counts = countsOf(stack);
  const isService = stack.kind === 'service';
  const isRoomy = density === 'roomy';
  const pad = isRoomy ? 13 : 11;
  const { rect, container, isBare } = box;
  const at = (middle: number, x = 0) => ({
    x: rect.x + pad + x,
    right: rect.x + rect.width - pad,
    middle: rect.y + 1 + middle,
    gap: 8,
  });
  const times = words(pen, t('×{0}', counts.all), { size: 11, fill: ink });
  const plate = sign(times.width + 12, (x, y) => [
    frame(
      { x, y: y - 8, width: times.width + 12, height: 16 },
      { fill: mix(ink, 0.1, ground), radius: 8 },
    ),
    ...times.draw(x + 6, y, times.width),
  ]);
  const head = drawLine(at(isRoomy ? 21 : 13), [
    sign(8, (x, y) => [drawState(pen.palette, counts.state, x + 4, y)]),
    words(pen, stackTitle(box, stack), {
      size: isRoomy ? 13 : 12,
      weight: isRoomy ? 600 : 500,
      fill: ink,
    }),
    ...(isService ? [plate] : []),
  ]);
  const small = { size: isRoomy ? 12 : 11, fill: quiet };
  const runs = words(pen, runningWords(counts), small);
  const sick = counts.unhealthy
    ? [
        together(
          4,
          iconPiece('warning', 12, bad),
          words(pen, unhealthyWords(counts.unhealthy), {
            size: 11,
            weight: 600,
            fill: mix(bad, 0.8, ink),
          }),
        ),
      ]
    : [];
  if (!isRoomy || isBare) {
    return [...head, ...drawLine(at(isRoomy ? 40 : 31, 14), sick.length ? sick : [runs])];
  }
  const image = isService ? container.image : '';
  return [
    ...head,
    ...drawLine(at(38, 16), [words(pen, image, { size: 12, fill: quiet })]),
    ...drawLine(at(image ? 56 : 41, 16), [runs, ...sick]),
  ];
}
