import type { ContainerId } from '../../../src/landscape/landscape';
import type { AreaKey } from '../rack/areas';
import { areaOf } from '../rack/areas';
import type { CardBox, Picture } from '../rack/picture';

/**
 * The areas in which a card may stand: where it is, and the networks it is on. Who shares a namespace
 * lives with its owner.
 */
export function homesOf(picture: Pick<Picture, 'cards'>, id: ContainerId): ReadonlySet<AreaKey> {
  const box = picture.cards.find(card => card.container.id === id);
  if (!box) return new Set();
  const homes = new Set<AreaKey>([box.area]);
  if (!box.stack && box.container.networkMode.kind === 'own') {
    for (const area of networksOf(box)) homes.add(area);
  }
  return homes;
}

function networksOf({ attachments }: CardBox): AreaKey[] {
  return attachments.map(({ network }) => areaOf(network)).filter(area => area.startsWith('net:'));
}
