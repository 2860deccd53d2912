import { l10n, type ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { LiveState } from '../../live/liveLandscape';
import { statusMessage } from '../text/status';
import { plain } from '../text/words';
import { colored } from './colored';

/** One of several engines, above its networks. */
export interface EngineRow {
  readonly kind: 'engine';
  readonly key: string;
  /** A context's name or an address. */
  readonly name: string;
  /** Where it is, as `DOCKER_HOST` writes it; absent where nobody can tell yet. */
  readonly address?: string;
  /** Such as `Docker 28.5.2`; absent while it is not known. */
  readonly version?: string;
  readonly state: LiveState;
  /** The drawing, the pages, the palette and the status bar are about this one. */
  readonly isInUse: boolean;
}

/** How the row of an engine looks. */
export function engineItem(row: EngineRow): TreeItem {
  const { name, version, state, isInUse } = row;
  const item = new TreeItem(plain(shortName(name)), TreeItemCollapsibleState.Expanded);
  const words = [
    isInUse ? l10n.t('in use') : '',
    version === undefined ? '' : plain(version),
    statusMessage(state),
  ].filter(Boolean);
  item.id = row.key;
  item.description = words.join(' · ');
  item.iconPath = iconOf(row);
  item.contextValue = isInUse ? 'engine inUse' : 'engine further';
  item.tooltip = tooltipOf(row);
  item.accessibilityInformation = {
    label: [plain(name), l10n.t('container engine'), ...words].join(', '),
  };
  return item;
}

/** Of a socket's address its file: bars and rows are narrow. */
export function shortName(name: string): string {
  return /^(unix|npipe):\/\/.*\/([^/]+)$/.exec(name)?.[2] ?? name;
}

function tooltipOf({ name, address, version, state, isInUse }: EngineRow): string {
  const lines = [
    plain(name, 300),
    address === undefined || address === name ? '' : plain(address, 300),
    version === undefined ? '' : plain(version),
    state.kind === 'live' ? l10n.t('Connected; the rows below are live.') : statusMessage(state),
    isInUse
      ? l10n.t('The drawing, the pages and the commands of the palette are about this engine.')
      : l10n.t('Shown beside the engine in use.'),
  ];
  return lines.filter(Boolean).join('\n');
}

/** Shape says the state, colour only repeats it. */
function iconOf({ state, isInUse }: EngineRow): ThemeIcon {
  switch (state.kind) {
    case 'live':
      return isInUse
        ? colored('server-environment', 'testing.iconPassed')
        : colored('server', 'icon.foreground');
    case 'connecting':
    case 'reconnecting':
      return colored('sync~spin', 'charts.yellow');
    case 'unreachable':
      return colored('debug-disconnect', 'list.errorForeground');
  }
}
