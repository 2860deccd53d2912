import type { AdviceAct, ShownAdvice } from '../../../src/protocol/advice';
import { icon } from '../../components/icons';
import { button } from '../../components/toolkit';
import { element } from '../../dom';
import { t } from '../../l10n';
import { adviceIcon } from '../advice/mark';

/** Has something done with a piece of advice. */
export type Advise = (act: AdviceAct, key: string) => void;

/** One piece of advice: what was found, why, and what can be done, as in the tree. */
export function adviceView(advice: ShownAdvice, advise: Advise): HTMLElement {
  const { key, label, why, fix, isWarning } = advice;
  const act = (text: string, what: AdviceAct) =>
    button({ label: text, onClick: () => advise(what, key) });
  return element('div', {
    class: 'sheet-advice',
    attributes: { role: 'group', 'aria-label': label },
    children: [
      element('div', {
        class: isWarning ? 'sheet-advice-head is-warning' : 'sheet-advice-head',
        children: [icon(adviceIcon(advice)), element('span', { text: label })],
      }),
      element('p', { class: 'sheet-text', text: why, attributes: { dir: 'auto' } }),
      element('div', {
        class: 'details-buttons',
        children: [
          fix === undefined ? undefined : act(fix, 'fix'),
          act(t('Why?'), 'explain'),
          act(t('Ignore This Advice'), 'ignore'),
          act(t('Turn Off This Rule'), 'turnOff'),
        ],
      }),
    ],
  });
}
