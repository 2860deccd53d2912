import { type Disposable, workspace } from 'vscode';
import type { TopologyLayout } from '../protocol/topology';
import { settings } from './ids';
import { isLayout } from './topologyMessages';

/** The layout that a person chose for the drawing. */
export function topologyLayout(): TopologyLayout {
  const chosen = workspace.getConfiguration('dockerNetworks').get<unknown>(settings.topologyLayout);
  return isLayout(chosen) ? chosen : 'rack';
}

/** Whether networks that nobody is attached to are drawn. */
export function showsUnused(): boolean {
  const chosen = workspace.getConfiguration('dockerNetworks').get<unknown>(settings.showUnused);
  return chosen !== false;
}

/** Calls back when a choice changes that is the drawing's alone, wherever it is made. */
export function onLayoutChange(callback: () => void): Disposable {
  return workspace.onDidChangeConfiguration(event => {
    const own = [settings.topologyLayout, settings.showUnused];
    if (own.some(each => event.affectsConfiguration(`dockerNetworks.${each}`))) callback();
  });
}
