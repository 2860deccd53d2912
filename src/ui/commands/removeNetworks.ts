import { type Disposable, l10n } from 'vscode';
import type { Action } from '../../actions/action';
import { rebuildLines, removeUsedNetwork } from '../../actions/recreateNetwork';
import { removeLine, removeNetwork, unusedNetworks } from '../../actions/removeNetwork';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape, Network } from '../../landscape/landscape';
import { isConfirmed } from '../announce';
import { commands, deeds } from '../ids';
import { tellDeed } from '../milestones';
import type { EngineParts } from '../parts';
import { networkChoices, pickSome } from '../picks';
import { planRemovals, type Removal } from '../removals';
import { tell } from '../report';
import { runEach } from '../runEach';
import { networksOf } from '../targets';
import { removalDetail, removalQuestion, removeWording } from '../text/removeWords';
import { bringBack } from './bringBack';
import { targetsFor } from './targetsFor';

/** Removes networks; those in use after their containers are disconnected, or not at all. */
export function registerRemoveNetworks(parts: EngineParts): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.networkRemove, async (...args) => {
    const clicked = networksOf(targetsFor(parts, args));
    const networks = clicked.length > 0 ? clicked : await askNetworks(live.landscape);
    if (networks) await removeAsked(parts, networks);
  });
}

async function removeAsked(parts: EngineParts, networks: readonly Network[]): Promise<void> {
  const { landscape } = parts.live;
  const planned = await planRemovals(parts.live, networks);
  const { removals, refused } = planned;
  const [refusal] = refused;
  if (removals.length === 0 && refusal) throw refusal.error;
  const isUsed = removals.some(({ plan }) => plan.endpoints.length > 0);
  const yes = isUsed ? l10n.t('Disconnect All and Remove') : l10n.t('Remove');
  const cli = removals.flatMap(({ network, plan }) => rebuildLines(landscape, network, plan));
  const question = removalQuestion(removals.map(({ network }) => network));
  const detail = removalDetail(landscape, planned);
  if (await isConfirmed(parts, question, detail, yes, cli)) await removeAll(parts, removals);
}

/** Removes them and says so, with a way back. */
export async function removeAll(parts: EngineParts, removals: readonly Removal[]): Promise<void> {
  const { boundary, live, runner } = parts;
  const report = await runEach(runner, l10n.t('Removing networks…'), removals, removal =>
    removalOf(parts, live.landscape, removal),
  );
  const removed = report.done.map(({ item }) => item);
  if (removed.length > 0) tellDeed(deeds.cleanup);
  const isPlain = removed.every(({ plan }) => plan.endpoints.length === 0);
  const networks = removed.map(({ network }) => network);
  const cli = isPlain ? [removeLine(live.landscape, networks)] : report.cli;
  void boundary.attempt(() =>
    tell(parts, removeWording(), { ...report, cli }, { undo: () => bringBack(parts, removed) }),
  );
}

function removalOf(
  { journal }: EngineParts,
  landscape: Landscape,
  { network, plan }: Removal,
): Action<unknown> {
  // One without containers may have come into use since: that is refused.
  return plan.endpoints.length === 0
    ? removeNetwork(landscape, network)
    : removeUsedNetwork(landscape, network, plan, journal);
}

/** Those in use last, with how many use them. */
function askNetworks(landscape: Landscape): Promise<readonly Network[] | undefined> {
  const attachments = attachmentsOf(landscape);
  const unused = unusedNetworks(landscape);
  const used = landscape.networks.filter(
    ({ id, isPredefined }) => !isPredefined && attachments.of(id).length > 0,
  );
  return pickSome(
    l10n.t('Remove which networks?'),
    [
      ...networkChoices(unused),
      ...used.flatMap(network => {
        const count = attachments.of(network.id).length;
        return networkChoices([network], l10n.t('Containers on it: {0}', count));
      }),
    ],
    l10n.t('There are only the engine’s own networks. Create one first.'),
  );
}
