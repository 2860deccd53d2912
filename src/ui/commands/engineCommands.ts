import { type Disposable, l10n, window, workspace } from 'vscode';
import { parseEngineHost } from '../../engine/parseEngineHost';
import { sentenceOf } from '../sentenceOf';
import { commands, settings } from '../ids';
import type { Parts } from '../parts';
import { saveSetting } from '../saveSetting';
import { selectEngine } from './selectEngine';

/** Where the engine is, and what was said to it. */
export function registerEngineCommands({ boundary, log, source }: Parts): Disposable[] {
  return [
    boundary.command(commands.engineShowLog, () => log.show()),
    boundary.command(commands.engineSelect, async () => {
      if (await selectEngine(source)) return;
      const host = await askForAddress(source.found?.source === 'chosen' ? source.name : '');
      if (host === undefined) return;
      await source.choose(host === '' ? undefined : { kind: 'host', host });
    }),
    boundary.command(commands.engineSetHost, async () => {
      const configuration = workspace.getConfiguration('dockerNetworks');
      const host = await askForAddress(configuration.get(settings.engineHost, ''));
      if (host === undefined) return;
      await saveSetting(settings.engineHost, host);
      // Else what was chosen for this workspace would go on to win over it.
      if (source.choice) await source.choose(undefined);
    }),
  ];
}

async function askForAddress(value: string): Promise<string | undefined> {
  const host = await window.showInputBox({
    title: l10n.t('Set Engine Address'),
    prompt: l10n.t(
      'Socket, named pipe, tcp:// or ssh:// address. Empty follows DOCKER_HOST and the Docker context.',
    ),
    placeHolder: 'unix:///var/run/docker.sock',
    value,
    validateInput: text => {
      try {
        if (text.trim() !== '') parseEngineHost(text);
        return undefined;
      } catch (error) {
        return sentenceOf(error);
      }
    },
  });
  return host?.trim();
}
