import { type Disposable, l10n, window } from 'vscode';
import { bringBackSite } from '../actions/apply/bringBackSite';
import type { SitePlan } from '../actions/apply/sitePlan';
import type { RebuildPlan } from '../actions/rebuild/plan';
import { restoreNetwork } from '../actions/restoreNetwork';
import { readFacts } from './forms/networkScene';
import { commands } from './ids';
import type { Parts } from './parts';
import { nameList, plain } from './text/words';

/** Puts right, when asked for, what was interrupted while a network or an nginx was changed. */
export function registerRepair(parts: Parts): Disposable {
  return parts.boundary.command(commands.networkRepair, async () => {
    if ((await offerRepair(parts)) > 0) return;
    await window.showInformationMessage(
      l10n.t('No change of a network or of an nginx was interrupted.'),
    );
  });
}

/** Networks and containers that are being asked about in this window. */
const asked = new Set<string>();

/** Offers it for each interrupted change of the connected engine, and says how many there were. */
export async function offerRepair(parts: Parts): Promise<number> {
  const { journal, siteJournal, boundary } = parts;
  // Hardly ever otherwise, and the engine need not be asked who it is.
  if ((await journal.isEmpty()) && (await siteJournal.isEmpty())) return 0;
  const { id } = await readFacts(parts.live);
  const plans = await journal.interrupted(id);
  const sites = await siteJournal.interrupted(id);
  // One that cannot be brought back does not keep the others from being offered.
  for (const plan of plans) await boundary.attempt(() => offer(parts, plan));
  for (const plan of sites) await boundary.attempt(() => offerSite(parts, plan));
  return plans.length + sites.length;
}

async function offerSite({ runner, siteJournal }: Parts, plan: SitePlan): Promise<void> {
  const { containerId, containerName, engineId, path } = plan;
  if (asked.has(containerId)) return;
  asked.add(containerId);
  const restore = l10n.t('Restore');
  const forget = l10n.t('Leave It as It Is');
  const name = plain(containerName);
  const choice = await window.showWarningMessage(
    l10n.t(
      'Applying {0} to “{1}” was interrupted. The former configuration can be brought back.',
      plain(path),
      name,
    ),
    restore,
    forget,
  );
  asked.delete(containerId);
  if (choice !== restore && choice !== forget) return;
  // Another window may have answered meanwhile.
  const open = await siteJournal.interrupted(engineId);
  if (!open.some(other => other.containerId === containerId)) return;
  if (choice === forget) return siteJournal.end(plan);
  await runner.run(l10n.t('Bringing back “{0}”…', name), bringBackSite(plan, siteJournal));
  await window.showInformationMessage(l10n.t('“{0}” is as it was.', name));
}

async function offer({ runner, journal }: Parts, plan: RebuildPlan): Promise<void> {
  const { networkId, engineId } = plan;
  if (asked.has(networkId)) return;
  asked.add(networkId);
  const restore = l10n.t('Restore');
  const forget = l10n.t('Leave It as It Is');
  const choice = await window.showWarningMessage(question(plan), restore, forget);
  asked.delete(networkId);
  if (choice !== restore && choice !== forget) return;
  // Another window may have answered meanwhile.
  const open = await journal.interrupted(engineId);
  if (!open.some(other => other.networkId === networkId)) return;
  if (choice === forget) {
    await journal.end(plan);
    return;
  }
  const name = plain(plan.before.name);
  await runner.run(l10n.t('Bringing back “{0}”…', name), restoreNetwork(plan, journal));
  await window.showInformationMessage(l10n.t('“{0}” is as it was.', name));
}

function question({ after, before, endpoints }: RebuildPlan): string {
  const what = after
    ? l10n.t('Changing “{0}” was interrupted.', plain(before.name))
    : l10n.t('Removing “{0}” was interrupted.', plain(before.name));
  const containers = nameList(endpoints.map(({ containerName }) => ({ name: containerName })));
  return endpoints.length === 0
    ? l10n.t('{0} It can be brought back as it was.', what)
    : l10n.t('{0} It can be brought back as it was, with {1}.', what, containers);
}
