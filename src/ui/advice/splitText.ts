import { l10n } from 'vscode';
import { placesOf, type SplitPlan } from '../../actions/split/splitPlan';
import type { Tier } from '../../landscape/advice/tiers';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import type { Container, Network } from '../../landscape/landscape';
import { nameList, plain } from '../text/words';

/** Lines that VS Code’s question covers, besides those that may be covered. */
const roomForQuestion = 6;

/** The network as it is and as it will be: a block for each network, a line for each container on it. */
export function splitTexts(plan: SplitPlan): { readonly before: string; readonly after: string } {
  const { network, added } = plan;
  const places = placesOf(plan);
  const block = (head: string, tiers: readonly Tier[]) => [
    head,
    ...places
      .filter(({ tier }) => tiers.includes(tier))
      .map(({ tier, container, settings }) => `    ${lineOf(tier, container, settings)}`),
    '',
  ];
  const old = headOf(network);
  const made = `${plain(added.name)}  (${l10n.t('new, with a subnet that the engine chooses')})`;
  return {
    before: [...head(), ...block(old, ['front', 'middle', 'data'])].join('\n'),
    after: [...head(), ...block(old, ['front', 'middle']), ...block(made, ['middle', 'data'])].join(
      '\n',
    ),
  };
}

/** What the words in brackets mean, and room for the question, which lies over the first lines. */
function head(): readonly string[] {
  return [
    `# ${l10n.t('[front]: what the outside comes to')}`,
    `# ${l10n.t('[middle]: what is between, and what has to reach both')}`,
    `# ${l10n.t('[data]: databases, caches, queues')}`,
    `# ${l10n.t('=: by which names it is found besides its own')}`,
    ...Array.from({ length: roomForQuestion }, () => ''),
  ];
}

/** What is worth to be known before it is done. `busy` are those of the front that are seen to talk to data. */
export function splitNotes(
  { network, front, middle, data }: SplitPlan,
  { busy, unseen }: { readonly busy: readonly Container[]; readonly unseen: number },
): readonly string[] {
  const fixed = data.filter(({ settings }) => settings.fixedIpv4 ?? settings.fixedIpv6);
  const named = (members: SplitPlan['data']) => nameList(members.map(({ container }) => container));
  const isOfCompose = [...middle, ...data].some(({ container }) => container.project !== undefined);
  return [
    l10n.t('Cut off from the data tier, by name and by address: {0}.', nameList(front)),
    busy.length === 0
      ? l10n.t(
          'None of them has a connection to the data tier now. One that opens some only now and then would fail.',
        )
      : l10n.t(
          'Left in both networks, because connections to or from the data tier are open: {0}.',
          nameList(busy),
        ),
    ...(unseen > 0
      ? [l10n.t('{0} containers could not be looked into for open connections.', unseen)]
      : []),
    l10n.t('Open connections to {0} are cut once; names go along.', named(data)),
    ...(fixed.length > 0
      ? [
          l10n.t(
            'Fixed addresses stay behind until it is undone; the new network gives others: {0}.',
            named(fixed),
          ),
        ]
      : []),
    ...(network.hasIpv6 ? [l10n.t('The new network has IPv4 only.')] : []),
    ...(isOfCompose
      ? [
          l10n.t(
            'Compose knows nothing of it: write the second network into its file, or the next “up” puts all on one again.',
          ),
        ]
      : []),
  ];
}

function headOf({ name, subnets }: Network): string {
  const ranges = subnets.map(({ subnet }) => plain(subnet)).join(', ');
  return ranges === '' ? plain(name) : `${plain(name)}  (${ranges})`;
}

function lineOf(tier: Tier, { name }: Container, settings: EndpointSettings | undefined): string {
  const aliases = (settings?.aliases ?? []).filter(alias => alias !== name);
  const also = aliases.length > 0 ? `  = ${aliases.map(alias => plain(alias)).join(', ')}` : '';
  return `${plain(name)}  [${tierWord(tier)}]${also}`;
}

function tierWord(tier: Tier): string {
  switch (tier) {
    case 'front':
      return l10n.t('front');
    case 'middle':
      return l10n.t('middle');
    case 'data':
      return l10n.t('data');
  }
}
