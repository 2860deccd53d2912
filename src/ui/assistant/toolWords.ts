import { l10n } from 'vscode';
import type { ToolName } from './assistantTools';
import type { Change } from './runTool';

/** What goes on while a tool is used. */
export function working(name: ToolName): string {
  switch (name) {
    case 'list':
      return l10n.t('Reading networks and containers…');
    case 'reach':
      return l10n.t('Looking who reaches whom…');
    case 'test':
      return l10n.t('Testing the connection…');
    case 'nginx':
      return l10n.t('Testing the routes of nginx…');
    case 'config':
      return l10n.t('Writing an nginx configuration…');
    case 'connect':
      return l10n.t('Connecting…');
    case 'disconnect':
      return l10n.t('Disconnecting…');
    case 'create':
      return l10n.t('Creating the network…');
  }
}

/** What is asked before a tool changes something. */
export function question(name: Change): string {
  switch (name) {
    case 'connect':
      return l10n.t('Connect the container to the network?');
    case 'disconnect':
      return l10n.t('Disconnect the container from the network?');
    case 'create':
      return l10n.t('Create the network?');
  }
}
