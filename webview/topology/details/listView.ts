import type { Target } from '../../../src/protocol/topology';
import { button } from '../../components/toolkit';
import { element, isolated, setText } from '../../dom';
import { t } from '../../l10n';
import type { List, Row } from './sheet';

/** Rows that are made at first, and with each press for more. */
const page = 100;

/** A list of containers that folds; its rows are made when it is open. */
export class ListView {
  readonly element = element('details', { class: 'sheet-list' });
  private readonly title = isolated('', 'sheet-list-title');
  private readonly count = element('span', { class: 'sheet-count' });
  private readonly note = isolated('', 'sheet-note');
  private readonly rows = element('ul', { class: 'sheet-rows' });
  private readonly more = button({ label: t('Show more'), onClick: () => this.showMore() });
  private list: List | undefined;
  private most = page;
  private shown: readonly string[] = [];

  constructor(
    isOpen: boolean,
    private readonly select: (target: Target) => void,
  ) {
    this.element.open = isOpen;
    this.element.append(
      element('summary', { children: [this.title, this.count] }),
      this.note,
      this.rows,
      this.more,
    );
    this.element.addEventListener('toggle', () => this.render());
  }

  update(list: List): void {
    this.list = list;
    setText(this.title, list.title);
    setText(this.count, String(list.count));
    setText(this.note, list.note);
    this.render();
  }

  /** Touches only the rows that say something else than before. */
  private render(): void {
    if (!this.element.open || !this.list) return;
    const rows = this.list.rows();
    const wanted = rows.slice(0, this.most);
    const said = wanted.map(row => JSON.stringify(row));
    wanted.forEach((row, i) => {
      const here = this.rows.children[i];
      if (!here) this.rows.append(this.draw(row));
      else if (this.shown[i] !== said[i]) this.redraw(here, row);
    });
    while (this.rows.children.length > wanted.length) this.rows.lastElementChild?.remove();
    this.shown = said;
    this.more.hidden = rows.length <= this.most;
  }

  private draw({ target, name, lines }: Row): HTMLElement {
    const press = element('button', {
      class: 'sheet-link isolated',
      text: name,
      attributes: { type: 'button', dir: 'auto' },
    });
    press.addEventListener('click', () => this.select(target));
    return element('li', { children: [press, ...lines.map(line => isolated(line, 'sheet-line'))] });
  }

  private redraw(here: Element, row: Row): void {
    const isFocused = here.contains(document.activeElement);
    const made = this.draw(row);
    here.replaceWith(made);
    if (isFocused) made.querySelector('button')?.focus();
  }

  private showMore(): void {
    const next = this.most;
    this.most += page;
    this.render();
    this.rows.children[next]?.querySelector('button')?.focus();
  }
}
