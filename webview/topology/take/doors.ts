import type { IconName } from '../../components/icons';
import type { DoorScope } from '../rack/doors';
import type { DoorBox } from '../rack/picture';
import type { Density } from '../rack/sizes';
import { doorLabel, doorLines } from '../words';
import { drawLine, iconPiece, words } from './line';
import type { Palette } from './palette';
import { mix } from './palette';
import type { Pen } from './pen';
import { frame, group } from './pen';
import type { Xml } from './xml';
import { tag } from './xml';

/** The icon of a door, by who gets in. */
export const doorIcons: Record<DoorScope, IconName> = {
  all: 'globe',
  local: 'home',
  address: 'pin',
};

/** The colour of a door, by who gets in. */
export function doorColour({ open, warn, ink, ground }: Palette, scope: DoorScope): string {
  if (scope === 'all') return open;
  return scope === 'address' ? warn : mix(ink, 0.6, ground);
}

/** A published port in the host's wall. */
export function drawDoor(pen: Pen, box: DoorBox, density: Density): Xml {
  const { rect, door } = box;
  const { palette } = pen;
  const { ink, ground, quiet, isContrast } = palette;
  const colour = doorColour(palette, door.scope);
  const isLocal = door.scope === 'local';
  const size = density === 'roomy' ? 14 : 12;
  const tint = isLocal || isContrast ? 0 : door.scope === 'all' ? 0.16 : 0.1;
  const middle = rect.y + rect.height / 2;
  return group(
    doorLines(box),
    frame(rect, {
      fill: mix(colour, tint, ground),
      stroke: isLocal ? mix(ink, 0.36, ground) : mix(colour, isContrast ? 1 : 0.5, ground),
      radius: density === 'roomy' ? 6 : 4,
      dashes: isLocal ? '3 3' : undefined,
    }),
    ...drawLine({ x: rect.x + 9, right: rect.x + rect.width - 8, middle, gap: 8 }, [
      iconPiece(doorIcons[door.scope], size, colour),
      words(pen, doorLabel(box), {
        size: density === 'roomy' ? 12 : 11,
        isMono: true,
        fill: isLocal ? quiet : ink,
      }),
    ]),
    tag('circle', {
      cx: rect.x + rect.width,
      cy: middle,
      r: density === 'roomy' ? 4 : 3,
      fill: door.scope === 'all' ? colour : ground,
      stroke: colour,
      'stroke-width': 2,
    }),
  );
}
