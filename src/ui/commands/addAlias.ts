import { type Disposable, l10n, window } from 'vscode';
import { changeEndpoint, isAlias } from '../../actions/changeEndpoint';
import { networkKeyOn } from '../../actions/readEndpoint';
import { keptSettings } from '../../actions/remake/endpoints';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import { record } from '../../landscape/fields';
import { hostName } from '../../landscape/hostName';
import { isActive } from '../../landscape/isActive';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { isDefaultBridge } from '../../landscape/predefined';
import { announce, isConfirmed } from '../announce';
import { connectedEngine } from '../connectedEngine';
import { readFacts } from '../forms/networkScene';
import { commands } from '../ids';
import { type Pair, pairNow, pairsOf } from '../pairs';
import type { EngineParts } from '../parts';
import { containerChoice, networkChoices, pickOne } from '../picks';
import { containersOf, type Found } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** Lets others on a network find a container by one more name. */
export function registerAddAlias(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerAddAlias, async (...args) => {
    const pair = await chosen(live.landscape, targetsFor(parts, args));
    if (pair) await addAlias(parts, pair);
  });
}

/** @throws EngineError, Refusal, MoveError. */
async function addAlias(parts: EngineParts, pair: Pair): Promise<void> {
  const { boundary, live, runner } = parts;
  const { container, network } = pair;
  const names = [plain(container.name), plain(network.name)] as const;
  const engine = connectedEngine(live);
  const [facts, inspected] = await Promise.all([
    readFacts(live),
    engine.inspectContainer(container.id),
  ]);
  const key = networkKeyOn(live.landscape, container.id, network);
  const endpoint = record(record(record(inspected)['NetworkSettings'])['Networks'])[key];
  const before = keptSettings(inspected, key, endpoint, facts);
  const alias = await window.showInputBox({
    title: l10n.t('Alias of “{0}” on “{1}”', ...names),
    prompt: l10n.t('Others on this network find it by this name, too.'),
    value: proposedAlias(container),
    validateInput: text => problemOf(text, before.aliases ?? []),
  });
  if (alias === undefined) return;
  const after = { ...before, aliases: [...(before.aliases ?? []), alias] };
  const now = () => pairNow(live.landscape, pair);
  const change = (from: typeof before, to: typeof before) => {
    const { container: it, network: here } = now();
    return changeEndpoint(live.landscape, here, it, from, to);
  };
  const action = change(before, after);
  const detail = sentences(container).join('\n');
  const question = l10n.t(
    'Connect “{0}” to “{1}” again, with the alias “{2}”?',
    ...names,
    plain(alias),
  );
  if (!(await isConfirmed(parts, question, detail, l10n.t('Connect Again'), action.cli))) return;
  await runner.run(l10n.t('Connecting…'), action);
  const message = l10n.t('On “{1}” others find “{0}” by “{2}”, too.', ...names, plain(alias));
  void boundary.attempt(() =>
    announce(parts, message, action.cli, async () => {
      await runner.run(l10n.t('Connecting…'), change(after, before));
    }),
  );
}

/** What its service, or else its name, would be as the name of a host. */
function proposedAlias({ name, service }: Container): string {
  return hostName(service ?? name);
}

function problemOf(text: string, aliases: readonly string[]): string | undefined {
  if (!isAlias(text)) {
    return l10n.t(
      'An alias has letters, digits, “-”, “.” or “_”, and begins with a letter or digit.',
    );
  }
  return aliases.includes(text) ? l10n.t('It has this alias already.') : undefined;
}

function sentences(container: Container): readonly string[] {
  return [
    isActive(container)
      ? l10n.t('It is without this network for a moment, and its connections there break.')
      : l10n.t('It does not run; nothing is interrupted.'),
    l10n.t(
      'Its other aliases and fixed addresses stay; an address that the engine chose may change.',
    ),
    ...(container.project === undefined
      ? []
      : [
          l10n.t(
            'Write it into the Compose file, too, below “aliases” of the network: Compose makes the container again without it.',
          ),
        ]),
  ];
}

/** A row below a network says it all; a container by itself may be on several. */
async function chosen(landscape: Landscape, found: readonly Found[]): Promise<Pair | undefined> {
  const [pair] = pairsOf(found);
  if (pair && hasNames(pair.network)) return pair;
  const [clicked] = containersOf(found);
  const container =
    clicked ??
    (await pickOne(
      l10n.t('Add an alias of which container?'),
      landscape.containers
        .filter(each => placesOf(landscape, each).length > 0)
        .map(each => containerChoice(each)),
      l10n.t('No container is on a network of your own.'),
    ));
  if (!container) return undefined;
  const places = placesOf(landscape, container);
  const [only, ...others] = places;
  const network =
    only && others.length === 0
      ? only
      : await pickOne(
          l10n.t('On which network?'),
          networkChoices(places),
          l10n.t('“{0}” is on no network where containers have names.', plain(container.name)),
        );
  return network && { container, network };
}

function placesOf(landscape: Landscape, container: Container): readonly Network[] {
  if (!canJoinNetworks(container)) return [];
  return attachmentsOf(landscape)
    .on(container.id)
    .filter(({ network, through }) => !through && hasNames(network))
    .map(({ network }) => network);
}

function hasNames(network: Network): boolean {
  return isConnectable(network) && !isDefaultBridge(network);
}
