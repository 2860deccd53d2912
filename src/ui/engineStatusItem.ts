import { type Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { LiveState } from '../live/liveLandscape';
import { views } from './ids';
import { statusMessage } from './text/status';
import { plain, plainLabel } from './text/words';

/** Says in the status bar which engine is shown and how it is; a click opens the view. */
export class EngineStatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('engine', StatusBarAlignment.Left, -10);

  constructor() {
    this.item.name = l10n.t('Docker Networks: Engine');
    this.item.command = `${views.networks}.focus`;
  }

  dispose(): void {
    this.item.dispose();
  }

  show(state: LiveState, engineName: string): void {
    const name = engineName === '' ? l10n.t('no engine') : plainLabel(shortName(engineName), 30);
    this.item.text = `$(${iconOf(state)}) ${name}`;
    const tooltip = [
      l10n.t('Container engine: {0}', plain(engineName, 300)),
      state.kind === 'live'
        ? l10n.t('Connected; tree and topology are live.')
        : statusMessage(state),
    ];
    this.item.tooltip = tooltip.join('\n');
    this.item.accessibilityInformation = { label: tooltip.join(' ') };
    this.item.show();
  }
}

/** Of a socket's address its file: the status bar is narrow. */
function shortName(name: string): string {
  return /^(unix|npipe):\/\/.*\/([^/]+)$/.exec(name)?.[2] ?? name;
}

function iconOf(state: LiveState): string {
  switch (state.kind) {
    case 'live':
      return 'type-hierarchy';
    case 'connecting':
    case 'reconnecting':
      return 'sync~spin';
    case 'unreachable':
      return 'debug-disconnect';
  }
}
