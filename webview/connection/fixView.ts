import type { ConnectionFix } from '../../src/protocol/connection';
import { icon } from '../components/icons';
import { button } from '../components/toolkit';
import { element, setText } from '../dom';
import { t } from '../l10n';

const copiedTime = 2000;

interface Actions {
  readonly run: () => void;
  readonly copy: () => void;
}

/** Something that helps: a button that does it, or an explanation, with the lines that do the same. */
export class FixView {
  readonly element;
  private readonly text = element('p', { class: 'fix-text', attributes: { dir: 'auto' } });
  private readonly code = element('pre', { attributes: { tabindex: '0' } });
  private readonly cli;

  constructor(
    { label, isFirst }: { label: string | undefined; isFirst: boolean },
    actions: Actions,
  ) {
    const copyIcon = element('span', { class: 'copy-icon', children: [icon('copy')] });
    const copy = button({
      label: t('Copy'),
      icon: copyIcon,
      onClick: () => {
        actions.copy();
        copyIcon.replaceChildren(icon('check'));
        window.setTimeout(() => copyIcon.replaceChildren(icon('copy')), copiedTime);
      },
    });
    this.cli = element('div', { class: 'cli', children: [this.code, copy] });
    const run =
      label === undefined ? undefined : button({ label, isPrimary: isFirst, onClick: actions.run });
    this.element = element('li', { class: 'fix', children: [run, this.text, this.cli] });
  }

  update({ text, code }: ConnectionFix): void {
    setText(this.text, text);
    setText(this.code, code);
    this.cli.hidden = code === undefined;
  }
}
