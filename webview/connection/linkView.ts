import type { ConnectionEvidence, ConnectionLink } from '../../src/protocol/connection';
import { icon, type IconName } from '../components/icons';
import { element, setText } from '../dom';
import { Keyed } from '../components/keyed';
import { t } from '../l10n';

type State = ConnectionLink['state'];

const icons: Readonly<Record<State, IconName>> = {
  good: 'check',
  bad: 'close',
  pending: 'search',
  notReached: 'minus',
  unknown: 'info',
};

/** A link of the chain: how it is, what was found, and what that is known from. */
export class LinkView {
  readonly element;
  private readonly mark = element('span', { class: 'mark', attributes: { role: 'img' } });
  private readonly title = element('span', { class: 'link-title' });
  private readonly word = element('span', { class: 'link-word' });
  private readonly text = element('div', { class: 'link-lines' });
  private readonly lines = new Keyed<string, LineView>(
    this.text,
    line => line,
    () => new LineView(),
  );
  private readonly proofs = element('div', { class: 'proofs' });
  private readonly evidence = new Keyed<ConnectionEvidence, EvidenceView>(
    this.proofs,
    ({ run }) => run,
    () => new EvidenceView(),
  );
  private readonly details;
  private state: State | undefined;

  constructor() {
    this.details = element('details', {
      children: [element('summary', { text: t('How this is known') }), this.proofs],
    });
    const head = element('h3', { class: 'link-head', children: [this.title, this.word] });
    const body = element('div', { class: 'link-body', children: [head, this.text, this.details] });
    this.element = element('li', { class: 'link', children: [this.mark, body] });
  }

  update({ title, state, lines, evidence }: ConnectionLink): void {
    if (state !== this.state) {
      this.state = state;
      this.element.className = `link is-${state}`;
      this.mark.replaceChildren(icon(icons[state]));
      this.mark.setAttribute('aria-label', words()[state]);
      setText(this.word, state === 'good' || state === 'bad' ? '' : words()[state]);
    }
    setText(this.title, title);
    this.lines.show([...new Set(lines)]);
    this.evidence.show([...new Map(evidence.map(each => [each.run, each])).values()]);
    this.details.hidden = evidence.length === 0;
  }
}

function words(): Readonly<Record<State, string>> {
  return {
    good: t('In order'),
    bad: t('Broken'),
    pending: t('Being looked at'),
    notReached: t('Not reached'),
    unknown: t('Cannot be told'),
  };
}

class LineView {
  readonly element = element('p', { attributes: { dir: 'auto' } });

  update(line: string): void {
    setText(this.element, line);
  }
}

class EvidenceView {
  private readonly run = element('pre', { class: 'run' });
  private readonly said = element('pre', { class: 'said', attributes: { tabindex: '0' } });
  readonly element = element('div', { class: 'evidence', children: [this.run, this.said] });

  update({ run, said }: ConnectionEvidence): void {
    setText(this.run, run);
    setText(this.said, said === '' ? t('(nothing came back)') : said);
  }
}
