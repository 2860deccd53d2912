import { type Disposable, workspace } from 'vscode';
import type { TopologyLayout } from '../protocol/topology';
import { settings } from './ids';
import { isLayout } from './topologyMessages';

/** The layout that a person chose for the drawing. */
export function topologyLayout(): TopologyLayout {
  const chosen = workspace.getConfiguration('dockerNetworks').get<unknown>(settings.topologyLayout);
  return isLayout(chosen) ? chosen : 'rack';
}

/** Calls back when the choice changes, wherever it is made. */
export function onLayoutChange(callback: () => void): Disposable {
  return workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(`dockerNetworks.${settings.topologyLayout}`)) callback();
  });
}
