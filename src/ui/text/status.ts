import { l10n } from 'vscode';
import type { LiveState } from '../../live/liveLandscape';
import { noEngineSentence } from './engineWords';

/** What a person should know about the connection; empty when all is well. */
export function statusMessage(state: LiveState): string {
  switch (state.kind) {
    case 'live':
      return '';
    case 'connecting':
      return l10n.t('Connecting to the container engine…');
    case 'reconnecting':
      return l10n.t('The connection was lost a moment ago. Shown is the last known state.');
    case 'unreachable':
      return noEngineSentence(state.error);
  }
}
