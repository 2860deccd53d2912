import type { SearchPrefix } from '../../src/landscape/search';
import { icon } from '../components/icons';
import { button, checkbox } from '../components/toolkit';
import { element, setAttribute, setText, uniqueId } from '../dom';
import { t } from '../l10n';

export interface SearchActions {
  readonly search: (text: string) => void;
  /** To the next hit, or with -1 to the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly setOnly: (isOnly: boolean) => void;
  /** Escape: back to the drawing, with nothing searched for. */
  readonly leave: () => void;
}

/** What there is to say about a search. */
export interface Found {
  readonly text: string;
  readonly isOnly: boolean;
  readonly count: number;
  /** Counted from 1; 0 while none of them is selected. */
  readonly at: number;
  readonly hidden: number;
}

/** The field to search in, with what it found and how to get there. */
export class SearchBox {
  readonly element = element('div', { class: 'search', attributes: { role: 'search' } });
  private readonly input = element('input', {
    class: 'search-input',
    attributes: {
      type: 'search',
      placeholder: t('Search (/)'),
      'aria-label': t('Search networks and containers'),
      spellcheck: 'false',
      autocomplete: 'off',
    },
  });
  private readonly count = element('span', { class: 'search-count' });
  private readonly tools = element('div', { class: 'search-tools' });
  private readonly only;
  private readonly clear;
  private readonly help = helpOf();

  constructor(actions: SearchActions) {
    this.only = checkbox({
      label: t('Only these'),
      title: t('Draw only what was found, where it is'),
      onChange: actions.setOnly,
    });
    this.tools.append(
      button({ label: t('Previous Hit'), icon: icon('up'), onClick: () => actions.step(-1) }),
      button({ label: t('Next Hit'), icon: icon('down'), onClick: () => actions.step(1) }),
      this.only.element,
    );
    this.clear = button({
      label: t('Clear Search'),
      icon: icon('close'),
      onClick: actions.leave,
    });
    const examples = this.help.querySelector('.search-examples');
    setAttribute(this.input, 'aria-describedby', examples?.id);
    this.element.append(
      element('div', {
        class: 'search-field',
        children: [icon('search'), this.input, this.count, this.clear],
      }),
      this.tools,
      this.help,
    );
    this.input.addEventListener('input', () => actions.search(this.input.value));
    this.element.addEventListener('keydown', event => {
      // Keys that an input method takes for what it is composing are not for the field.
      if (event.isComposing) return;
      if (event.key === 'Escape') actions.leave();
      else if (event.key === 'Enter' && event.target === this.input) {
        actions.step(event.shiftKey ? -1 : 1);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.show({ text: '', isOnly: false, count: 0, at: 0, hidden: 0 });
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  show(found: Found): void {
    if (this.input.value !== found.text) this.input.value = found.text;
    const isIdle = found.text.trim() === '';
    this.element.classList.toggle('is-idle', isIdle);
    this.element.classList.toggle('is-vain', !isIdle && found.count === 0);
    this.tools.hidden = isIdle;
    this.clear.hidden = isIdle;
    this.only.set(found.isOnly);
    setText(this.count, isIdle ? '' : foundWords(found));
    this.count.title = found.hidden ? hiddenWords(found.hidden) : '';
  }
}

/** `2 of 5`, or how many there are. */
export function foundWords({ count, at }: Pick<Found, 'count' | 'at'>): string {
  if (count === 0) return t('Nothing found');
  return at ? t('{0} of {1}', at, count) : t('{0} found', count);
}

/** How many more were found that the view leaves out. */
export function hiddenWords(hidden: number): string {
  return t(
    '{0} more are not drawn: predefined networks or stopped containers are left out',
    hidden,
  );
}

const examples: Readonly<Record<SearchPrefix, string>> = {
  name: 'web',
  image: 'nginx',
  ip: '172.20.0.',
  port: '8080',
  label: 'env=prod',
  project: 'shop',
  network: 'backend',
  driver: 'macvlan',
  state: 'running|stopped|unhealthy',
};

/** What can be typed, shown while the field is empty and has the keyboard. */
function helpOf(): HTMLElement {
  const rows = Object.entries(examples).map(([prefix, example]) =>
    element('code', { text: `${prefix}:${example}` }),
  );
  return element('div', {
    class: 'search-help',
    children: [
      element('p', {
        text: t(
          'All words must be found: in names, images, addresses, ports, labels and projects, or in one of them alone:',
        ),
      }),
      element('div', {
        class: 'search-examples',
        attributes: { id: uniqueId() },
        children: rows,
      }),
      element('p', {
        text: t('Quotes mean the whole: {0}. Aliases are not searched.', 'project:"shop"'),
      }),
      element('p', {
        text: t('Enter and Shift+Enter go to the next hit and the one before, Escape goes back.'),
      }),
    ],
  });
}
