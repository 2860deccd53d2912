import { commands, l10n, type TreeView } from 'vscode';
import { AddressError } from '../engine/addressError';
import type { LiveState } from '../live/liveLandscape';
import { contextKeys } from './ids';
import { statusMessage } from './text/status';
import { plain } from './text/words';
import type { ViewNode } from './tree/enginesTree';
import type { NetworksTree } from './tree/networksTree';
import type { RowOptions } from './tree/rows';

/**
 * Shows beside the rows how the connection is. Where there is no row, the manifest's welcome texts, chosen
 * by context key, say it with buttons; VS Code shows them only while there is no line above the rows.
 *
 * @param engineName undefined where several engines are shown.
 */
export function showState(
  view: TreeView<ViewNode>,
  state: LiveState,
  engineName: string | undefined,
  { filter }: RowOptions,
  tree: NetworksTree,
): void {
  void commands.executeCommand('setContext', contextKeys.state, stateKey(state));
  const isSeveral = engineName === undefined;
  view.description = plain(engineName ?? '');
  const messages = [
    // Of several engines, each says it in its own row.
    isSeveral ? '' : statusMessage(state),
    filter.text === '' ? '' : l10n.t('Filter: {0}', plain(filter.text)),
  ];
  const said = messages.filter(Boolean).join(' ');
  const message = said !== '' && !isSeveral && tree.isEmpty() ? '' : said;
  // VS Code takes each for a change, and holds back rows that come shortly after one.
  if (message !== (view.message ?? '')) view.message = message;
}

/** The state, or why there is none: what the welcome texts are chosen by. */
function stateKey(state: LiveState): string {
  if (state.kind !== 'unreachable') return state.kind;
  return state.error instanceof AddressError ? `address-${state.error.kind}` : state.error.kind;
}
