import { type Disposable, l10n, window } from 'vscode';
import type { Action } from '../../actions/action';
import { inParallel } from '../../engine/inParallel';
import { carriedSettings, moveContainer } from '../../actions/moveContainer';
import { EngineError } from '../../engine/engineError';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import type { Landscape, Network } from '../../landscape/landscape';
import { isConfirmed } from '../announce';
import { sentenceOf } from '../sentenceOf';
import { commands } from '../ids';
import { type Pair, pairNow, pairsOf } from '../pairs';
import type { EngineParts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { possibleOf } from '../possible';
import { tell } from '../report';
import { runEach } from '../runEach';
import { cutSentences } from '../text/cutWords';
import { moveWording } from '../text/pairWords';
import { nameList, plain, plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';
import { readEndpoint } from '../../actions/readEndpoint';

/** A container on a network, and what its endpoint there is like. */
interface Origin extends Pair {
  readonly settings: EndpointSettings;
}

/** Takes containers from the networks that they stand below to another one. */
export function registerMoveContainer(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.containerMove, async (...args) => {
    const clicked = pairsOf(targetsFor(parts, args));
    const pairs = clicked.length > 0 ? clicked : await askPair(live.landscape);
    if (!pairs) return;
    const twice = pairs.filter(
      ({ container }, index) =>
        pairs.findIndex(other => other.container.id === container.id) < index,
    );
    if (twice.length > 0) {
      const names = nameList([...new Set(twice.map(({ container }) => container))]);
      await window.showInformationMessage(
        l10n.t(
          '{0} is selected below several networks. Select the one that it shall leave.',
          names,
        ),
      );
      return;
    }
    const to = await askTarget(live.landscape, pairs);
    if (to) await moveAll(parts, pairs, to);
  });
}

async function moveAll(parts: EngineParts, pairs: readonly Pair[], to: Network): Promise<void> {
  const { boundary, live, runner } = parts;
  const actionOf = (origin: Origin) => forth(live.landscape, origin, to);
  const { possible, refused } = possibleOf(await readOrigins(parts, pairs), actionOf);
  const [refusal] = refused;
  if (possible.length === 0 && refusal) throw refusal.error;
  const origins = possible.map(({ item }) => item);
  const [first] = origins;
  const question =
    first && origins.length === 1
      ? l10n.t(
          'Move “{0}” from “{1}” to “{2}”?',
          plain(first.container.name),
          plain(first.network.name),
          plain(to.name),
        )
      : l10n.t('Move {0} containers to “{1}”?', origins.length, plain(to.name));
  const detail = [
    l10n.t('Connected to “{0}” first, then disconnected:', plain(to.name)),
    cutSentences(live.landscape, origins, to),
    ...lostSentences(origins, to),
    ...refused.map(({ error }) => sentenceOf(error)),
  ].join('\n');
  const cli = possible.flatMap(({ action }) => action.cli);
  if (!(await isConfirmed(parts, question, detail, l10n.t('Move'), cli))) return;
  const report = await runEach(runner, l10n.t('Moving…'), origins, actionOf);
  const moved = report.done.map(({ item }) => item);
  void boundary.attempt(() =>
    tell(parts, moveWording(to), report, { undo: () => moveBack(parts, moved, to) }),
  );
}

/** Back with the settings of before. */
async function moveBack(
  parts: EngineParts,
  origins: readonly Origin[],
  to: Network,
): Promise<void> {
  const { boundary, live, runner } = parts;
  const report = await runEach(runner, l10n.t('Moving…'), origins, origin =>
    back(live.landscape, origin, to),
  );
  const { failed, name } = moveWording(to);
  const wording = {
    name,
    failed,
    one: ({ container, network }: Pair) =>
      l10n.t(
        '“{0}” is on “{1}” again, with the same settings.',
        plain(container.name),
        plain(network.name),
      ),
    done: (names: string) => l10n.t('Moved back, with the same settings: {0}.', names),
  };
  void boundary.attempt(() => tell(parts, wording, report));
}

function forth(landscape: Landscape, origin: Origin, to: Network): Action {
  const { container, network } = pairNow(landscape, origin);
  const settings = carriedSettings(origin.settings, to);
  return moveContainer(
    landscape,
    container,
    { network, settings: origin.settings },
    { network: to, settings },
  );
}

function back(landscape: Landscape, origin: Origin, to: Network): Action {
  const { container, network } = pairNow(landscape, origin);
  const settings = carriedSettings(origin.settings, to);
  return moveContainer(
    landscape,
    container,
    { network: to, settings },
    { network, settings: origin.settings },
  );
}

async function readOrigins(
  { live }: EngineParts,
  pairs: readonly Pair[],
): Promise<readonly Origin[]> {
  const { engine, landscape } = live;
  if (!engine) throw new EngineError('unreachable', l10n.t('there is no connection at the moment'));
  return inParallel(pairs, 8, async pair => ({
    ...pair,
    settings: await readEndpoint(engine, landscape, pair.container.id, pair.network),
  }));
}

/** Fixed addresses belong to the network that is left. */
function lostSentences(origins: readonly Origin[], to: Network): readonly string[] {
  const fixed = origins.filter(({ settings }) => settings.fixedIpv4 ?? settings.fixedIpv6);
  const aliased = origins.filter(({ settings }) => settings.aliases);
  const takesNames = aliased.some(({ settings }) => carriedSettings(settings, to).aliases);
  const named = (some: readonly Origin[]) => nameList(some.map(({ container }) => container));
  return [
    ...(fixed.length > 0
      ? [
          l10n.t(
            'Fixed addresses stay behind; “{0}” gives others: {1}.',
            plain(to.name),
            named(fixed),
          ),
        ]
      : []),
    ...(aliased.length > 0 && !takesNames
      ? [l10n.t('Aliases stay behind: “{0}” has no name service.', plain(to.name))]
      : []),
  ];
}

async function askPair(landscape: Landscape): Promise<readonly Pair[] | undefined> {
  const attachments = attachmentsOf(landscape);
  const pair = await pickOne(
    l10n.t('Move which container from which network?'),
    landscape.containers
      .filter(canJoinNetworks)
      .flatMap(({ id }) => attachments.on(id))
      .filter(({ network, through }) => isConnectable(network) && !through)
      .map(attachment => ({
        value: attachment,
        label: l10n.t(
          '{0} from {1}',
          plainLabel(attachment.container.name),
          plainLabel(attachment.network.name),
        ),
        description: plainLabel(attachment.endpoint.ipv4 ?? attachment.endpoint.ipv6 ?? ''),
      })),
    l10n.t('No container is on a network that it could leave.'),
  );
  return pair && [pair];
}

/** Networks that none of the containers is on. */
function askTarget(landscape: Landscape, pairs: readonly Pair[]): Promise<Network | undefined> {
  const attachments = attachmentsOf(landscape);
  const taken = new Set(
    pairs.flatMap(({ container }) => attachments.on(container.id).map(({ network }) => network.id)),
  );
  const [first] = pairs;
  return pickOne(
    first && pairs.length === 1
      ? l10n.t('Move “{0}” to which network?', plain(first.container.name))
      : l10n.t('Move {0} containers to which network?', pairs.length),
    networkChoices(
      landscape.networks.filter(network => isConnectable(network) && !taken.has(network.id)),
    ),
    l10n.t('There is no further network to connect to. Create one first.'),
  );
}
