import {
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { AdviceItem } from '../advice/adviceItem';
import { commands } from '../ids';
import { block, escaped } from '../markdown';
import type { AdviceGroupRow, AdviceRow } from './adviceRows';

const scheme = 'docker-networks-advice';

/** How the row looks that all advice is below. */
export function adviceGroupItem({ key, items }: AdviceGroupRow, ignoredCount: number): TreeItem {
  const item = new TreeItem(l10n.t('Advice'), TreeItemCollapsibleState.Collapsed);
  const isGrave = items.some(({ isWarning }) => isWarning);
  const ignored = ignoredCount === 0 ? '' : l10n.t('{0} ignored', ignoredCount);
  item.id = key;
  item.description = [String(items.length), ignored].filter(Boolean).join(' · ');
  item.iconPath = isGrave ? warning() : new ThemeIcon('lightbulb');
  item.contextValue = ignoredCount === 0 ? 'adviceGroup' : 'adviceGroup ignoring';
  item.tooltip = l10n.t('What could hurt, and what could be tidier, with what helps');
  item.accessibilityInformation = { label: `${l10n.t('Advice')}, ${item.description}` };
  return item;
}

/** How a single advice looks. */
export function adviceItem({ key, item: advice }: AdviceRow): TreeItem {
  const item = new TreeItem(advice.label);
  item.id = key;
  item.description = advice.about;
  item.iconPath = advice.isWarning ? warning() : new ThemeIcon('info');
  item.contextValue = advice.remedy ? 'advice fixable' : 'advice';
  item.tooltip = tooltipOf(advice);
  item.command = { command: commands.adviceGoTo, title: '', arguments: [advice] };
  const words = [l10n.t('advice'), advice.label, advice.about, advice.why];
  item.accessibilityInformation = { label: words.join(', ') };
  return item;
}

/** Adds to a row of a network or a container that there is advice about it. */
export function markWithAdvice(item: TreeItem, advice: readonly AdviceItem[]): void {
  if (advice.length === 0) return;
  const labels = advice.map(({ label }) => label);
  // Another URI for other advice, since decorations are kept by it.
  const grade = advice.some(({ isWarning }) => isWarning) ? 'warning' : 'info';
  item.resourceUri = Uri.from({ scheme, path: `/${grade}`, query: labels.join('\n') });
  const { label = '' } = item.accessibilityInformation ?? {};
  item.accessibilityInformation = { label: [label, l10n.t('advice'), ...labels].join(', ') };
}

/** The tooltip of such a row, with what the advice is. */
export function withAdvice(tooltip: string, advice: readonly AdviceItem[]): string {
  if (advice.length === 0) return tooltip;
  return [tooltip, '', ...advice.map(({ label }) => label)].join('\n');
}

/** The small mark at the end of such a row. */
export const adviceDecorations: FileDecorationProvider = {
  provideFileDecoration(uri) {
    if (uri.scheme !== scheme) return undefined;
    return uri.path === '/warning'
      ? new FileDecoration('!', uri.query, new ThemeColor('list.warningForeground'))
      : new FileDecoration('i', uri.query);
  },
};

function tooltipOf({ label, about, why, link, remedy }: AdviceItem): MarkdownString {
  const lines = [
    `**${escaped(label)}** — ${escaped(about)}`,
    escaped(why),
    ...(remedy && remedy.cli !== '' ? [block(remedy.cli)] : []),
    `[${l10n.t('Docker’s documentation')}](${link})`,
  ];
  return new MarkdownString(lines.join('\n\n'));
}

function warning(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}
