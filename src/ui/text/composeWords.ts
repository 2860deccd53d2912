import { l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { createNetworkLine } from '../../actions/createNetwork';
import type { ComposeNote } from '../../export/compose';
import { plain } from './words';

/** A comment of a Compose file: one line. */
export function composeNoteLine(note: ComposeNote): string {
  switch (note.kind) {
    case 'external':
      return l10n.t('Compose did not make it. Where it is missing: {0}', lineOf(note));
    case 'unused':
      return l10n.t('No service is on it, so Compose does not make it. By hand: {0}', lineOf(note));
    case 'configFrom':
      return l10n.t(
        'Made from the template “{0}”, which Compose does not know: what the template gave it is written here.',
        plain(note.template),
      );
    case 'defaultBridge':
      return l10n.t('It is on the default bridge too, which Compose cannot say beside others.');
    case 'foreignNamespace':
      return l10n.t(
        'It uses the network of the container {0}, which is not in this file.',
        plain(note.owner),
      );
    case 'links':
      return l10n.t(
        'It has links, which this file leaves out: {0}',
        plain(note.links.join(', '), 300),
      );
    case 'unsaid':
      return l10n.t('It has settings that this file leaves out: {0}', note.names.join(', '));
    case 'stopped':
      return l10n.t('It does not run now; “docker compose up” starts it.');
    case 'environmentLeft':
      return note.count === 1
        ? l10n.t('It has 1 variable, which this file leaves out.')
        : l10n.t('It has {0} variables, which this file leaves out.', note.count);
    case 'environment':
      return l10n.t('Values of variables are left out; they are taken from where Compose runs.');
  }
}

function lineOf(note: Extract<ComposeNote, { readonly kind: 'external' | 'unused' }>): string {
  return plain(cliLine(createNetworkLine(note.settings)), 2000);
}
