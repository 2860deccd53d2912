import type { FormCheck } from '../../../src/protocol/form';
import { checkbox } from '../../components/toolkit';
import { element, setAttribute, setText, uniqueId } from '../../dom';
import type { FormContext } from '../context';
import { Problems } from '../problems';
import { onLeave } from '../touch';
import type { FieldState } from './fieldView';

export class CheckField {
  readonly element = element('div', { class: 'field check-field' });
  private readonly box;
  private readonly help = element('div', { class: 'help', attributes: { id: uniqueId() } });
  private readonly problems;

  constructor(
    id: string,
    private readonly context: FormContext,
  ) {
    this.box = checkbox({
      label: '',
      onChange: isChecked => {
        context.change(id, isChecked, false);
        context.touch(id);
      },
    });
    this.problems = new Problems(context.act);
    this.element.append(this.box.element, this.help, this.problems.element);
    onLeave(this.box.element, () => context.touch(id));
  }

  get errors(): number {
    return this.problems.errors;
  }

  update({ field, value }: FieldState<FormCheck>): void {
    this.box.relabel(field.label);
    this.box.set(value === true);
    setText(this.help, field.help);
    this.problems.show(field.problems, this.context.isTried() || this.context.isTouched(field.id));
    const describedBy = [...(field.help ? [this.help.id] : []), ...this.problems.ids];
    setAttribute(this.box.element, 'aria-describedby', describedBy.join(' ') || undefined);
    setAttribute(this.box.element, 'aria-invalid', this.errors > 0 ? 'true' : undefined);
  }

  focus(): void {
    this.box.element.focus();
  }

  focusError(): void {
    this.focus();
  }
}
