import { t } from '../../l10n';
import { dotPath, roundedPath } from '../path';
import type { DoorScope } from '../rack/doors';
import type { Lead, Picture, Rail } from '../rack/picture';
import { hueOf, mix } from './palette';
import type { Pen } from './pen';
import { fit } from './fit';
import { frame, group, write } from './pen';
import type { Xml } from './xml';
import { tag } from './xml';

/** All lines and the dots where they are joined, which lie on panels and under cards. */
export function drawWires({ palette }: Pen, picture: Picture): Xml[] {
  const { rails, leads, doors, bundle, density } = picture;
  const radius = density === 'roomy' ? 8 : 4;
  const dot = density === 'roomy' ? 4 : 2.5;
  const { ink, ground, open, warn } = palette;
  const line = (d: string, stroke: string, width: number, dashes?: string) =>
    tag('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-linejoin': 'round',
      'stroke-linecap': dashes ? undefined : 'round',
      'stroke-dasharray': dashes,
    });
  const dots = (d: string, hue: string) =>
    tag('path', { d, fill: hue, stroke: ground, 'stroke-width': 1.5 });
  const paths = (lines: readonly Parameters<typeof roundedPath>[0][]) =>
    lines.map(each => roundedPath(each, radius)).join('');
  const strokes: Record<DoorScope, string> = {
    all: mix(open, 0.72, ground),
    address: mix(warn, 0.72, ground),
    local: mix(ink, 0.4, ground),
  };
  const drawn: Xml[] = [];
  if (bundle.length) drawn.push(line(paths(bundle), mix(ink, 0.36, ground), 2));
  for (const { door, drawn: pieces } of doors) {
    if (!pieces.length) continue;
    drawn.push(
      line(paths(pieces), strokes[door.scope], 1.5, door.scope === 'local' ? '4 4' : undefined),
    );
  }
  for (const { hue, line: whole, drawn: pieces = [whole] } of leads) {
    drawn.push(line(paths(pieces), hueOf(palette, hue), 1.5));
  }
  for (const { hue, lines } of rails) drawn.push(line(paths(lines), hueOf(palette, hue), 2.5));
  for (const { hue, dots: points } of rails) {
    const d = points.map(point => dotPath(point, dot)).join('');
    if (d) drawn.push(dots(d, hueOf(palette, hue)));
  }
  for (const { hue, joint } of leads) drawn.push(dots(dotPath(joint, dot), hueOf(palette, hue)));
  return drawn;
}

/** Where a wire is joined, with the address there. */
export function drawJoint(pen: Pen, lead: Lead, picture: Picture): Xml {
  const { container, attachment, touch, line, label, hue } = lead;
  const { ground, ink } = pen.palette;
  const { network, endpoint } = attachment;
  const colour = hueOf(pen.palette, hue);
  const address = endpoint.ipv4 ?? endpoint.ipv6 ?? '';
  const dot = tag('circle', {
    cx: touch.x,
    cy: touch.y,
    r: 4,
    fill: colour,
    stroke: ground,
    'stroke-width': 2,
  });
  const font = { size: 10, isMono: true, fill: mix(colour, 0.7, ink) };
  const next = line[1];
  const isDown = next !== undefined && next.y !== touch.y;
  const isLeft = next !== undefined && next.x < touch.x;
  const said = [t('{0} on {1}', container.name, network.name), address].filter(Boolean);
  if (!address) return group(said, dot);
  if (label) {
    const seen = fit(pen, address, label.width + 4, font);
    return group(said, dot, write(seen, label.x, label.y + label.height / 2, font));
  }
  // On roomy cards all addresses stand on the cards themselves.
  if (isDown || picture.density === 'roomy') return group(said, dot);
  const x = isLeft ? touch.x - 7 : touch.x + 7;
  return group(
    said,
    dot,
    write(address, x, touch.y - 9, { ...font, anchor: isLeft ? 'end' : 'start' }),
  );
}

/** The name of a network on its rail. */
export function drawRailLabel(pen: Pen, { label, network, hue }: Rail): Xml[] {
  if (!label) return [];
  const { ground, ink } = pen.palette;
  const font = { size: 11, fill: mix(hueOf(pen.palette, hue), 0.8, ink) };
  const seen = fit(pen, network.name, label.room - 12, font);
  const width = pen.measure(seen, font) + 12;
  const plate = frame({ x: -width / 2, y: -8, width, height: 16 }, { fill: ground, radius: 8 });
  const turned = label.isVertical ? ' rotate(90)' : '';
  return [
    tag(
      'g',
      { transform: `translate(${label.x} ${label.y})${turned}` },
      plate,
      write(seen, 0, 0, { ...font, anchor: 'middle' }),
    ),
  ];
}
