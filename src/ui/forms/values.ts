import type { FormRow, FormValues } from '../../protocol/form';

/** What a form page sent, read as what the form has there; anything else is as good as empty. */
export function textOf(values: FormValues, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value : '';
}

/** Whether the field is checked; one that is missing or of another kind is not. */
export function isChecked(values: FormValues, field: string): boolean {
  return values[field] === true;
}

/** The rows of a table; none for a field that is missing or of another kind. */
export function rowsOf(values: FormValues, field: string): readonly FormRow[] {
  const value = values[field];
  return typeof value === 'object' ? value : [];
}

/** Tables of names and values. */
export function pairsOf(
  values: FormValues,
  field: string,
): readonly { readonly name: string; readonly value: string }[] {
  return rowsOf(values, field).map(({ name = '', value = '' }) => ({ name, value }));
}
