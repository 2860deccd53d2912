import { icon, type IconName } from '../../components/icons';
import { element } from '../../dom';
import { t } from '../../l10n';
import type { AdviceMark } from './advised';

/** The sign differs with how much it matters, not only its colour. */
export function adviceIcon({ isWarning }: Pick<AdviceMark, 'isWarning'>): IconName {
  return isWarning ? 'adviceWarning' : 'advice';
}

/** Marks an element for eye and ear, or takes its mark away. True when it was another one before. */
export function showAdvice(on: HTMLElement, mark: AdviceMark | undefined): boolean {
  const before = on.querySelectorAll<HTMLElement>(':scope > .advice-mark, :scope > .advice-said');
  const words = mark && adviceWords(mark);
  const [said] = before;
  if (said?.textContent === words) return false;
  for (const each of before) each.remove();
  if (mark && words) on.append(...parts(mark, words));
  return true;
}

/** What is said of it after the name of what is marked. */
function adviceWords({ labels }: AdviceMark): string {
  return `, ${t('advice: {0}', labels.join(', '))}`;
}

/** What is said stays when the sign is too small to be seen. */
function parts(mark: AdviceMark, words: string): HTMLElement[] {
  return [
    element('span', { class: 'said advice-said', text: words }),
    element('span', {
      class: mark.isWarning ? 'advice-mark is-warning' : 'advice-mark',
      title: mark.labels.join('\n'),
      attributes: { 'aria-hidden': 'true' },
      children: [icon(adviceIcon(mark))],
    }),
  ];
}
