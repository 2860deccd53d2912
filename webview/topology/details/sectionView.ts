import type { Target } from '../../../src/protocol/topology';
import { Keyed } from '../../components/keyed';
import { element, isolated, setText, uniqueId } from '../../dom';
import { adviceView, type Advise } from './adviceView';
import { chartView } from './chartView';
import { ListView } from './listView';
import type { Bar, Fact, List, Section } from './sheet';

/** Up to so many containers in a section its lists are open at first. */
const fewEnough = 12;

/** A part of the details: a heading, and what is below it. */
export class SectionView {
  readonly element;
  private readonly heading = element('h3', {
    class: 'sheet-heading',
    attributes: { id: uniqueId() },
  });
  private readonly body = element('div', { class: 'sheet-body' });
  private readonly none = element('p', { class: 'sheet-none' });
  private readonly lists: Keyed<List, ListView>;
  private isFew = true;
  private title = '';
  private said = '';

  constructor(
    private readonly select: (target: Target) => void,
    private readonly advise: Advise,
  ) {
    this.element = element('section', {
      class: 'sheet-section',
      attributes: { 'aria-labelledby': this.heading.id },
      children: [this.heading, this.body, this.none],
    });
    this.lists = new Keyed(
      this.body,
      ({ key }) => key,
      () => new ListView(this.isFew, select),
    );
  }

  update(section: Section): void {
    this.showTitle(section);
    setText(this.none, section.kind === 'lists' && section.count === 0 ? section.none : '');
    if (section.kind === 'lists') {
      this.isFew = section.count <= fewEnough;
      this.lists.show(section.lists.filter(({ count }) => count > 0));
      return;
    }
    const said = JSON.stringify(section);
    if (said === this.said) return;
    this.said = said;
    this.body.replaceChildren(...contentOf(section, this.advise));
  }

  private showTitle(section: Section): void {
    const count = section.kind === 'lists' ? String(section.count) : '';
    const target = section.kind === 'facts' ? section.target : undefined;
    const title = JSON.stringify([section.title, count, target]);
    if (title === this.title) return;
    this.title = title;
    this.heading.replaceChildren(
      target ? this.link(section.title, target) : isolated(section.title, 'sheet-title-text'),
    );
    if (count) this.heading.append(element('span', { class: 'sheet-count', text: count }));
  }

  private link(text: string, target: Target): HTMLElement {
    const made = element('button', {
      class: 'sheet-link isolated',
      text,
      attributes: { type: 'button', dir: 'auto' },
    });
    made.addEventListener('click', () => this.select(target));
    return made;
  }
}

function contentOf(section: Exclude<Section, { kind: 'lists' }>, advise: Advise): HTMLElement[] {
  switch (section.kind) {
    case 'advice':
      return section.items.map(each => adviceView(each, advise));
    case 'facts':
      return [element('dl', { class: 'sheet-facts', children: section.facts.flatMap(factOf) })];
    case 'notes':
      return section.notes.map(text => noteOf(text));
    case 'usage':
      return section.bars.map(barOf);
    case 'traffic':
      return section.charts.map(chartView);
  }
}

function factOf({ label, value, isCode }: Fact): HTMLElement[] {
  return [
    element('dt', { text: label, attributes: { dir: 'auto' } }),
    element('dd', { class: isCode ? 'is-code' : '', text: value, attributes: { dir: 'auto' } }),
  ];
}

function noteOf(text: string): HTMLElement {
  return element('p', { class: 'sheet-text', text, attributes: { dir: 'auto' } });
}

function barOf({ label, share, words }: Bar): HTMLElement {
  const percent = Math.round(share * 100);
  const fill = element('span', { class: 'usage-fill' });
  // What is there is to be seen, however little it is.
  fill.style.width = share > 0 ? `max(2px, ${share * 100}%)` : '0';
  return element('div', {
    class: 'usage',
    children: [
      isolated(label, 'usage-label'),
      element('div', {
        class: percent >= 90 ? 'usage-bar is-nearly-full' : 'usage-bar',
        attributes: {
          role: 'meter',
          'aria-label': label,
          'aria-valuemin': '0',
          'aria-valuemax': '100',
          'aria-valuenow': String(percent),
          'aria-valuetext': words,
        },
        children: [fill],
      }),
      isolated(words, 'usage-words'),
    ],
  });
}
