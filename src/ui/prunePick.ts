import { env, l10n, type QuickInputButton, ThemeIcon, window } from 'vscode';
import { isComposeLabel } from '../landscape/composeLabels';
import type { PruneCandidates } from '../actions/pruneCandidates';
import type { Network } from '../landscape/landscape';
import { matchesFilter, type NetworkFilter } from '../landscape/networkFilter';
import { type Choice, networkChoice } from './picks';
import { askAge, askLabel, filterText } from './pruneFilters';
import { agoText } from './text/ageWords';
import { plain, plainLabel } from './text/words';

/** What a person has chosen so far, while the list closes for a question and opens again. */
interface Choosing {
  filter: NetworkFilter;
  text: string;
  readonly unmarked: Set<string>;
}

type Button = 'age' | 'label' | 'clear';

/**
 * Shows networks that nobody uses, all of them marked; gives those that are left marked. Only what is seen counts: what
 * a filter or the typed text hides is not among them.
 *
 * @param engine its name, where several are shown.
 */
export async function pickPrunable(
  { networks, unknown }: PruneCandidates,
  engine: string | undefined,
): Promise<readonly Network[] | undefined> {
  const title =
    engine === undefined
      ? l10n.t('Remove these unused networks?')
      : l10n.t('Remove these unused networks of “{0}”?', plain(engine));
  const choosing: Choosing = { filter: {}, text: '', unmarked: new Set() };
  for (;;) {
    const answer = await showList(title, networks, unknown.length > 0, choosing);
    if (typeof answer !== 'string') return answer;
    choosing.filter = await changed(choosing.filter, answer, networks);
  }
}

async function changed(
  filter: NetworkFilter,
  button: Button,
  networks: readonly Network[],
): Promise<NetworkFilter> {
  if (button === 'clear') return {};
  return button === 'age' ? askAge(filter) : askLabel(filter, networks);
}

/** Milliseconds after which the marks of a list that has just changed have arrived. */
const settling = 250;

function showList(
  title: string,
  networks: readonly Network[],
  isSwarmLeftOut: boolean,
  choosing: Choosing,
): Promise<readonly Network[] | Button | undefined> {
  const pick = window.createQuickPick<Choice<Network>>();
  const now = Date.now();
  const choices = networks
    .filter(network => matchesFilter(network, choosing.filter, now))
    .map(network => pruneChoice(network, now));
  let shownAt = 0;
  const keepMarks = () => {
    const marked = new Set(pick.selectedItems);
    for (const item of pick.items) {
      if (marked.has(item)) choosing.unmarked.delete(item.value.id);
      else choosing.unmarked.add(item.value.id);
    }
  };
  const fill = () => {
    pick.items = choices.filter(choice => matchesText(choice, choosing.text));
    pick.selectedItems = pick.items.filter(({ value }) => !choosing.unmarked.has(value.id));
    shownAt = Date.now();
  };
  pick.title = title;
  pick.placeholder = [
    filterText(choosing.filter) ?? l10n.t('Mark one or more, then press Enter'),
    ...(isSwarmLeftOut ? [swarmLeftOutText()] : []),
  ].join(' · ');
  pick.canSelectMany = true;
  pick.value = choosing.text;
  const buttons = buttonsFor(choosing.filter);
  pick.buttons = [...buttons.keys()];
  fill();
  return new Promise(resolve => {
    const listeners: { dispose(): unknown }[] = [
      pick,
      pick.onDidChangeValue(text => {
        keepMarks();
        choosing.text = text;
        fill();
      }),
      pick.onDidTriggerButton(button => {
        keepMarks();
        close(buttons.get(button));
      }),
      pick.onDidAccept(() => {
        setTimeout(
          () => close(pick.selectedItems.map(({ value }) => value)),
          Math.max(0, shownAt + settling - Date.now()),
        );
      }),
      pick.onDidHide(() => close(undefined)),
    ];
    const close = (answer: readonly Network[] | Button | undefined) => {
      resolve(answer);
      for (const listener of listeners.splice(0).reverse()) listener.dispose();
    };
    pick.show();
  });
}

/** Why networks of the Swarm are not offered on a worker. */
export function swarmLeftOutText(): string {
  return l10n.t('Networks of the Swarm are left out: only a manager knows who uses them.');
}

function buttonsFor({ olderThan, label }: NetworkFilter): ReadonlyMap<QuickInputButton, Button> {
  const button = (icon: string, tooltip: string, value: Button) =>
    [{ iconPath: new ThemeIcon(icon), tooltip }, value] as const;
  return new Map([
    button('history', l10n.t('Filter by Age…'), 'age'),
    button('tag', l10n.t('Filter by Label…'), 'label'),
    ...(olderThan === undefined && label === undefined
      ? []
      : [button('clear-all', l10n.t('Clear Filters'), 'clear')]),
  ]);
}

/** Always shown, since it is here and not in VS Code that the typed text filters: there, what is hidden stays marked. */
function pruneChoice(network: Network, now: number): Choice<Network> {
  const ago = agoText(Date.parse(network.created), now, env.language);
  const labels = Object.entries(network.labels)
    .filter(([key]) => !isComposeLabel(key))
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`));
  const detail = [
    l10n.t('No container uses it, running or stopped'),
    ...(ago === undefined ? [] : [l10n.t('made {0}', ago)]),
    ...(network.project === undefined ? [] : [l10n.t('Compose project: {0}', network.project)]),
    ...labels,
  ];
  return {
    ...networkChoice(network, plainLabel(detail.join(' · '), 300)),
    alwaysShow: true,
  };
}

function matchesText({ label, description, detail }: Choice<Network>, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const all = [label, description, detail].join(' ').toLowerCase();
  return words.every(word => all.includes(word));
}
