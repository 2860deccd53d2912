import {
  commands as vscodeCommands,
  type Disposable,
  env,
  l10n,
  languages,
  ThemeIcon,
  window,
  workspace,
} from 'vscode';
import { partOf } from '../../export/part';
import { writeSnapshot } from '../../export/snapshot';
import type { Landscape } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { saveFile } from '../saveFile';
import { containersOf, networksOf } from '../targets';
import { canDrawMermaid, type Format, formats, type PictureFormat } from './exportFormats';
import { PictureExport } from './exportPicture';
import { targetsFor } from './targetsFor';

type Way = 'open' | 'copy' | 'save';

/** Takes the landscape away: as a picture, as a diagram’s text, as data, or as what makes it again; opened as a document, copied, or saved. */
export function registerExportDiagram(parts: Parts): Disposable {
  const { boundary, live } = parts;
  const pictures = new PictureExport(parts);
  return boundary.command(commands.topologyExport, async (...args) => {
    const found = targetsFor(parts, args);
    const part =
      found.length > 0 ? partOf(live.landscape, networksOf(found), containersOf(found)) : undefined;
    const choice = await choose();
    if (!choice) return;
    const { format, way } = choice;
    if (format.form === 'picture') {
      await pictures.run(format, way === 'copy' ? 'copy' : 'save', part);
      return;
    }
    const text = await textOf(parts, format, part ?? live.landscape);
    if (way === 'copy') await copy(text, format);
    else if (way === 'save')
      await saveFile({ name: format.file, kind: format.label, content: text });
    else await open(text, format);
  });
}

/** @throws an AbortError when the person cancels what takes long. */
async function textOf(
  parts: Parts,
  format: Exclude<Format, PictureFormat>,
  landscape: Landscape,
): Promise<string> {
  const { showStopped } = parts.treeOptions.value;
  if (format.form === 'data') {
    const taken = new Date().toISOString();
    return writeSnapshot({ engine: parts.source.name, taken, landscape });
  }
  if (format.form === 'text') return format.write(landscape, { showStopped });
  // A library for YAML comes with it.
  const { writeAgain } = await import('./exportAgain');
  return writeAgain(parts, format, landscape);
}

/** Enter opens a text and saves a picture; copying and saving are buttons on each line. */
function choose(): Promise<{ readonly format: Format; readonly way: Way } | undefined> {
  const copyButton = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy to Clipboard') };
  const saveButton = { iconPath: new ThemeIcon('save'), tooltip: l10n.t('Save…') };
  const pick = window.createQuickPick<Format>();
  pick.title = l10n.t('Export');
  pick.placeholder = l10n.t(
    'Enter saves a picture and opens a text as a document; the buttons copy or save it',
  );
  pick.matchOnDetail = true;
  pick.items = formats().map(format => ({
    ...format,
    // The clipboard takes text from an extension, and nothing else.
    buttons:
      format.form === 'picture' && format.format === 'png'
        ? [saveButton]
        : [copyButton, saveButton],
  }));
  return new Promise(resolve => {
    const end = (format?: Format, way: Way = 'open') => {
      resolve(format && { format, way });
      pick.dispose();
    };
    pick.onDidAccept(() => end(pick.selectedItems[0]));
    pick.onDidTriggerItemButton(({ item, button }) =>
      end(item, button === copyButton ? 'copy' : 'save'),
    );
    pick.onDidHide(() => end());
    pick.show();
  });
}

async function copy(text: string, { label }: Exclude<Format, PictureFormat>): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as {0}.', label)}`, 5000);
}

async function open(content: string, { language }: Exclude<Format, PictureFormat>): Promise<void> {
  // One that this editor does not know would be an error.
  const isKnown = (await languages.getLanguages()).includes(language);
  const document = await workspace.openTextDocument({
    content,
    language: isKnown ? language : 'plaintext',
  });
  await window.showTextDocument(document, { preview: false });
  // Elsewhere the preview would only show the same text again.
  if (language === 'markdown' && canDrawMermaid()) {
    await vscodeCommands.executeCommand('markdown.showPreviewToSide');
  }
}
