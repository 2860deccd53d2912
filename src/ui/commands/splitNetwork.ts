import { type Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { Action, CommandLine } from '../../actions/action';
import { onEngine } from '../../actions/onEngine';
import { readEndpoint } from '../../actions/readEndpoint';
import { splitNetwork } from '../../actions/split/splitNetwork';
import { planSplit, type SplitPlan, withContacts } from '../../actions/split/splitPlan';
import type { SplitRecord } from '../../actions/split/splitRecord';
import { readTalks } from '../../diagnose/inside/talkSampler';
import { inParallel } from '../../engine/inParallel';
import { flatTiers } from '../../landscape/advice/flatNetwork';
import type { Tiers } from '../../landscape/advice/tiers';
import { attachmentsOf } from '../../landscape/attachments';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { splitNotes, splitTexts } from '../advice/splitText';
import { announce, copyCommandLines } from '../announce';
import type { ApplyDocuments } from '../apply/applyDocuments';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import { readFacts } from '../forms/networkScene';
import { commands } from '../ids';
import type { EngineParts, Parts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { networksOf } from '../targets';
import { nameList, plain, plainLabel } from '../text/words';
import { withCancel } from '../withCancel';
import { targetsFor } from './targetsFor';
import { undoSplit } from './undoSplit';

/** Who of the front talks to data now, and how many nobody could look into. */
interface Seen {
  readonly tiers: Tiers;
  readonly busy: readonly Container[];
  readonly unseen: number;
}

/** Splits a network that all are on, so that the front does not reach the data tier any more. */
export function registerSplitNetwork(parts: Parts, documents: ApplyDocuments): Disposable {
  const { boundary, live } = parts;
  return boundary.command(commands.networkSplit, async (...args) => {
    const [clicked] = networksOf(targetsFor(parts, args));
    const network = clicked ?? (await askNetwork(live.landscape));
    if (network) await split(parts, documents, network);
  });
}

/** @throws EngineError, Refusal, SplitError. */
async function split(parts: Parts, documents: ApplyDocuments, network: Network): Promise<void> {
  const tiers = flatTiers(attachmentsOf(parts.live.landscape), network);
  const name = plain(network.name);
  if (!tiers) {
    await window.showInformationMessage(
      l10n.t('“{0}” has no three tiers that are all on it alone: there is nothing to split.', name),
    );
    return;
  }
  const seen = await withCancel(l10n.t('Looking who talks to whom on “{0}”…', name), signal =>
    look(parts, network, tiers, signal),
  );
  if (seen.tiers.front.length === 0) {
    await window.showInformationMessage(
      l10n.t(
        'All in front on “{0}” talk to its data tier themselves: {1}. There is nothing to split.',
        name,
        nameList(seen.busy),
      ),
    );
    return;
  }
  const facts = await readFacts(parts.live);
  const plan = await planFor(parts, network, seen.tiers);
  const { before, after } = splitTexts(plan);
  const title = l10n.t('{0}: now ↔ split', name);
  const close = await documents.compare(title, '/network.txt', before, after);
  try {
    const action = () => splitNetwork(parts.live.landscape, plan, facts.id, parts.splitJournal);
    const notes = splitNotes(plan, seen);
    if (await isWanted(parts, plan, action().cli, notes)) await carryOut(parts, plan, action());
  } finally {
    await close();
  }
}

async function carryOut(parts: Parts, plan: SplitPlan, action: Action<SplitRecord>): Promise<void> {
  const { boundary, runner, splitHistory } = parts;
  const name = plain(plan.network.name);
  const record = await runner.run(l10n.t('Splitting “{0}”…', name), action);
  await splitHistory.add(record);
  const message = l10n.t(
    '“{0}” is split: its data tier is on “{1}” now, and the front does not reach it.',
    name,
    plain(plan.added.name),
  );
  void boundary.attempt(() => announce(parts, message, action.cli, () => undoSplit(parts, record)));
}

/** One look at the sockets of those who are on it. Nobody is left out silently. */
async function look(
  { live }: EngineParts,
  network: Network,
  tiers: Tiers,
  signal: AbortSignal,
): Promise<Seen> {
  const containers = [...tiers.front, ...tiers.middle, ...tiers.data];
  const part: Landscape = { networks: [network], containers };
  const image = await availableImage({ live }).catch(() => undefined);
  const source = { engine: connectedEngine(live), image, landscape: () => part };
  const { talks, unseen, left } = await readTalks(source, signal);
  const found = withContacts(tiers, talks);
  const busy = tiers.front.filter(each => !found.front.includes(each));
  return { tiers: found, busy, unseen: unseen + left };
}

async function planFor({ live }: EngineParts, network: Network, tiers: Tiers): Promise<SplitPlan> {
  const engine = connectedEngine(live);
  const movers = [...tiers.middle, ...tiers.data];
  const read = await inParallel(
    movers,
    8,
    async ({ id }) => [id, await readEndpoint(engine, live.landscape, id, network)] as const,
  );
  const settings = new Map<string, EndpointSettings>(read);
  return planSplit(live.landscape, network, tiers, ({ id }) => settings.get(id) ?? {});
}

interface AnswerItem extends QuickPickItem {
  readonly act: 'split' | 'copy' | 'note';
}

/** Asks beside the comparison, which can be read meanwhile. */
async function isWanted(
  parts: EngineParts,
  plan: SplitPlan,
  cli: readonly CommandLine[],
  notes: readonly string[],
): Promise<boolean> {
  const items: AnswerItem[] = [
    {
      act: 'split',
      label: `$(check) ${l10n.t('Split')}`,
      detail: l10n.t('The data tier is connected before it leaves; a failure takes all back.'),
    },
    { act: 'copy', label: `$(copy) ${l10n.t('Copy as docker Command')}` },
    ...notes.map((note): AnswerItem => ({
      act: 'note',
      label: `$(info) ${plainLabel(note, 300)}`,
    })),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t(
      'Split “{0}” on the engine “{1}”?',
      plain(plan.network.name),
      plain(parts.engineName()),
    ),
    placeHolder: l10n.t('Esc leaves everything as it is'),
    ignoreFocusOut: true,
  });
  const chosen = parts.choice();
  if (picked?.act === 'copy') await copyCommandLines(cli.map(line => onEngine(line, chosen)));
  return picked?.act === 'split';
}

function askNetwork(landscape: Landscape): Promise<Network | undefined> {
  const attachments = attachmentsOf(landscape);
  return pickOne(
    l10n.t('Split which network into tiers?'),
    networkChoices(landscape.networks.filter(each => flatTiers(attachments, each))),
    l10n.t('No network has a front, a middle and a data tier that are on it alone.'),
  );
}
