import { icon, type IconName } from '../../components/icons';
import { element } from '../../dom';
import { t } from '../../l10n';
import type { Direction } from '../lit';

export const directionIcons: Readonly<Record<Direction, IconName>> = {
  out: 'reached',
  in: 'reaches',
  both: 'bothWays',
};

/** Says on a card in which direction it and the selected one reach each other, or nothing. */
export function setBadge(card: HTMLElement, direction: Direction | undefined): void {
  const badge = card.querySelector<HTMLElement>(':scope > .badge');
  if (badge?.dataset['direction'] === direction) return;
  badge?.remove();
  if (!direction) return;
  const made = element('span', {
    class: 'badge',
    title: words(direction),
    children: [
      element('span', { class: 'said', text: `, ${words(direction)}` }),
      icon(directionIcons[direction]),
    ],
  });
  made.dataset['direction'] = direction;
  card.append(made);
}

function words(direction: Direction): string {
  switch (direction) {
    case 'out':
      return t('the selected one reaches it');
    case 'in':
      return t('it reaches the selected one');
    case 'both':
      return t('it and the selected one reach each other');
  }
}
