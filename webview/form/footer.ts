import type { FormModel } from '../../src/protocol/form';
import { icon } from '../components/icons';
import { button, relabel } from '../components/toolkit';
import { element, setText } from '../dom';
import { t } from '../l10n';

const copiedTime = 2000;

interface Actions {
  readonly submit: () => void;
  readonly cancel: () => void;
  readonly copy: () => void;
}

/** What stays in sight below the fields: the command line, and how the form ends. */
export class Footer {
  readonly element;
  private readonly lines = element('pre', {
    attributes: { tabindex: '0', role: 'region', 'aria-label': t('Command line') },
  });
  private readonly cli;
  private readonly submit;
  private readonly ends;
  private readonly status = element('span', { class: 'status', attributes: { role: 'status' } });
  private readonly progress = element('div', {
    class: 'progress',
    attributes: { role: 'progressbar', 'aria-label': t('Working…') },
  });

  constructor(actions: Actions) {
    const copyIcon = element('span', { class: 'copy-icon', children: [icon('copy')] });
    const copy = button({
      label: t('Copy as docker Command'),
      icon: copyIcon,
      onClick: () => {
        actions.copy();
        copyIcon.replaceChildren(icon('check'));
        window.setTimeout(() => copyIcon.replaceChildren(icon('copy')), copiedTime);
      },
    });
    this.cli = element('div', { class: 'cli', children: [this.lines, copy] });
    this.submit = button({ label: '', isPrimary: true, onClick: actions.submit });
    const cancel = button({ label: t('Cancel'), onClick: actions.cancel });
    this.ends = element('div', { class: 'buttons', children: [this.submit, cancel] });
    const row = element('div', { class: 'ends', children: [this.ends, this.status] });
    const column = element('div', { class: 'column', children: [this.cli, row] });
    this.element = element('footer', { children: [this.progress, column] });
  }

  set isInert(isInert: boolean) {
    this.cli.inert = isInert;
    this.ends.inert = isInert;
  }

  update({ cli, submit, isBusy }: FormModel): void {
    this.cli.hidden = cli === '';
    setText(this.lines, cli);
    relabel(this.submit, submit);
    this.progress.hidden = !isBusy;
    setText(this.status, isBusy ? t('Working…') : '');
  }
}
