import { type Disposable, l10n, window } from 'vscode';
import { bringBackSite } from '../actions/apply/bringBackSite';
import type { SitePlan } from '../actions/apply/sitePlan';
import type { PlanJournal } from '../actions/planJournal';
import type { RebuildPlan } from '../actions/rebuild/plan';
import type { RemakePlan } from '../actions/remake/plan';
import { restoreContainer } from '../actions/remakeContainer';
import { restoreNetwork } from '../actions/restoreNetwork';
import { unsplitNetwork } from '../actions/split/splitNetwork';
import type { SplitRecord } from '../actions/split/splitRecord';
import { readFacts } from './forms/networkScene';
import { commands } from './ids';
import { hasOpenPlans } from './openPlans';
import type { Parts } from './parts';
import { nameList, plain } from './text/words';

/** Puts right, when asked for, what was interrupted while a network, a container or an nginx was changed. */
export function registerRepair(parts: Parts): Disposable {
  return parts.boundary.command(commands.networkRepair, async () => {
    if ((await offerRepair(parts)) > 0) return;
    await window.showInformationMessage(
      l10n.t('No change of a network, a container or an nginx was interrupted.'),
    );
  });
}

/** Networks and containers that are being asked about in this window. */
const asked = new Set<string>();

/** Offers it for each interrupted change of the connected engine, and says how many there were. */
export async function offerRepair(parts: Parts): Promise<number> {
  const { journal, remakeJournal, siteJournal, splitJournal, boundary } = parts;
  // Hardly ever otherwise, and the engine need not be asked who it is.
  if (!(await hasOpenPlans(parts))) return 0;
  const { id } = await readFacts(parts.live);
  const plans = await journal.interrupted(id);
  const remakes = await remakeJournal.interrupted(id);
  const sites = await siteJournal.interrupted(id);
  const splits = await splitJournal.interrupted(id);
  // One that cannot be brought back does not keep the others from being offered.
  for (const plan of plans) await boundary.attempt(() => offerRebuild(parts, plan));
  for (const plan of remakes) await boundary.attempt(() => offerRemake(parts, plan));
  for (const plan of sites) await boundary.attempt(() => offerSite(parts, plan));
  for (const record of splits) await boundary.attempt(() => offerSplit(parts, record));
  return plans.length + remakes.length + sites.length + splits.length;
}

async function offerSplit(parts: Parts, record: SplitRecord): Promise<void> {
  const { live, runner, splitHistory, splitJournal } = parts;
  const { network, middle, data } = record;
  const name = plain(network.name);
  const containers = [...middle, ...data].map(({ containerName }) => ({ name: containerName }));
  await offer(splitJournal, record, {
    id: network.id,
    name,
    question: l10n.t(
      'Splitting “{0}”, or undoing that, was interrupted. It can be put together again, with {1}.',
      name,
      nameList(containers),
    ),
    restore: async () => {
      const action = unsplitNetwork(live.landscape, record, splitJournal);
      await runner.run(l10n.t('Putting “{0}” together again…', name), action);
      await splitHistory.remove(record);
    },
  });
}

async function offerSite({ runner, siteJournal }: Parts, plan: SitePlan): Promise<void> {
  const name = plain(plan.containerName);
  await offer(siteJournal, plan, {
    id: plan.containerId,
    name,
    question: l10n.t(
      'Applying {0} to “{1}” was interrupted. The former configuration can be brought back.',
      plain(plan.path),
      name,
    ),
    restore: () =>
      runner.run(l10n.t('Bringing back “{0}”…', name), bringBackSite(plan, siteJournal)),
  });
}

async function offerRemake({ runner, remakeJournal }: Parts, plan: RemakePlan): Promise<void> {
  const name = plain(plan.name);
  await offer(remakeJournal, plan, {
    id: plan.containerId,
    name,
    question: l10n.t('Making “{0}” again was interrupted. It can be brought back as it was.', name),
    restore: () =>
      runner.run(l10n.t('Bringing back “{0}”…', name), restoreContainer(plan, remakeJournal)),
  });
}

async function offerRebuild({ runner, journal }: Parts, plan: RebuildPlan): Promise<void> {
  const name = plain(plan.before.name);
  await offer(journal, plan, {
    id: plan.networkId,
    name,
    question: question(plan),
    restore: () => runner.run(l10n.t('Bringing back “{0}”…', name), restoreNetwork(plan, journal)),
  });
}

/** A change that was interrupted, as the person is asked about it. */
interface Interrupted {
  /** Of the network or container that was changed. */
  readonly id: string;
  /** As it is shown. */
  readonly name: string;
  readonly question: string;
  readonly restore: () => Promise<unknown>;
}

async function offer<Plan extends { readonly engineId: string }>(
  journal: PlanJournal<Plan>,
  plan: Plan,
  interrupted: Interrupted,
): Promise<void> {
  const { id } = interrupted;
  if (asked.has(id)) return;
  asked.add(id);
  const restore = l10n.t('Restore');
  const forget = l10n.t('Leave It as It Is');
  const choice = await window.showWarningMessage(interrupted.question, restore, forget);
  asked.delete(id);
  if (choice !== restore && choice !== forget) return;
  if (!(await journal.isInterrupted(plan))) return;
  if (choice === forget) return journal.end(plan);
  await interrupted.restore();
  await window.showInformationMessage(l10n.t('“{0}” is as it was.', interrupted.name));
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
