import { l10n } from 'vscode';
import type { Action } from '../../actions/action';
import type { Fix } from '../../diagnose/fixes';
import { isConfirmed } from '../announce';
import type { Parts } from '../parts';
import { cutSentences } from '../text/runStateWords';
import { plain } from '../text/words';

/** What cuts traffic is asked for by the editor itself, as from the menu: the page that says it was clicked is not trusted. */
export async function isAgreed(parts: Parts, fix: Fix, action: Action<unknown>): Promise<boolean> {
  if (fix.kind !== 'restart') return true;
  const { container } = fix;
  const question = l10n.t('Restart “{0}”?', plain(container.name));
  const detail = cutSentences(parts.live.landscape, [container]);
  return isConfirmed(parts, question, detail, l10n.t('Restart'), action.cli);
}
