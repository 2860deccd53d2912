import type { FormDefinition } from './formDefinition';
import { FormPanel } from './formPanel';
import type { FormPanels } from './formPanels';

/**
 * Opens the form, or reveals the one of the same key, with what was typed there if anything was. What a form does is
 * loaded with the commands that open one.
 *
 * @returns true when it is the form of this definition that is shown.
 */
export function openForm(forms: FormPanels, definition: FormDefinition): boolean {
  return forms.open(definition, FormPanel);
}
