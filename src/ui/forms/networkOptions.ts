import { l10n } from 'vscode';
import { knownOptions } from '../../landscape/driverOptions';
import type { NetworkDraft } from '../../landscape/networkDraft';
import type { FormSection, FormSuggestion } from '../../protocol/form';
import { optionHelp, optionValues } from '../text/optionWords';
import { plain } from '../text/words';
import type { On } from './networkProblems';
import type { NetworkScene } from './networkScene';
import { optionsTable } from './optionsTable';

/** What the driver is told beyond the rest. */
export function options(draft: NetworkDraft, on: On, { facts }: NetworkScene): FormSection {
  const known = knownOptions(draft.driver, facts);
  const help = new Map(known.map(option => [option.name, optionValues(option)]));
  return {
    id: 'options',
    title: l10n.t('Driver options'),
    isFolded: draft.options.length === 0,
    fields: [
      optionsTable({
        id: 'options',
        options: draft.options,
        names: known.map(({ name }) => ({ value: name, detail: optionHelp(name) })),
        values: valuesOf(draft, known),
        factsOf: name => [optionHelp(name), help.get(name) ?? ''].filter(Boolean).join(' '),
        problems: on('options'),
      }),
    ],
  };
}

/** Values to choose from, for the options that are there. */
function valuesOf(
  draft: NetworkDraft,
  known: ReturnType<typeof knownOptions>,
): readonly FormSuggestion[] {
  const used = new Set(draft.options.map(({ name }) => name));
  const values = known
    .filter(({ name }) => used.has(name))
    .flatMap(({ value }) => {
      if (value.kind === 'boolean') return ['true', 'false'];
      return value.kind === 'choice' ? value.values : [];
    });
  return [...new Set(values)].map(value => ({ value }));
}

/** Labels, which the engine keeps and takes no notice of. */
export function labels(draft: NetworkDraft, on: On): FormSection {
  return {
    id: 'labels',
    title: l10n.t('Labels'),
    isFolded: draft.labels.length === 0,
    fields: [
      {
        kind: 'rows',
        id: 'labels',
        label: l10n.t('Labels'),
        layout: 'table',
        addLabel: l10n.t('Add Label'),
        columns: [
          { id: 'name', label: l10n.t('Name') },
          { id: 'value', label: l10n.t('Value') },
        ],
        rows: draft.labels.map(({ name }, index) => ({
          label: name === '' ? l10n.t('Label {0}', index + 1) : plain(name),
        })),
        problems: on('labels'),
      },
    ],
  };
}
