import type { ContainerId } from '../../../src/landscape/landscape';
import type { Item } from '../items';
import type { Picture } from '../rack/picture';
import { keys } from '../related';
import { unitOf } from './moveCard';

/** What moves when a person takes hold of something. */
export type Moved =
  | { readonly kind: 'card'; readonly id: ContainerId }
  | { readonly kind: 'panel'; readonly key: string };

/** What an element stands for; nothing for what cannot be moved. What is folded goes with its panel. */
export function movedBy({ plan, cards, panels }: Picture, item: Item): Moved | undefined {
  const card = cards.find(({ container }) => keys.card(container.id) === item.key);
  const slot = card && plan.slots.get(unitOf(plan, card.container.id));
  if (card && slot && !slot.isWide) return { kind: 'card', id: card.container.id };
  const panel = panels.find(({ key }) => keys.panel(key) === item.key || key === slot?.panel);
  return panel && panel.area !== 'host' ? { kind: 'panel', key: panel.key } : undefined;
}
