import { type Disposable, l10n, window } from 'vscode';
import type { Action } from '../../actions/action';
import { connectContainer } from '../../actions/connectContainer';
import { record } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import type { Landscape } from '../../landscape/landscape';
import { readEndpoint } from '../../landscape/readContainer';
import { commands } from '../ids';
import type { Cut } from '../lastDisconnect';
import { pairNow } from '../pairs';
import type { Parts } from '../parts';
import { tell, type Wording } from '../report';
import { runEach } from '../runEach';
import { connectWording } from '../text/pairWords';
import { nameList, plain } from '../text/words';

/** Undoes the last disconnect, also when its message is long gone. */
export function registerUndoDisconnect(parts: Parts): Disposable {
  return parts.boundary.command(commands.containerUndoDisconnect, async () => {
    const { value } = parts.lastDisconnect;
    if (value.length > 0) await reconnect(parts, value);
    else await window.showInformationMessage(l10n.t('Nothing was disconnected.'));
  });
}

/** Connects again with the same aliases and fixed addresses, and says what is as it was. */
export async function reconnect(parts: Parts, cuts: readonly Cut[]): Promise<void> {
  const { boundary, live, lastDisconnect, runner } = parts;
  const report = await runEach(runner, l10n.t('Connecting…'), cuts, cut =>
    reconnection(live.landscape, cut),
  );
  const missing = [...report.failed.map(({ item }) => item), ...report.left];
  if (lastDisconnect.value === cuts) lastDisconnect.set(missing);
  const changed = report.done.filter(({ item, value }) => !isSame(item.addresses, value));
  const { name, failed } = connectWording(cuts);
  const wording: Wording<Cut> = {
    name,
    failed,
    one: cut => againSentence(cut, changed[0]?.value),
    done: names =>
      changed.length === 0
        ? l10n.t('Connected again, with the same addresses and aliases: {0}.', names)
        : l10n.t(
            'Connected again, with the same aliases: {0}. Another address than before: {1}.',
            names,
            nameList(changed.map(({ item }) => ({ name: name(item) }))),
          ),
  };
  void boundary.attempt(() => tell(parts, wording, report));
}

/** Gives the addresses that it has then. */
function reconnection(landscape: Landscape, cut: Cut): Action<readonly string[]> {
  const { network, container } = pairNow(landscape, cut);
  const action = connectContainer(landscape, network, container, cut.settings);
  return {
    ...action,
    run: async (engine, signal) => {
      await action.run(engine, signal);
      const inspected = record(await engine.inspectContainer(container.id));
      const networks = record(record(inspected['NetworkSettings'])['Networks']);
      const { ipv4, ipv6 } = readEndpoint(network.name, networks[network.name]);
      return [ipv4, ipv6].filter(address => address !== undefined);
    },
  };
}

/** The engine chooses addresses anew that nobody fixed. */
function againSentence(
  { network, container }: Cut,
  changed: readonly string[] | undefined,
): string {
  const names = [plain(container.name), plain(network.name)] as const;
  return changed && changed.length > 0
    ? l10n.t(
        '“{0}” is connected to “{1}” again, with the same aliases. Its address is now {2}.',
        ...names,
        changed.join(', '),
      )
    : l10n.t('“{0}” is connected to “{1}” again, with the same address and aliases.', ...names);
}
