import { isActive } from '../../../src/landscape/isActive';
import type { Container } from '../../../src/landscape/landscape';
import { t } from '../../l10n';
import { doorsOf } from '../rack/doors';
import type { CardBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { endpointRows } from '../rack/sizes';
import { cardLines, markWord, noAddress, portsText } from '../words';
import type { Piece } from './line';
import { drawLine, iconPiece, sign, together, words } from './line';
import { hueOf, mix } from './palette';
import type { Pen } from './pen';
import { frame, group } from './pen';
import { projectPiece } from './projects';
import { drawBehind, drawStack } from './stacks';
import { drawState } from './state';
import type { Xml } from './xml';
import { tag } from './xml';

/** A card with everything on it, as it is seen from near. */
export function drawCard(pen: Pen, box: CardBox, density: Density): Xml {
  const stopped = !isActive(box.container);
  const own = stopped ? { ...pen, palette: { ...pen.palette, ink: pen.palette.quiet } } : pen;
  const seen = box.stack ? drawStack(own, box, box.stack, density) : content(own, box, density);
  const behind = box.stack ? drawBehind(own, box.rect, density) : [];
  return group(cardLines(box), ...behind, edge(own, box, density, stopped), ...seen);
}

function edge({ palette }: Pen, box: CardBox, density: Density, isStopped: boolean): Xml {
  const { ink, ground, bad, surface } = palette;
  const { container, joinedTo, rect, stack } = box;
  const isSick = container.health === 'unhealthy' && !isStopped;
  return frame(rect, {
    fill: isStopped && !stack ? 'none' : surface,
    stroke: isSick ? mix(bad, 0.6, ground) : mix(ink, palette.isContrast ? 1 : 0.24, ground),
    radius: density === 'roomy' ? 8 : 6,
    dashes: isStopped || joinedTo ? '3 3' : undefined,
  });
}

/** Where lines of a card stand. */
interface Inside {
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly density: Density;
}

function content(pen: Pen, box: CardBox, density: Density): Xml[] {
  const { rect, container, joinedTo, isBare } = box;
  const pad = density === 'roomy' ? 13 : 11;
  const inside = { x: rect.x + pad, right: rect.x + rect.width - pad, top: rect.y + 1, density };
  if (joinedTo) {
    const head = headOf(pen, container, inside, density === 'roomy' ? 12 : 11);
    if (density === 'dense') return head;
    const line = { x: inside.x + 14, right: inside.right, middle: inside.top + 30, gap: 6 };
    const shared = t('shares the network of {0}', joinedTo.name);
    const { quiet } = pen.palette;
    return [
      ...head,
      ...drawLine(line, [
        iconPiece('link', 12, quiet),
        words(pen, shared, { size: 11, fill: quiet }),
      ]),
    ];
  }
  const head = headOf(
    pen,
    container,
    inside,
    density === 'roomy' ? 21 : 13,
    isBare ? box.project : undefined,
  );
  if (density === 'dense') return isBare ? head : [...head, ...denseLine(pen, box, inside)];
  return isBare
    ? [...head, ...imageOf(pen, box, inside)]
    : [...head, ...roomyBody(pen, box, inside)];
}

function headOf(
  pen: Pen,
  container: Container,
  { x, right, top, density }: Inside,
  at: number,
  project?: string,
): Xml[] {
  const { bad, ink, quiet } = pen.palette;
  const isRoomy = density === 'roomy';
  const isSick = container.state === 'running' && container.health === 'unhealthy';
  const word = markWord(container);
  const warning = iconPiece('warning', 12, bad);
  const style = {
    size: 11,
    weight: isSick ? 600 : 400,
    fill: isSick ? mix(bad, 0.8, ink) : quiet,
  } as const;
  const mark = isSick ? together(4, warning, words(pen, word, style)) : words(pen, word, style);
  return drawLine(
    { x, right, middle: top + at, gap: isRoomy ? 8 : 6 },
    [
      sign(8, (left, middle) => [drawState(pen.palette, container.state, left + 4, middle)]),
      words(pen, container.name, {
        size: isRoomy ? 13 : 12,
        weight: isRoomy ? 600 : 500,
        fill: ink,
      }),
    ],
    isRoomy
      ? [mark]
      : [
          ...(isSick ? [warning] : []),
          ...(project === undefined ? [] : [projectPiece(pen, project)]),
        ],
  );
}

/** The image, and the project where that does not go without saying. */
function imageOf(pen: Pen, { container, project }: CardBox, { x, right, top }: Inside): Xml[] {
  const style = { size: 12, fill: pen.palette.quiet };
  const mark = project === undefined ? [] : [projectPiece(pen, project)];
  const line = { x: x + 16, right, middle: top + 38, gap: 8 };
  return drawLine(line, [words(pen, container.image, style)], mark);
}

function roomyBody(pen: Pen, box: CardBox, inside: Inside): Xml[] {
  const { container, rect, attachments } = box;
  const rows = endpointRows(rect.height);
  const count = attachments.length;
  const isTight = rect.height - 36 < 20 * Math.min(rows, Math.max(1, count)) + 26;
  const shown = Math.min(count, rows);
  const bottom = rect.y + rect.height - 10;
  const line = (index: number, of: number) => ({
    x: inside.x,
    right: inside.right,
    middle: bottom - 20 * (of - index) + 10,
    gap: 8,
  });
  const drawn = !isTight || count <= 1 ? imageOf(pen, box, inside) : [];
  if (!count) {
    const none = words(pen, noAddress(container), { size: 12, fill: pen.palette.quiet });
    return [...drawn, ...drawLine({ ...line(0, 1), x: inside.x + 16 }, [none])];
  }
  for (let index = 0; index < shown; index++) {
    const hidden = index === shown - 1 ? count - shown : 0;
    const [left, right] = endpointPieces(pen, box, index, hidden);
    drawn.push(...drawLine(line(index, shown), left, right));
  }
  return drawn;
}

function endpointPieces(pen: Pen, box: CardBox, index: number, hidden: number): [Piece[], Piece[]] {
  const attachment = box.attachments[index];
  if (!attachment) return [[], []];
  const { ink, quiet, ground } = pen.palette;
  const { network, endpoint } = attachment;
  const given = endpoint.ipv4 ?? endpoint.ipv6;
  const hue = hueOf(pen.palette, box.hues[index] ?? 0);
  const square = sign(8, (x, middle) => [
    tag('rect', { x, y: middle - 4, width: 8, height: 8, rx: 2, fill: hue }),
  ]);
  const mono = { size: 11.5, isMono: true, fill: mix(ink, 0.84, ground) };
  const more = hidden ? [words(pen, t('+{0} more', hidden), { size: 11, fill: quiet })] : [];
  if (index > 0) {
    return [
      [square, words(pen, network.name, { size: 12, fill: ink })],
      [words(pen, given ?? '', mono), ...more],
    ];
  }
  const address = given
    ? words(pen, given, mono)
    : words(pen, noAddress(box.container), { size: 12, fill: quiet });
  const ports = words(pen, portsText(box.container), { size: 11, isMono: true, fill: quiet });
  return [
    [square, address],
    [ports, ...more],
  ];
}

function denseLine(pen: Pen, box: CardBox, { x, right, top }: Inside): Xml[] {
  const { quiet, bad, ink } = pen.palette;
  const { container } = box;
  const [first, ...others] = box.attachments;
  const [door] = doorsOf(container);
  const word = container.health === 'healthy' ? '' : markWord(container);
  const isSick = word !== '' && container.health === 'unhealthy';
  const mono = { size: 10.5, isMono: true, fill: quiet };
  const fill = isSick ? mix(bad, 0.8, ink) : quiet;
  return drawLine(
    { x: x + 14, right, middle: top + 31, gap: 6 },
    [
      // Whole or not at all: half an address says nothing.
      together(0, words(pen, first?.endpoint.ipv4 ?? first?.endpoint.ipv6 ?? '', mono)),
      words(pen, others.length ? `+${others.length}` : '', { size: 11, fill: quiet }),
      ...(box.project === undefined ? [] : [projectPiece(pen, box.project)]),
      words(pen, word, { size: 10, fill }),
    ],
    door ? [words(pen, `${door.port} → ${door.containerPort}`, mono)] : [],
  );
}
