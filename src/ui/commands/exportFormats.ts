import { extensions, l10n, type QuickPickItem } from 'vscode';
import { toDot } from '../../export/dot';
import { toDrawio } from '../../export/drawio';
import type { GraphOptions } from '../../export/graph';
import { toMermaid } from '../../export/mermaid';
import type { Landscape } from '../../landscape/landscape';
import { landscapeReport } from '../landscapeReport';

/** A language of diagrams. */
export interface TextFormat extends QuickPickItem {
  readonly form: 'text';
  readonly file: string;
  readonly language: string;
  readonly write: (landscape: Landscape, options: GraphOptions) => string;
}

/** A picture of the drawing. */
export interface PictureFormat extends QuickPickItem {
  readonly form: 'picture';
  readonly file: string;
  readonly format: 'svg' | 'png';
}

/** What makes the same networks and containers again. */
export interface AgainFormat extends QuickPickItem {
  readonly form: 'again';
  readonly file: string;
  readonly language: string;
  readonly format: 'compose' | 'composeWhole' | 'script';
}

/** The landscape itself, as a snapshot has it. */
export interface DataFormat extends QuickPickItem {
  readonly form: 'data';
  readonly file: string;
  readonly language: string;
}

export type Format = PictureFormat | TextFormat | AgainFormat | DataFormat;

/** What the landscape can be taken away as. */
export function formats(): readonly Format[] {
  return [
    {
      form: 'picture',
      label: 'SVG',
      detail: l10n.t('The drawing as a picture that stays sharp at any size, with a legend'),
      file: 'docker-networks.svg',
      format: 'svg',
    },
    {
      form: 'picture',
      label: 'PNG',
      detail: l10n.t('The drawing as a picture for documents and chats, with a legend'),
      file: 'docker-networks.png',
      format: 'png',
    },
    {
      form: 'text',
      label: 'Mermaid',
      detail: canDrawMermaid()
        ? l10n.t('In Markdown, which its preview, GitHub and GitLab draw')
        : l10n.t(
            'In Markdown, which GitHub and GitLab draw; this editor’s preview does with an extension for Mermaid',
          ),
      file: 'docker-networks.md',
      language: 'markdown',
      write: (landscape, options) => `\`\`\`mermaid\n${toMermaid(landscape, options)}\`\`\`\n`,
    },
    {
      form: 'text',
      label: 'Graphviz DOT',
      detail: l10n.t('For “dot” and everything that reads its language'),
      file: 'docker-networks.dot',
      language: 'dot',
      write: toDot,
    },
    {
      form: 'text',
      label: 'draw.io',
      detail: l10n.t('To be arranged further in draw.io (diagrams.net)'),
      file: 'docker-networks.drawio',
      language: 'xml',
      write: toDrawio,
    },
    {
      form: 'text',
      label: l10n.t('Report'),
      detail: l10n.t('Networks and containers as tables in Markdown, with a drawing'),
      file: 'docker-networks-report.md',
      language: 'markdown',
      write: landscapeReport,
    },
    ...exactFormats(),
  ];
}

/** For programs, and for making it again. */
function exactFormats(): readonly Format[] {
  return [
    {
      form: 'data',
      label: 'JSON',
      detail: l10n.t(
        'The landscape for programs, in the form of a snapshot; there is a JSON Schema of it',
      ),
      file: 'docker-networks.json',
      language: 'json',
    },
    {
      form: 'again',
      label: 'Compose',
      detail: l10n.t('Services and their networks; what Compose did not make stays external'),
      file: 'compose.yaml',
      language: 'yaml',
      format: 'compose',
    },
    {
      form: 'again',
      label: l10n.t('Compose, with All Networks'),
      detail: l10n.t('The same, but Compose makes every network, wherever it came from'),
      file: 'compose.yaml',
      language: 'yaml',
      format: 'composeWhole',
    },
    {
      form: 'again',
      label: l10n.t('Shell Script'),
      detail: l10n.t('The docker commands that make the networks and containers again'),
      file: 'docker-networks.sh',
      language: 'shellscript',
      format: 'script',
    },
  ];
}

/** Newer versions of VS Code draw Mermaid themselves (1.139 does, 1.100 does not), others with this extension. */
export function canDrawMermaid(): boolean {
  return ['vscode.mermaid-markdown-features', 'bierner.markdown-mermaid'].some(id =>
    extensions.getExtension(id),
  );
}
