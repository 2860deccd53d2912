import { icon } from '../../components/icons';
import { element } from '../../dom';
import { t } from '../../l10n';

/** What the mouse folds and unfolds with; the keyboard has a key for it. */
export function foldToggle(isFolded: boolean): HTMLElement {
  return element('span', {
    class: 'fold',
    title: isFolded ? t('Unfold (F)') : t('Fold (F)'),
    children: [icon(isFolded ? 'right' : 'down')],
  });
}

/** Whether the mouse is on what folds. */
export function isOnFold(node: EventTarget | null): boolean {
  return node instanceof Element && node.closest('.fold') !== null;
}
