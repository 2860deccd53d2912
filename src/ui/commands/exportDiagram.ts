import {
  commands as vscodeCommands,
  type Disposable,
  env,
  l10n,
  languages,
  type QuickPickItem,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import { toDot } from '../../export/dot';
import { toDrawio } from '../../export/drawio';
import type { GraphOptions } from '../../export/graph';
import { toMermaid } from '../../export/mermaid';
import { partOf } from '../../export/part';
import type { Landscape } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containersOf, networksOf } from '../targets';
import { targetsFor } from './targetsFor';

interface Format extends QuickPickItem {
  readonly file: string;
  readonly language: string;
  readonly write: (landscape: Landscape, options: GraphOptions) => string;
}

type Way = 'open' | 'copy' | 'save';

/** Writes what is drawn in a language of diagrams: opened as a document, copied, or saved. */
export function registerExportDiagram(parts: Parts): Disposable {
  const { boundary, live, treeOptions } = parts;
  return boundary.command(commands.topologyExport, async (...args) => {
    const found = targetsFor(parts, args);
    const landscape =
      found.length === 0
        ? live.landscape
        : partOf(live.landscape, networksOf(found), containersOf(found));
    const choice = await choose();
    if (!choice) return;
    const { format, way } = choice;
    const text = format.write(landscape, { showStopped: treeOptions.value.showStopped });
    if (way === 'copy') await copy(text, format);
    else if (way === 'save') await save(text, format);
    else await open(text, format);
  });
}

function formats(): readonly Format[] {
  return [
    {
      label: 'Mermaid',
      detail: l10n.t('In Markdown, which its preview, GitHub and GitLab draw'),
      file: 'docker-networks.md',
      language: 'markdown',
      write: (landscape, options) => `\`\`\`mermaid\n${toMermaid(landscape, options)}\`\`\`\n`,
    },
    {
      label: 'Graphviz DOT',
      detail: l10n.t('For “dot” and everything that reads its language'),
      file: 'docker-networks.dot',
      language: 'dot',
      write: toDot,
    },
    {
      label: 'draw.io',
      detail: l10n.t('To be arranged further in draw.io (diagrams.net)'),
      file: 'docker-networks.drawio',
      language: 'xml',
      write: toDrawio,
    },
  ];
}

/** Enter opens it; copying and saving are buttons on each line. */
function choose(): Promise<{ readonly format: Format; readonly way: Way } | undefined> {
  const copyButton = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy to Clipboard') };
  const saveButton = { iconPath: new ThemeIcon('save'), tooltip: l10n.t('Save…') };
  const pick = window.createQuickPick<Format>();
  pick.title = l10n.t('Export Diagram');
  pick.placeholder = l10n.t('Enter opens it as a document; the buttons copy or save it');
  pick.items = formats().map(format => ({ ...format, buttons: [copyButton, saveButton] }));
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

async function copy(text: string, { label }: Format): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as {0}.', label)}`, 5000);
}

async function open(content: string, { language }: Format): Promise<void> {
  // One that this editor does not know would be an error.
  const isKnown = (await languages.getLanguages()).includes(language);
  const document = await workspace.openTextDocument({
    content,
    language: isKnown ? language : 'plaintext',
  });
  await window.showTextDocument(document, { preview: false });
  if (language === 'markdown') await vscodeCommands.executeCommand('markdown.showPreviewToSide');
}

async function save(text: string, { file }: Format): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder ? Uri.joinPath(folder, file) : Uri.file(file);
  const target = await window.showSaveDialog({ defaultUri });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  window.setStatusBarMessage(`$(check) ${l10n.t('Saved.')}`, 5000);
}
