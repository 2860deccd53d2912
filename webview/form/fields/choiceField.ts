import type { FormChoice } from '../../../src/protocol/form';
import { icon } from '../../components/icons';
import { element, setAttribute, setText, uniqueId } from '../../dom';
import type { FormContext } from '../context';
import { Keyed } from '../../components/keyed';
import { Problems } from '../problems';
import { onLeave } from '../touch';
import type { FieldState } from './fieldView';

type Choice = FormChoice['choices'][number];

/** One of a few values; what the chosen one means is said below. */
export class ChoiceField {
  readonly element = element('div', { class: 'field' });
  private readonly label = element('label', { class: 'label', attributes: { for: uniqueId() } });
  private readonly help = element('div', { class: 'help', attributes: { id: uniqueId() } });
  private readonly select = element('select', { attributes: { id: this.label.htmlFor } });
  private readonly detail = element('div', { class: 'detail', attributes: { id: uniqueId() } });
  private readonly problems;
  private readonly options = new Keyed<Choice, OptionView>(
    this.select,
    ({ value }) => value,
    () => new OptionView(),
  );

  constructor(
    id: string,
    private readonly context: FormContext,
  ) {
    this.problems = new Problems(context.act);
    this.select.addEventListener('change', () => {
      context.change(id, this.select.value, false);
      context.touch(id);
    });
    onLeave(this.select, () => context.touch(id));
    const box = element('div', {
      class: 'select',
      children: [
        this.select,
        element('span', {
          class: 'arrow',
          attributes: { 'aria-hidden': 'true' },
          children: [icon('down')],
        }),
      ],
    });
    this.element.append(this.label, this.help, box, this.detail, this.problems.element);
  }

  get errors(): number {
    return this.problems.errors;
  }

  update({ field, value }: FieldState<FormChoice>): void {
    const chosen = typeof value === 'string' ? value : '';
    const found = field.choices.find(choice => choice.value === chosen);
    // What cannot be chosen any more is shown as long as nothing else is chosen.
    const unknown = found ? [] : [{ value: chosen, label: chosen }];
    this.options.show([...unknown, ...field.choices]);
    if (this.select.value !== chosen) this.select.value = chosen;
    setText(this.label, field.label);
    setText(this.help, field.help);
    setText(this.detail, found?.detail);
    this.problems.show(field.problems, this.context.isTried() || this.context.isTouched(field.id));
    const describedBy = [
      ...(field.help ? [this.help.id] : []),
      ...(found?.detail ? [this.detail.id] : []),
      ...this.problems.ids,
    ];
    setAttribute(this.select, 'aria-describedby', describedBy.join(' ') || undefined);
    setAttribute(this.select, 'aria-invalid', this.errors > 0 ? 'true' : undefined);
  }

  focus(): void {
    this.select.focus();
  }

  focusError(): void {
    this.focus();
  }
}

class OptionView {
  readonly element = element('option');

  update({ value, label }: Choice): void {
    if (this.element.value !== value || !this.element.hasAttribute('value')) {
      this.element.value = value;
    }
    if (this.element.textContent !== label) this.element.textContent = label;
  }
}
