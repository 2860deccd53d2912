import type { FormText } from '../../../src/protocol/form';
import type { FormContext } from '../context';
import { LabelledText } from '../labelledText';
import type { FieldState } from './fieldView';

export class TextField {
  private readonly text;

  constructor(
    id: string,
    private readonly context: FormContext,
  ) {
    this.text = new LabelledText('field', {
      change: (value, isTyping) => context.change(id, value, isTyping),
      touch: () => context.touch(id),
      act: context.act,
    });
  }

  get element(): HTMLElement {
    return this.text.element;
  }

  get errors(): number {
    return this.text.errors;
  }

  update({ field, value }: FieldState<FormText>): void {
    const withErrors = this.context.isTried() || this.context.isTouched(field.id);
    this.text.update({ ...field, withErrors }, typeof value === 'string' ? value : '');
  }

  focus(): void {
    this.text.input.focus();
  }

  focusError(): void {
    this.focus();
  }
}
