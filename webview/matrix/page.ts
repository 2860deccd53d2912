import type { FromMatrix, MatrixModel, ToMatrix } from '../../src/protocol/matrix';
import { button } from '../components/toolkit';
import { VerdictView } from '../connection/verdictView';
import { element, setText } from '../dom';
import { Announcer } from '../form/announcer';
import { t } from '../l10n';
import { GridView } from './gridView';

/** The page of a test of a whole network: the answer, and who reaches whom as a grid. */
export class MatrixPage {
  private readonly announcer = new Announcer();
  private readonly title = element('h1');
  private readonly verdict = new VerdictView();
  private readonly grid;
  private readonly testButton;
  private readonly cancelButton;
  private readonly report;
  private readonly hint = element('p', {
    class: 'hint',
    text: t('Each row sends to all columns. Choose a cell to test that connection link by link.'),
  });
  private model: MatrixModel | undefined;

  constructor(root: HTMLElement, send: (message: FromMatrix) => void) {
    this.grid = new GridView((row, column) => send({ type: 'open', row, column }));
    this.testButton = button({
      label: t('Test Again'),
      isPrimary: true,
      onClick: () => send({ type: 'test' }),
    });
    this.cancelButton = button({ label: t('Cancel'), onClick: () => send({ type: 'cancel' }) });
    this.report = element('div', {
      class: 'buttons',
      children: [
        button({ label: t('Copy Report'), onClick: () => send({ type: 'copyReport' }) }),
        button({ label: t('Save Report…'), onClick: () => send({ type: 'saveReport' }) }),
      ],
    });
    const buttons = element('div', {
      class: 'buttons actions',
      children: [this.testButton, this.cancelButton, this.report],
    });
    const parts = [this.title, this.verdict.element, buttons, this.hint, this.grid.element];
    const main = element('main', {
      attributes: { tabindex: '-1' },
      children: [element('div', { class: 'column', children: parts })],
    });
    root.append(this.announcer.element, main);
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.model?.isRunning) send({ type: 'cancel' });
    });
  }

  receive({ model }: ToMatrix): void {
    const before = this.model;
    this.model = model;
    const { isRunning } = model;
    setText(this.title, model.title);
    this.verdict.update(model);
    const isEmpty = model.rows.length === 0;
    const focused = document.activeElement;
    const wasOnButton = focused === this.testButton || focused === this.cancelButton;
    this.testButton.hidden = isRunning;
    this.cancelButton.hidden = !isRunning;
    this.report.hidden = isRunning || isEmpty;
    this.hint.hidden = isEmpty;
    this.grid.update(model);
    // The one that was pressed gives its place to the other one.
    if (!before || wasOnButton) (isRunning ? this.cancelButton : this.testButton).focus();
    if (!isRunning && (!before || before.isRunning)) {
      this.announcer.say(`${model.sentence} ${model.detail}`);
    }
  }
}
