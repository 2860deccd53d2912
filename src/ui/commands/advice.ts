import {
  commands as vscodeCommands,
  type Disposable,
  env,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import { record } from '../../landscape/fields';
import type { AdviceItem } from '../advice/adviceItem';
import { connectedEngine } from '../connectedEngine';
import { copyText } from '../copyText';
import { commands, settings, views } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { saveSetting } from '../saveSetting';
import { plainLabel } from '../text/words';
import { reveal } from './reveal';

/** What can be done with advice: go there, read why, put it right, ignore it, turn its rule off. */
export function registerAdvice(parts: Parts): Disposable[] {
  const { advice, boundary } = parts;
  const about = (id: string, title: () => string, work: (item: AdviceItem) => unknown) =>
    boundary.command(id, async (...args) => {
      const item = itemOf(args[0]) ?? (await askItem(advice.items, title()));
      if (item) await work(item);
    });
  return [
    boundary.command(commands.adviceShow, () => showAll(parts)),
    about(
      commands.adviceGoTo,
      () => l10n.t('Go to which advice?'),
      item => goTo(parts, item),
    ),
    about(
      commands.adviceExplain,
      () => l10n.t('Explain which advice?'),
      item => explain(parts, item),
    ),
    about(commands.adviceFix, () => l10n.t('Put right what?'), fix),
    boundary.command(commands.adviceIgnore, async (...args) => {
      const selected = Array.isArray(args[1]) ? args[1] : [args[0]];
      const items = selected.flatMap(each => itemOf(each) ?? []);
      const asked = () => askItem(advice.items, l10n.t('Ignore which advice?'));
      const [first = await asked(), ...others] = items;
      if (first) await ignore(parts, first, ...others);
    }),
    about(commands.adviceTurnOff, () => l10n.t('Turn off the rule of which advice?'), turnOff),
    boundary.command(commands.adviceShowIgnored, () => advice.ignoreNone()),
  ];
}

/** A row of the tree, or what a row passes when it is clicked. */
function itemOf(argument: unknown): AdviceItem | undefined {
  const row = record(record(argument)['row']);
  const item = row['kind'] === 'advice' ? row['item'] : argument;
  return typeof record(item)['rule'] === 'string' ? (item as AdviceItem) : undefined;
}

function askItem(items: readonly AdviceItem[], title: string): Promise<AdviceItem | undefined> {
  const choices = items.map((item): Choice<AdviceItem> => ({
    value: item,
    label: plainLabel(item.label),
    description: plainLabel(item.about),
    detail: plainLabel(item.why, 300),
  }));
  return pickOne(
    title,
    choices,
    l10n.t('There is no advice: nothing that the rules know of is wrong.'),
  );
}

/** @throws EngineError where no engine is connected: that nothing is wrong cannot be said then. */
async function showAll({ advice, live, tree, treeView, treeOptions }: Parts): Promise<void> {
  connectedEngine(live);
  await advice.settled();
  if (advice.items.length === 0) {
    await askItem([], '');
    return;
  }
  treeOptions.setFilter('');
  const node = tree.adviceNode();
  await vscodeCommands.executeCommand(`${views.networks}.focus`);
  if (node) await treeView.reveal(node, { select: true, focus: true, expand: true });
}

/** Selects what it is about, in the tree, and in the drawing where that is open. */
async function goTo(parts: Parts, { targets: [target] }: AdviceItem): Promise<void> {
  if (target) await reveal(parts, target);
}

async function explain(parts: Parts, item: AdviceItem): Promise<void> {
  const { remedy } = item;
  const manual = l10n.t('Docker’s documentation');
  const skip = l10n.t('Ignore This');
  const detail = [item.why, remedy?.cli ?? ''].filter(Boolean).join('\n\n');
  const buttons = [...(remedy ? [remedy.label] : []), manual, skip];
  const title = [item.label, item.about].filter(Boolean).join(': ');
  const choice = await window.showInformationMessage(title, { modal: true, detail }, ...buttons);
  if (choice === manual) await env.openExternal(Uri.parse(item.link, true));
  else if (choice === skip) await ignore(parts, item);
  else if (choice !== undefined && choice === remedy?.label) await fix(item);
}

/** Runs the command that puts it right, which asks before it does anything; or copies the lines that do. */
async function fix({ remedy, why }: AdviceItem): Promise<void> {
  if (!remedy) {
    await window.showInformationMessage(why);
    return;
  }
  const { run, cli } = remedy;
  if (!run) return copyText(cli);
  const args = run.argument === undefined ? [] : [run.argument];
  await vscodeCommands.executeCommand(run.command, ...args);
}

async function ignore(
  { advice, boundary }: Parts,
  ...items: readonly [AdviceItem, ...AdviceItem[]]
): Promise<void> {
  await advice.ignore(items.map(({ key }) => key));
  const again = l10n.t('Show Ignored Advice Again');
  const [{ label, about }] = items;
  const what = items.length > 1 ? `${items.length}` : `${label} (${about})`;
  const message = l10n.t('Ignored in this workspace: {0}', what);
  void boundary.attempt(async () => {
    const choice = await window.showInformationMessage(message, again);
    if (choice === again) await advice.ignoreNone();
  });
}

async function turnOff({ rule }: AdviceItem): Promise<void> {
  const stated = workspace.getConfiguration('dockerNetworks').inspect(settings.adviceRules);
  const rules = record(stated?.workspaceValue ?? stated?.globalValue);
  await saveSetting(settings.adviceRules, { ...rules, [rule]: false });
}
