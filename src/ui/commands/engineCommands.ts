import { type Disposable, l10n, window, workspace } from 'vscode';
import { parseEngineHost } from '../../engine/parseEngineHost';
import { sentenceOf } from '../sentenceOf';
import { commands, settings } from '../ids';
import type { Parts } from '../parts';
import { saveSetting } from '../saveSetting';
import type { ShownEngine } from '../engines/shownEngine';
import { engineOf } from '../targets';
import { selectEngine, selectFurther } from './selectEngine';

/** Where the engine is, which others are shown beside it, and what was said to it. */
export function registerEngineCommands(parts: Parts): Disposable[] {
  const { boundary, engines, log, source } = parts;
  const onRow = (id: string, work: (engine: ShownEngine) => Promise<void>) =>
    boundary.command(id, async row => {
      const engine = engines.get(engineOf(row));
      if (engine) await work(engine);
    });
  return [
    boundary.command(commands.engineShowLog, () => log.show()),
    boundary.command(commands.engineSelect, async () => {
      const picked = await selectEngine(source);
      if (picked === undefined) return;
      if (picked !== 'another') return engines.use(picked.choice);
      const host = await askForAddress(source.found?.source === 'chosen' ? source.name : '');
      if (host === undefined) return;
      await engines.use(host === '' ? undefined : { kind: 'host', host });
    }),
    boundary.command(commands.engineShowAnother, async () => {
      const picked = await selectFurther(parts);
      if (picked === undefined) return;
      if (picked !== 'another') {
        if (picked.choice) await engines.add(picked.choice);
        return;
      }
      const host = await askForAddress('');
      if (host) await engines.add({ kind: 'host', host });
    }),
    onRow(commands.engineUse, ({ choice }) => engines.use(choice)),
    onRow(commands.engineStopShowing, ({ choice }) => engines.remove(choice)),
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
