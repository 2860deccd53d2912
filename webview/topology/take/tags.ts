import { t } from '../../l10n';
import type { PanelBox } from '../rack/picture';
import { isEncrypted } from '../words';
import type { Piece } from './line';
import { iconPiece, sign, together, words } from './line';
import { mix } from './palette';
import type { Pen } from './pen';
import { frame, write } from './pen';

/** How many containers there are, on a plate of its own. */
export function countPiece(pen: Pen, members: number): Piece {
  const { ink, quiet, ground } = pen.palette;
  const shown = String(members);
  const width = Math.max(20, pen.measure(shown, { size: 11 }) + 12);
  return sign(width, (x, y) => [
    frame({ x, y: y - 9, width, height: 18 }, { fill: mix(ink, 0.08, ground), radius: 9 }),
    write(shown, x + width / 2, y, { size: 11, fill: quiet, anchor: 'middle' }),
  ]);
}

/** What is special about a network. */
export function tagsOf(pen: Pen, { network, isContinued }: PanelBox, hue: string): Piece[] {
  const { ink, ground } = pen.palette;
  const label = (value: string) => words(pen, value, { size: 10.5, fill: ink });
  const plate = (inner: Piece) =>
    sign(inner.width + 12, (x, y) => [
      frame(
        { x, y: y - 8, width: inner.width + 12, height: 16 },
        { fill: mix(hue, 0.18, ground), radius: 8 },
      ),
      ...inner.draw(x + 6, y, inner.width),
    ]);
  const tags: Piece[] = [];
  if (isContinued) tags.push(label(t('continued')));
  if (network?.isInternal) tags.push(together(3, iconPiece('lock', 11, ink), label(t('internal'))));
  if (network && isEncrypted(network)) {
    tags.push(together(3, iconPiece('shield', 11, ink), label(t('encrypted'))));
  }
  if (network?.hasIpv6) tags.push(label('IPv6'));
  if (network && network.scope !== 'local') tags.push(label(network.scope));
  return tags.map(plate);
}
