import type {
  ConnectionFix,
  ConnectionLink,
  ConnectionModel,
  FromConnection,
  ToConnection,
} from '../../src/protocol/connection';
import { button } from '../components/toolkit';
import { element, setText } from '../dom';
import { Announcer } from '../form/announcer';
import { Keyed } from '../components/keyed';
import { t } from '../l10n';
import { Asked } from './asked';
import { FixView } from './fixView';
import { LinkView } from './linkView';
import { VerdictView } from './verdictView';

/** The page of a connection test: the question, the answer, the chain, and what can be done. */
export class ConnectionPage {
  private readonly announcer = new Announcer();
  private readonly title = element('h1');
  private readonly asked;
  private readonly verdict = new VerdictView();
  private readonly list = element('ol', { class: 'links' });
  private readonly links = new Keyed<ConnectionLink, LinkView>(
    this.list,
    ({ id }) => id,
    () => new LinkView(),
  );
  private readonly fixes: Keyed<ConnectionFix, FixView>;
  private readonly fixSection;
  private readonly swap;
  private readonly main;
  private model: ConnectionModel | undefined;

  constructor(root: HTMLElement, send: (message: FromConnection) => void) {
    this.asked = new Asked({
      test: values => send({ type: 'test', values }),
      cancel: () => send({ type: 'cancel' }),
    });
    const fixList = element('ul', { class: 'fixes' });
    this.fixes = new Keyed(
      fixList,
      ({ id, label }) => `${id} ${label ?? ''}`,
      ({ id, label }) =>
        new FixView(
          { label, isFirst: id === '0' },
          {
            run: () => send({ type: 'fix', id }),
            copy: () => send({ type: 'copyFix', id }),
          },
        ),
    );
    this.fixSection = section(t('What Helps'), fixList);
    this.swap = button({ label: t('Test the Other Way'), onClick: () => send({ type: 'swap' }) });
    const report = element('div', {
      class: 'buttons report',
      children: [
        this.swap,
        button({ label: t('Copy Report'), onClick: () => send({ type: 'copyReport' }) }),
        button({ label: t('Save Report…'), onClick: () => send({ type: 'saveReport' }) }),
      ],
    });
    const parts = [
      this.title,
      this.asked.element,
      this.verdict.element,
      this.fixSection,
      section(t('The Chain'), this.list),
      report,
    ];
    this.main = element('main', {
      attributes: { tabindex: '-1' },
      children: [element('div', { class: 'column', children: parts })],
    });
    root.append(this.announcer.element, this.main);
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.model?.isRunning) send({ type: 'cancel' });
    });
  }

  receive({ model, values }: ToConnection): void {
    const before = this.model;
    this.model = model;
    const focused = document.activeElement;
    setText(this.title, model.title);
    this.asked.update(model, values);
    this.verdict.update(model);
    this.links.show(model.links);
    this.fixes.show(model.fixes);
    this.swap.hidden = !model.canSwap;
    this.fixSection.hidden = model.fixes.length === 0;
    // The button that did its work is gone: the keyboard goes on at the answer.
    if (focused && focused !== document.body && !focused.isConnected) this.main.focus();
    if (!before) this.asked.focus();
    if (!model.isRunning && before?.sentence !== model.sentence) {
      this.announcer.say(`${model.sentence} ${model.detail}`);
    }
  }
}

function section(title: string, content: HTMLElement): HTMLElement {
  return element('section', {
    class: 'section',
    children: [element('h2', { text: title }), content],
  });
}
