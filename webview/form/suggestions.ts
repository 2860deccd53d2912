import type { FormSuggestion } from '../../src/protocol/form';
import { element, setAttribute, uniqueId } from '../dom';

const gap = 2;
const tallest = 280;
const narrowest = 260;

/** The list of values that opens below a text field, as the ARIA pattern for a combobox has it. */
export class Suggestions {
  readonly element = element('div', {
    class: 'suggestions',
    attributes: { role: 'listbox', popover: 'manual', id: uniqueId() },
  });
  private items: readonly FormSuggestion[] = [];
  private active = -1;
  private isFiltered = false;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly pick: (value: string) => void,
  ) {
    input.addEventListener('click', () => this.open(false));
    input.addEventListener('input', () => this.open(true));
    input.addEventListener('blur', () => this.close());
    input.addEventListener('keydown', event => this.key(event));
    // The field keeps the focus, wherever in the list somebody clicks or scrolls.
    this.element.addEventListener('mousedown', event => event.preventDefault());
    this.element.addEventListener('click', event => this.choose(this.indexAt(event.target)));
  }

  get isOpen(): boolean {
    return this.input.getAttribute('aria-expanded') === 'true';
  }

  set(items: readonly FormSuggestion[], label: string): void {
    const isSame = JSON.stringify(items) === JSON.stringify(this.items);
    this.items = items;
    const isOffering = items.length > 0 && !this.input.readOnly;
    setAttribute(this.input, 'role', isOffering ? 'combobox' : undefined);
    setAttribute(this.input, 'aria-autocomplete', isOffering ? 'list' : undefined);
    setAttribute(this.element, 'aria-label', label);
    if (!isOffering) {
      this.close();
      setAttribute(this.input, 'aria-expanded', undefined);
      return;
    }
    if (!this.isOpen) setAttribute(this.input, 'aria-expanded', 'false');
    else if (isSame) this.place();
    else this.open(this.isFiltered);
  }

  toggle(): void {
    this.input.focus();
    if (this.isOpen) this.close();
    else this.open(false);
  }

  close(): void {
    if (!this.isOpen) return;
    this.follow(false);
    this.element.hidePopover();
    setAttribute(this.input, 'aria-expanded', 'false');
    setAttribute(this.input, 'aria-controls', undefined);
    this.activate(-1);
  }

  /** Opens with all values, or with those that match what is typed. */
  private open(isFiltered: boolean): void {
    if (this.items.length === 0 || this.input.readOnly) return;
    const shown = isFiltered ? this.matching() : this.items;
    this.isFiltered = isFiltered;
    if (shown.length === 0) {
      this.close();
      return;
    }
    this.active = -1;
    setAttribute(this.input, 'aria-activedescendant', undefined);
    this.element.replaceChildren(...shown.map(option));
    if (!this.element.matches(':popover-open')) this.element.showPopover();
    this.follow(true);
    setAttribute(this.input, 'aria-expanded', 'true');
    setAttribute(this.input, 'aria-controls', this.element.id);
    this.place();
    if (!isFiltered) this.activate(shown.findIndex(({ value }) => value === this.input.value));
  }

  private matching(): readonly FormSuggestion[] {
    const typed = this.input.value.trim().toLowerCase();
    const found = this.items.filter(({ value, detail = '' }) =>
      `${value}\n${detail}`.toLowerCase().includes(typed),
    );
    return found.length === 1 && found[0]?.value === this.input.value ? [] : found;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (isArrow && this.items.length > 0 && !this.input.readOnly) {
      event.preventDefault();
      if (this.isOpen) this.move(event.key === 'ArrowDown' ? 1 : -1);
      else this.open(false);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === 'Tab') {
      this.close();
    }
  }

  private move(by: 1 | -1): void {
    const count = this.element.children.length;
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    this.activate((from + by + count) % count);
  }

  private activate(index: number): void {
    this.active = index;
    [...this.element.children].forEach((child, each) =>
      child.setAttribute('aria-selected', String(each === index)),
    );
    const active = this.element.children[index];
    setAttribute(this.input, 'aria-activedescendant', active?.id);
    active?.scrollIntoView({ block: 'nearest' });
  }

  private choose(index: number): void {
    const value = this.element.children[index]?.getAttribute('data-value');
    if (value === null || value === undefined) return;
    this.close();
    this.pick(value);
  }

  private indexAt(target: EventTarget | null): number {
    const found = target instanceof Element ? target.closest('[role=option]') : null;
    return found ? [...this.element.children].indexOf(found) : -1;
  }

  /** The list stays at its field while the page moves. */
  private follow(isFollowing: boolean): void {
    const listen = isFollowing ? 'addEventListener' : 'removeEventListener';
    document[listen]('scroll', this.moved, true);
    window[listen]('resize', this.moved);
  }

  private readonly moved = ({ target }: Event): void => {
    if (!this.input.isConnected) this.follow(false);
    else if (target !== this.element) this.place();
  };

  /** Below the field or, where there is more room, above it. */
  private place(): void {
    const field = this.input.getBoundingClientRect();
    const [below, above] = [window.innerHeight - field.bottom, field.top];
    const isBelow = below >= Math.min(tallest, this.element.scrollHeight) || below >= above;
    const width = Math.min(Math.max(field.width, narrowest), window.innerWidth - 2 * gap);
    const left = Math.max(gap, Math.min(field.left, window.innerWidth - width - gap));
    const { style } = this.element;
    style.width = `${width}px`;
    style.left = `${left}px`;
    style.maxHeight = `${Math.min(tallest, (isBelow ? below : above) - 2 * gap)}px`;
    style.top = isBelow ? `${field.bottom + gap}px` : 'auto';
    style.bottom = isBelow ? 'auto' : `${window.innerHeight - field.top + gap}px`;
  }
}

function option({ value, detail }: FormSuggestion): HTMLElement {
  return element('div', {
    class: 'suggestion',
    attributes: { role: 'option', id: uniqueId(), 'aria-selected': 'false', 'data-value': value },
    children: [
      element('span', { class: 'suggestion-value', text: value, attributes: { dir: 'auto' } }),
      detail === undefined
        ? undefined
        : element('span', { class: 'suggestion-detail', text: detail }),
    ],
  });
}
