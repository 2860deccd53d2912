import type { FormButton, FormNote } from '../../../src/protocol/form';
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
  private readonly buttons;
  private severity: FormNote['severity'] | undefined;

  constructor(context: FormContext) {
    const create = ({ id, label }: FormButton) => {
      const made = button({ label, onClick: () => context.act(id) });
      return { element: made, update: (now: FormButton) => relabel(made, now.label) };
    };
    this.buttons = new Keyed(this.row, ({ id }: FormButton) => id, create);
    this.element.append(element('div', { class: 'note-body', children: [this.text, this.row] }));
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
  }

  focus(): void {
    this.buttons.all[0]?.element.focus();
  }

  focusError(): void {
    this.focus();
  }
}
