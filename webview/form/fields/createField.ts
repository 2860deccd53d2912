import type { FormContext } from '../context';
import type { FormField } from '../../../src/protocol/form';
import { CheckField } from './checkField';
import { ChoiceField } from './choiceField';
import type { FieldState, FieldView } from './fieldView';
import { NoteField } from './noteField';
import { RowsField } from './rowsField';
import { TextField } from './textField';

/** The view for a field of that kind. */
export function createField({ kind, id }: FormField, context: FormContext): FieldView {
  switch (kind) {
    case 'text':
      return new TextField(id, context);
    case 'check':
      return new CheckField(id, context);
    case 'choice':
      return new ChoiceField(id, context);
    case 'rows':
      return new RowsField(id, context);
    case 'note':
      return new NoteField(context);
  }
}

/** Views are told apart by kind too, so that each only gets what it can show. */
export function fieldKey({ field }: FieldState): string {
  return `${field.kind} ${field.id}`;
}
