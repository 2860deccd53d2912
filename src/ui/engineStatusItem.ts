import { type Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { AddressSource, FoundEngine } from '../engine/address';
import { addressText } from '../engine/addressText';
import type { LiveState } from '../live/liveLandscape';
import { commands } from './ids';
import { statusMessage } from './text/status';
import { plain, plainLabel } from './text/words';
import { shortName } from './tree/engineRow';

/** Says in the status bar which engine is shown and how it is; a click offers others. */
export class EngineStatusItem implements Disposable {
  private readonly item = window.createStatusBarItem('engine', StatusBarAlignment.Left, -10);

  constructor() {
    this.item.name = l10n.t('Docker Networks: Engine');
    this.item.command = commands.engineSelect;
  }

  dispose(): void {
    this.item.dispose();
  }

  show(state: LiveState, found: FoundEngine | undefined): void {
    const name = found ? plainLabel(shortName(found.name), 30) : l10n.t('no engine');
    this.item.text = `$(${iconOf(state)}) ${name}`;
    const tooltip = [
      ...(found ? originLines(found) : []),
      state.kind === 'live'
        ? l10n.t('Connected; tree and topology are live.')
        : statusMessage(state),
      l10n.t('Click to select another engine.'),
    ];
    this.item.tooltip = tooltip.join('\n');
    this.item.accessibilityInformation = { label: tooltip.join(' ') };
    this.item.show();
  }
}

/** Where the engine is, and who said so. */
function originLines(found: FoundEngine): readonly string[] {
  const address = plain(addressText(found), 300);
  const isContext = found.name !== address && found.source !== 'usual';
  return [
    isContext
      ? l10n.t('Container engine: {0} ({1})', plain(found.name, 300), address)
      : l10n.t('Container engine: {0}', address),
    sourceSentence(found.source),
  ];
}

function sourceSentence(source: AddressSource): string {
  switch (source) {
    case 'chosen':
      return l10n.t('You chose it for this workspace.');
    case 'setting':
      return l10n.t('The setting “Engine: Host” says so.');
    case 'environment':
      return l10n.t('DOCKER_HOST says so.');
    case 'context':
      return l10n.t('It is the current context of the Docker CLI.');
    case 'usual':
      return l10n.t('It is where engines usually listen.');
  }
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
