import { env, l10n, Uri, window, workspace } from 'vscode';
import type { Container } from '../../landscape/landscape';
import { plain } from '../text/words';

/**
 * What Compose made is changed in its file, else the next “docker compose up” takes it back: shows what to write there,
 * and opens the file where it is on this machine.
 *
 * @param lines of the file.
 */
export async function composedInstead(container: Container, lines: string): Promise<void> {
  const place = await placeOf(container);
  const open = l10n.t('Open Compose File');
  const copy = l10n.t('Copy Compose Lines');
  const message = l10n.t('“{0}” is made by Compose. Change it in its file.', plain(container.name));
  const detail = [
    l10n.t('“docker compose up” makes it again from there, and would take back what is done here.'),
    lines,
  ].join('\n\n');
  const buttons = [...(place ? [open] : []), copy];
  const choice = await window.showInformationMessage(message, { modal: true, detail }, ...buttons);
  if (choice === copy) {
    await env.clipboard.writeText(lines);
    window.setStatusBarMessage(`$(check) ${l10n.t('Copied for the Compose file.')}`, 5000);
  }
  if (choice === open && place) {
    const { rangeOf } = await import('../compose/textSpan');
    const document = await workspace.openTextDocument(place.uri);
    const selection = rangeOf(document, place.span);
    await window.showTextDocument(document, { selection });
  }
}

interface Place {
  readonly uri: Uri;
  readonly span: { readonly start: number; readonly end: number };
}

/** The service in the first of the files that Compose read which has it and is here. */
async function placeOf({ labels, service }: Container): Promise<Place | undefined> {
  const files = labels['com.docker.compose.project.config_files'] ?? '';
  const { readComposeFile } = await import('../../compose/readComposeFile');
  for (const file of files.split(',').filter(Boolean)) {
    const uri = Uri.file(file);
    const text = await read(uri);
    const found = readComposeFile(text).services.find(({ key }) => key === service);
    if (found) return { uri, span: found.span };
  }
  return undefined;
}

/** Empty where it is on another machine, or gone. */
async function read(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
