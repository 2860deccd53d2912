import { t } from '../../l10n';
import { isJoinable } from '../rack/areas';
import type { PanelBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { areaName, networksWords, panelLines } from '../words';
import { drawBarHead } from './bars';
import { drawEmpty } from './empty';
import { drawLine, iconPiece, sign, words } from './line';
import { hueOf, mix } from './palette';
import type { Pen } from './pen';
import { frame, group } from './pen';
import { countPiece, tagsOf } from './tags';
import type { Xml } from './xml';
import { tag } from './xml';

/** A network as a panel or a bar, the host, or what is apart. */
export function drawPanel(pen: Pen, box: PanelBox, density: Density): Xml {
  const hue = hueOf(pen.palette, box.hue);
  const seen = box.bar
    ? [...drawBar(pen, box, hue), ...drawBarHead(pen, box, density, hue)]
    : [...drawFrame(pen, box, density, hue), ...drawHead(pen, box, density, hue)];
  return group(panelLines(box), ...seen, ...drawEmpty(pen, box, density, hue));
}

function drawFrame(
  pen: Pen,
  { rect, area, network, isContinued }: PanelBox,
  density: Density,
  hue: string,
): Xml[] {
  const { ink, ground, isContrast } = pen.palette;
  const radius = density === 'roomy' ? 12 : 8;
  if (area === 'host') {
    const wall = { x: rect.x + rect.width - 3, y: rect.y, width: 3, height: rect.height };
    return [
      frame(rect, {
        fill: mix(ink, isContrast ? 0 : 0.04, ground),
        stroke: mix(ink, 0.14, ground),
        radius,
      }),
      frame(wall, { fill: mix(ink, 0.4, ground) }),
    ];
  }
  if (!isJoinable(area)) {
    return [frame(rect, { stroke: mix(ink, 0.24, ground), radius, dashes: '4 3' })];
  }
  const edge = frame(rect, {
    fill: mix(hue, isContrast ? 0 : 0.06, ground),
    stroke: mix(hue, isContrast ? 1 : 0.48, ground),
    radius,
    dashes: isContinued ? '4 3' : undefined,
  });
  if (!network?.isInternal) return [edge];
  const inner = { x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 2 };
  return [edge, frame(inner, { stroke: mix(hue, 0.2, ground), width: 2, radius: radius - 1 })];
}

function drawBar(
  { palette }: Pen,
  { rect, bar, network, isContinued }: PanelBox,
  hue: string,
): Xml[] {
  const { ground } = palette;
  const line = { x: rect.x + 1, y: rect.y, width: rect.width - 2, height: bar?.bar ?? 0 };
  const isOpen = network?.isInternal === true || isContinued;
  if (!isOpen) return [frame(line, { fill: mix(hue, 0.72, ground), radius: 4 })];
  const fill = mix(hue, 0.26, ground);
  return [frame(line, { fill, stroke: hue, radius: 4, dashes: isContinued ? '4 3' : undefined })];
}

function drawHead(pen: Pen, box: PanelBox, density: Density, hue: string): Xml[] {
  const { rect, area, network, doors, parts } = box;
  const { ink, quiet } = pen.palette;
  const isRoomy = density === 'roomy';
  const pad = isRoomy ? 15 : 13;
  const room = { x: rect.x + pad, right: rect.x + rect.width - pad, gap: 8 };
  const swatch =
    area === 'host' || parts.length
      ? iconPiece(area === 'host' ? 'host' : 'project', 16, ink)
      : sign(10, (x, y) => [tag('rect', { x, y: y - 5, width: 10, height: 10, rx: 3, fill: hue })]);
  const name = words(pen, areaName(box), { size: isRoomy ? 14 : 13, weight: 600, fill: ink });
  const title = [swatch, name, ...tagsOf(pen, box, hue)];
  const count = area === 'host' ? [] : [countPiece(pen, box.members)];
  const subnets = (network?.subnets ?? []).map(({ subnet }) =>
    words(pen, subnet, { size: 11.5, isMono: true, fill: quiet }),
  );
  if (!isRoomy) {
    return drawLine({ ...room, middle: rect.y + 17 }, title, [...count, ...subnets.slice(0, 1)]);
  }
  const small = (value: string) => words(pen, value, { size: 12, fill: quiet });
  const facts =
    area === 'host'
      ? [small(doors ? t('Published ports') : t('No published ports'))]
      : [
          ...(parts.length ? [small(networksWords(parts.length))] : []),
          ...(network ? [small(network.driver), ...subnets] : []),
        ];
  return [
    ...drawLine({ ...room, middle: rect.y + 21 }, title, count),
    ...drawLine({ ...room, middle: rect.y + 42, gap: 12 }, facts),
  ];
}
