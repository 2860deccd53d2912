import type { ContainerId } from '../../../src/landscape/landscape';
import type { Scene } from '../rack/areas';
import type { Rect } from '../rack/geometry';

/** Heights at which wires leave a card sideways, no two the same. */
export interface Sides {
  readonly next: (id: ContainerId, card: Rect) => number;
}

const widest = 8;

/** Hands out heights from the foot of a card upwards, above which its own network's wire comes in. */
export function sidesOf(scene: Scene): Sides {
  const counts = new Map(
    scene.containers.map(c => [c.id, scene.on(c.id).length + scene.doorsOf(c).length]),
  );
  const used = new Map<ContainerId, number>();
  return {
    next: (id, card) => {
      const index = used.get(id) ?? 0;
      used.set(id, index + 1);
      const edge = Math.round(card.height / 5);
      const room = card.height / 2 - edge;
      const pitch = Math.min(widest, room / Math.max(1, (counts.get(id) ?? 1) - 1));
      return card.y + card.height - edge - index * pitch;
    },
  };
}
