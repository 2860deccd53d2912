import type { ConnectionModel, ConnectionTone } from '../../src/protocol/connection';
import { icon, type IconName } from '../components/icons';
import { element, setText } from '../dom';
import { t } from '../l10n';

const icons: Readonly<Record<ConnectionTone, IconName>> = {
  pending: 'search',
  good: 'check',
  warning: 'warning',
  bad: 'error',
  unknown: 'info',
};

type Answer = Pick<ConnectionModel, 'tone' | 'sentence' | 'detail' | 'isRunning'>;

/** The answer in a sentence, with a bar that moves as long as it is not final. */
export class VerdictView {
  readonly element;
  private readonly mark = element('span', { class: 'mark' });
  private readonly sentence = element('p', { class: 'sentence', attributes: { dir: 'auto' } });
  private readonly detail = element('p', { class: 'verdict-detail', attributes: { dir: 'auto' } });
  private readonly progress = element('div', {
    class: 'progress',
    attributes: { role: 'progressbar', 'aria-label': t('Testing…') },
  });
  private tone: ConnectionTone | undefined;

  constructor() {
    const words = element('div', { class: 'words', children: [this.sentence, this.detail] });
    this.element = element('section', {
      class: 'verdict',
      attributes: { 'aria-label': t('Answer') },
      children: [this.progress, this.mark, words],
    });
  }

  update({ tone, sentence, detail, isRunning }: Answer): void {
    if (tone !== this.tone) {
      this.tone = tone;
      this.element.className = `verdict is-${tone}`;
      this.mark.replaceChildren(icon(icons[tone]));
    }
    setText(this.sentence, sentence);
    setText(this.detail, detail);
    this.progress.hidden = !isRunning;
  }
}
