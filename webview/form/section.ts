import type { FormSection, FormValues } from '../../src/protocol/form';
import { icon } from '../components/icons';
import { element, setAttribute, setText, uniqueId } from '../dom';
import type { FormContext } from './context';
import { createField, fieldKey } from './fields/createField';
import type { FieldState, FieldView } from './fields/fieldView';
import { Keyed } from '../components/keyed';

export interface SectionState {
  readonly section: FormSection;
  readonly values: FormValues;
}

/** What a person has folded and unfolded, by section. */
export interface Folds {
  isOpen(id: string): boolean | undefined;
  setOpen(id: string, isOpen: boolean): void;
}

/** Fields under a heading that may fold them away. */
export class Section {
  readonly element;
  private readonly title = element('span');
  private readonly heading = element('h2', { attributes: { id: uniqueId() } });
  private readonly toggle;
  private readonly help = element('p', { class: 'section-help' });
  private readonly body = element('div', { class: 'section-body', attributes: { id: uniqueId() } });
  private readonly list = element('div', { class: 'fields' });
  private readonly fields: Keyed<FieldState, FieldView>;
  private hadErrors = false;

  constructor(
    private readonly id: string,
    context: FormContext,
    private readonly folds: Folds,
  ) {
    this.toggle = element('button', {
      class: 'disclosure',
      attributes: { type: 'button', 'aria-controls': this.body.id },
      children: [icon('right')],
    });
    this.toggle.addEventListener('click', () => {
      this.folds.setOpen(this.id, this.body.hidden !== false);
      this.fold(true);
    });
    this.fields = new Keyed(this.list, fieldKey, ({ field }) => createField(field, context));
    this.body.append(this.help, this.list);
    this.element = element('section', {
      class: 'section',
      attributes: { 'aria-labelledby': this.heading.id },
      children: [this.heading, this.body],
    });
  }

  get errors(): number {
    return this.fields.all.reduce((sum, field) => sum + field.errors, 0);
  }

  update({ section, values }: SectionState): void {
    const { title, help, isFolded, fields } = section;
    const canFold = isFolded !== undefined;
    setText(this.title, title);
    setText(this.help, help);
    this.heading.hidden = title === '';
    const parent = canFold ? this.toggle : this.heading;
    if (this.title.parentElement !== parent) parent.append(this.title);
    if (canFold !== this.toggle.isConnected) {
      if (canFold) this.heading.append(this.toggle);
      else this.toggle.remove();
    }
    this.fields.show(fields.map(field => ({ field, value: values[field.id] })));
    if (this.folds.isOpen(this.id) === undefined && isFolded === false) {
      this.folds.setOpen(this.id, true);
    }
    // A person may fold it again; the next error unfolds it again.
    if (this.errors > 0 && !this.hadErrors) this.folds.setOpen(this.id, true);
    this.hadErrors = this.errors > 0;
    this.fold(canFold);
  }

  /** Goes to the first field that can take the keyboard; tells whether there is one. */
  focus(): boolean {
    return this.fields.all.some(field => {
      field.focus();
      return field.element.contains(document.activeElement);
    });
  }

  /** Where the keyboard goes on when what it was on is gone. */
  fieldWith(node: Node): FieldView | undefined {
    return this.fields.all.find(field => field.element.contains(node));
  }

  focusError(): void {
    this.folds.setOpen(this.id, true);
    this.fold(this.toggle.isConnected);
    this.fields.all.find(({ errors }) => errors > 0)?.focusError();
  }

  private fold(canFold: boolean): void {
    const isOpen = !canFold || this.folds.isOpen(this.id) === true;
    this.body.hidden = !isOpen;
    setAttribute(this.toggle, 'aria-expanded', String(isOpen));
  }
}
