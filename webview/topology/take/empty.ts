import { t } from '../../l10n';
import type { Rect } from '../rack/geometry';
import type { PanelBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { drawLine, words } from './line';
import { mix } from './palette';
import type { Pen } from './pen';
import { frame } from './pen';
import type { Xml } from './xml';

/** What stands in a network that no container lives on. */
export function drawEmpty(pen: Pen, box: PanelBox, density: Density, hue: string): Xml[] {
  const { homed, guests, area, bar, isContinued, network } = box;
  if (homed || isContinued || area === 'host' || network?.isPredefined !== false) return [];
  if (bar && guests.length) return [];
  const { ink, quiet, ground } = pen.palette;
  const place = emptyPlace(box, density);
  const lines = guests.length
    ? [t('used by'), ...guests.slice(0, 2), ...(guests.length > 2 ? ['…'] : [])]
    : [t('No containers yet')];
  const middle = place.y + place.height / 2 - (lines.length - 1) * 10;
  const line = (value: string, index: number) => {
    const style = { size: 12, weight: index ? 600 : 400, fill: index ? ink : quiet } as const;
    return drawLine(
      {
        x: Math.max(place.x + 8, place.x + (place.width - pen.measure(value, style)) / 2),
        right: place.x + place.width - 8,
        middle: middle + index * 20,
        gap: 0,
      },
      [words(pen, value, style)],
    );
  };
  const most = Math.max(1, Math.floor(place.height / 20));
  return [
    frame(place, { stroke: mix(hue, 0.4, ground), radius: 8, dashes: '3 3' }),
    ...lines.slice(0, most).flatMap(line),
  ];
}

function emptyPlace({ rect, bar }: PanelBox, density: Density): Rect {
  const isRoomy = density === 'roomy';
  if (bar) {
    const [width, height, top] = isRoomy ? [204, 56, 40] : [152, 28, 20];
    return { x: rect.x + bar.left + 1, y: rect.y + bar.bar + 1 + top, width, height };
  }
  const [top, height] = isRoomy ? [61, 84] : [41, 44];
  return { x: rect.x + 13, y: rect.y + top, width: rect.width - 26, height };
}
