import type { FormField, FormValue } from '../../../src/protocol/form';

/** A field and the value that it shows. */
export interface FieldState<Field extends FormField = FormField> {
  readonly field: Field;
  readonly value: FormValue | undefined;
}

/** A field on the page, kept as long as the model has it. */
export interface FieldView {
  readonly element: HTMLElement;
  /** How many errors can be seen. */
  readonly errors: number;
  update(state: FieldState): void;
  focus(): void;
  focusError(): void;
}
