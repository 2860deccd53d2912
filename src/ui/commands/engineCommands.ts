import { type Disposable, l10n, window, workspace } from 'vscode';
import { parseEngineHost } from '../../engine/parseEngineHost';
import { sentenceOf } from '../boundary';
import { commands, settings } from '../ids';
import type { Parts } from '../parts';
import { saveSetting } from '../saveSetting';

/** Where the engine is, and what was said to it. */
export function registerEngineCommands({ boundary, log }: Parts): Disposable[] {
  return [
    boundary.command(commands.engineShowLog, () => log.show()),
    boundary.command(commands.engineSetHost, async () => {
      const configuration = workspace.getConfiguration('dockerNetworks');
      const host = await window.showInputBox({
        title: l10n.t('Set Engine Address'),
        prompt: l10n.t(
          'Socket, named pipe or tcp:// address. Empty follows DOCKER_HOST and the Docker context.',
        ),
        placeHolder: 'unix:///var/run/docker.sock',
        value: configuration.get(settings.engineHost, ''),
        validateInput: text => {
          try {
            if (text.trim() !== '') parseEngineHost(text);
            return undefined;
          } catch (error) {
            return sentenceOf(error);
          }
        },
      });
      if (host === undefined) return;
      await saveSetting(settings.engineHost, host.trim());
    }),
  ];
}
