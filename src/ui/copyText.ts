import { env, l10n, window } from 'vscode';
import { plainLabel } from './text/words';

/** Puts a text into the clipboard and says so; of an empty one, that there is nothing. */
export async function copyText(text: string): Promise<void> {
  if (text === '') {
    await window.showInformationMessage(
      l10n.t('There is nothing to copy: it has none at the moment.'),
    );
    return;
  }
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(copy) ${l10n.t('Copied: {0}', plainLabel(text, 60))}`, 3000);
}
