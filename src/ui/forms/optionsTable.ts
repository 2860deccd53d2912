import { l10n } from 'vscode';
import type { FormField, FormProblem, FormSuggestion } from '../../protocol/form';
import { plain } from '../text/words';

/** What a table of driver options proposes and says. */
interface OptionsTable {
  readonly id: string;
  readonly options: readonly { readonly name: string }[];
  readonly names: readonly FormSuggestion[];
  readonly values?: readonly FormSuggestion[];
  /** What is known about an option. */
  readonly factsOf?: (name: string) => string;
  readonly problems: readonly FormProblem[];
}

/** A table of driver options, of a network or of an endpoint. */
export function optionsTable(table: OptionsTable): FormField {
  const { id, options, names, values, factsOf, problems } = table;
  return {
    kind: 'rows',
    id,
    label: l10n.t('Driver options'),
    layout: 'table',
    addLabel: l10n.t('Add Option'),
    columns: [
      { id: 'name', label: l10n.t('Name'), suggestions: names },
      { id: 'value', label: l10n.t('Value'), ...(values ? { suggestions: values } : {}) },
    ],
    rows: options.map(({ name }, index) => ({
      label: name === '' ? l10n.t('Option {0}', index + 1) : plain(name),
      ...(factsOf ? { facts: factsOf(name) } : {}),
    })),
    problems,
  };
}
