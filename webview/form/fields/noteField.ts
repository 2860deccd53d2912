import type { FormButton, FormDetail, FormNote } from '../../../src/protocol/form';
import { button, relabel } from '../../components/toolkit';
import { element, setText } from '../../dom';
import type { FormContext } from '../context';
import { Keyed } from '../../components/keyed';
import { severityIcon } from '../problems';
import type { FieldState } from './fieldView';

/** A few sentences in a box, with buttons. */
export class NoteField {
  readonly element = element('div', { attributes: { role: 'note' } });
  readonly errors = 0;
  private readonly text = element('p', { class: 'note-text' });
  private readonly row = element('div', { class: 'buttons' });
  private readonly list = element('div', { class: 'note-details' });
  private readonly buttons;
  private readonly details;
  private severity: FormNote['severity'] | undefined;

  constructor(context: FormContext) {
    const create = ({ id, label }: FormButton) => {
      const made = button({ label, onClick: () => context.act(id) });
      return { element: made, update: (now: FormButton) => relabel(made, now.label) };
    };
    this.buttons = new Keyed(this.row, ({ id }: FormButton) => id, create);
    this.details = new Keyed(
      this.list,
      ({ copy }: FormDetail) => copy.id,
      detail => new DetailView(detail, context),
    );
    const children = [this.text, this.row, this.list];
    this.element.append(element('div', { class: 'note-body', children }));
  }

  update({ field }: FieldState<FormNote>): void {
    if (field.severity !== this.severity) {
      this.severity = field.severity;
      this.element.className = `note is-${field.severity}`;
      this.element.querySelector('.severity')?.remove();
      this.element.prepend(severityIcon(field.severity));
    }
    setText(this.text, field.text);
    this.buttons.show(field.buttons ?? []);
    this.row.hidden = !field.buttons?.length;
    this.details.show(field.details ?? []);
    this.list.hidden = !field.details?.length;
  }

  focus(): void {
    this.buttons.all[0]?.element.focus();
  }

  focusError(): void {
    this.focus();
  }
}

/** Lines to unfold and copy. */
class DetailView {
  readonly element;
  private readonly label = element('summary');
  private readonly code = element('pre', { attributes: { tabindex: '0' } });
  private readonly copy;

  constructor({ copy }: FormDetail, context: FormContext) {
    this.copy = button({ label: copy.label, onClick: () => context.act(copy.id) });
    this.element = element('details', { children: [this.label, this.code, this.copy] });
  }

  update({ label, code, copy }: FormDetail): void {
    setText(this.label, label);
    setText(this.code, code);
    relabel(this.copy, copy.label);
  }
}
