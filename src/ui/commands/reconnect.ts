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
import type { EngineParts } from '../parts';
import { tell, type Wording } from '../report';
import { runEach } from '../runEach';
import { connectWording } from '../text/pairWords';
import { nameList, plain } from '../text/words';

/** Undoes the last disconnect, also when its message is long gone. */
export function registerUndoDisconnect(parts: EngineParts): Disposable {
  return parts.boundary.command(commands.containerUndoDisconnect, async () => {
    const { value } = parts.lastDisconnect;
    if (value.length > 0) await reconnect(parts, value);
    else await window.showInformationMessage(l10n.t('Nothing was disconnected.'));
  });
}

/** Connects again with the same aliases and fixed addresses, and says what is as it was. */
export async function reconnect(parts: EngineParts, cuts: readonly Cut[]): Promise<void> {
  const { boundary, live, lastDisconnect, runner } = parts;
  const report = await runEach(runner, l10n.t('Connecting…'), cuts, cut =>
    reconnection(live.landscape, cut),
  );
  const missing = [...report.failed.map(({ item }) => item), ...report.left];
  if (lastDisconnect.value === cuts) lastDisconnect.set(missing);
  const isKnown = report.done.every(({ value }) => value !== undefined);
  const changed = report.done.flatMap(({ item, value }) =>
    value === undefined || isSame(item.addresses, value) ? [] : [{ item, value }],
  );
  const { name, failed } = connectWording(cuts);
  const wording: Wording<Cut> = {
    name,
    failed,
    one: cut => againSentence(cut, isKnown, changed[0]?.value),
    done: names => {
      if (changed.length > 0) {
        return l10n.t(
          'Connected again, with the same aliases: {0}. Another address than before: {1}.',
          names,
          nameList(changed.map(({ item }) => ({ name: name(item) }))),
        );
      }
      return isKnown
        ? l10n.t('Connected again, with the same addresses and aliases: {0}.', names)
        : l10n.t('Connected again, with the same aliases: {0}.', names);
    },
  };
  void boundary.attempt(() => tell(parts, wording, report));
}

/** Gives the addresses that it has then; undefined where nobody can tell, though it is connected. */
function reconnection(landscape: Landscape, cut: Cut): Action<readonly string[] | undefined> {
  const { network, container } = pairNow(landscape, cut);
  const action = connectContainer(landscape, network, container, cut.settings);
  return {
    ...action,
    run: async (engine, signal) => {
      await action.run(engine, signal);
      const inspected = await engine.inspectContainer(container.id).catch(() => undefined);
      if (inspected === undefined) return undefined;
      const networks = record(record(record(inspected)['NetworkSettings'])['Networks']);
      const { ipv4, ipv6 } = readEndpoint(network.name, networks[network.name]);
      return [ipv4, ipv6].filter(address => address !== undefined);
    },
  };
}

/** The engine chooses addresses anew that nobody fixed. */
function againSentence(
  { network, container }: Cut,
  isKnown: boolean,
  changed: readonly string[] | undefined,
): string {
  const names = [plain(container.name), plain(network.name)] as const;
  if (!isKnown)
    return l10n.t('“{0}” is connected to “{1}” again, with the same aliases.', ...names);
  return changed && changed.length > 0
    ? l10n.t(
        '“{0}” is connected to “{1}” again, with the same aliases. Its address is now {2}.',
        ...names,
        changed.map(address => plain(address)).join(', '),
      )
    : l10n.t('“{0}” is connected to “{1}” again, with the same address and aliases.', ...names);
}
