import { l10n } from 'vscode';
import type { Action } from '../../actions/action';
import type { Fix } from '../../diagnose/fixes';
import type { Landscape } from '../../landscape/landscape';
import { isConfirmed } from '../announce';
import { cutSentences } from '../text/runStateWords';
import { plain } from '../text/words';

/** What cuts traffic is asked for by the editor itself, as from the menu: the page that says it was clicked is not trusted. */
export async function isAgreed(fix: Fix, landscape: Landscape, action: Action): Promise<boolean> {
  if (fix.kind !== 'restart') return true;
  const { container } = fix;
  const question = l10n.t('Restart “{0}”?', plain(container.name));
  const detail = cutSentences(landscape, [container]);
  return isConfirmed(question, detail, l10n.t('Restart'), action.cli);
}
