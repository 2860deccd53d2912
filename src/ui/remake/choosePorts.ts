import { l10n, type QuickPickItem, window } from 'vscode';
import { readPortMapping } from '../../actions/remake/portText';
import { portOfDraft } from '../../actions/runDraft';
import { portProblems } from '../../actions/runProblems';
import { isEverywhere } from '../../landscape/advice/publications';
import type { PortToPublish } from '../../landscape/containerToRun';
import { without } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import type { Landscape } from '../../landscape/landscape';
import { portMapping } from '../../landscape/portMapping';
import { runSentence } from '../text/runWords';
import { plainLabel } from '../text/words';

/** A port as it was and as it shall be; without one of both it is new, or not published any more. */
interface Row {
  readonly before?: PortToPublish;
  readonly after?: PortToPublish;
}

/** What the ports are chosen for. */
export interface PortScene {
  readonly title: string;
  /** What is published now, and what is proposed for each, in the same order. */
  readonly published: readonly PortToPublish[];
  readonly proposed: readonly PortToPublish[];
  /** All others, whose ports of the host are taken. */
  readonly others: Landscape;
  /** It may go on though nothing is different. */
  readonly isOptional?: boolean;
}

interface RowItem extends QuickPickItem {
  readonly act: 'go' | 'add' | 'row';
  readonly index: number;
}

/** Asks which ports shall be published, with what is proposed filled in. Undefined when the person changes their mind. */
export async function choosePorts(scene: PortScene): Promise<readonly PortToPublish[] | undefined> {
  const { published, proposed } = scene;
  let rows: readonly Row[] = [
    ...published.map((before, index) => {
      const after = proposed[index];
      return after ? { before, after } : { before };
    }),
    ...proposed.slice(published.length).map(after => ({ after })),
  ];
  for (;;) {
    const picked = await window.showQuickPick(itemsOf(rows, scene), {
      title: scene.title,
      placeHolder: l10n.t('Choose a port to change it'),
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    if (picked.act === 'go') return portsOf(rows);
    const row = rows[picked.index] ?? {};
    const now = await changed(
      row,
      rows.filter(other => other !== row),
      scene,
    );
    if (!now) continue;
    rows = picked.act === 'add' ? [...rows, now] : rows.map(each => (each === row ? now : each));
    rows = rows.filter(({ before, after }) => before ?? after);
  }
}

function portsOf(rows: readonly Row[]): readonly PortToPublish[] {
  return rows.flatMap(({ after }) => after ?? []);
}

function itemsOf(rows: readonly Row[], { isOptional = false }: PortScene): readonly RowItem[] {
  const isChanged = rows.some(({ before, after }) => !isSame(before, after));
  const go: RowItem = {
    act: 'go',
    index: -1,
    label: `$(check) ${l10n.t('Make Again with These Ports…')}`,
    detail: l10n.t('First shows what will happen'),
  };
  return [
    ...(isChanged || isOptional ? [go] : []),
    ...rows.map((row, index): RowItem => ({ act: 'row', index, ...wordsOf(row) })),
    { act: 'add', index: -1, label: `$(add) ${l10n.t('Publish Another Port…')}` },
  ];
}

function wordsOf({ before, after }: Row): { label: string; description: string } {
  const was = before && portMapping(before);
  if (!after) {
    return {
      label: `$(circle-slash) ${plainLabel(was ?? '')}`,
      description: l10n.t('not published any more'),
    };
  }
  const where = placeWord(after);
  return {
    label: `$(plug) ${plainLabel(portMapping(after))}`,
    description:
      was === undefined || isSame(before, after)
        ? where
        : l10n.t('{0}, before: {1}', where, plainLabel(was)),
  };
}

/** Who reaches it there. */
function placeWord({ hostAddress = '' }: PortToPublish): string {
  if (isEverywhere(hostAddress)) return l10n.t('on all addresses of the host');
  return /^(127\.|::1$)/.test(hostAddress)
    ? l10n.t('only for programs on the host')
    : l10n.t('on one address of the host');
}

interface AnswerItem extends QuickPickItem {
  readonly row?: Row;
}

/** Asks what becomes of a port; a new one is typed at once. Undefined when the person changes their mind. */
async function changed(
  row: Row,
  others: readonly Row[],
  scene: PortScene,
): Promise<Row | undefined> {
  const { before, after } = row;
  const port = after ?? before;
  if (!port) return typed({}, others, scene);
  const anywhere = without(port, 'hostAddress');
  const answer = (value: PortToPublish): AnswerItem => ({
    label: plainLabel(portMapping(value)),
    description: placeWord(value),
    row: { ...row, after: value },
  });
  const items: readonly AnswerItem[] = [
    ...[{ ...anywhere, hostAddress: '127.0.0.1' }, anywhere]
      .filter(value => !isSame(value, after))
      .map(answer),
    { label: `$(edit) ${l10n.t('Another Port or Address of the Host…')}` },
    ...(before && after && !isSame(before, after)
      ? [{ label: `$(discard) ${l10n.t('As Before')}`, row: { before, after: before } }]
      : []),
    ...(after
      ? [
          {
            label: `$(circle-slash) ${l10n.t('Do Not Publish It')}`,
            description: l10n.t('containers on its networks still reach it'),
            row: before ? { before } : {},
          },
        ]
      : []),
  ];
  const options = { title: scene.title, placeHolder: portMapping(port), ignoreFocusOut: true };
  const picked = await window.showQuickPick(items, options);
  return picked && (picked.row ?? typed(row, others, scene));
}

async function typed(row: Row, others: readonly Row[], scene: PortScene): Promise<Row | undefined> {
  const port = row.after ?? row.before;
  const text = await window.showInputBox({
    title: scene.title,
    prompt: l10n.t(
      'As behind “docker run -p”: port of the host, colon, port in the container; an address of the host may stand before',
    ),
    placeHolder: '127.0.0.1:8080:80',
    ...(port ? { value: portMapping(port) } : {}),
    ignoreFocusOut: true,
    validateInput: value => problemOf(value, others, scene),
  });
  const draft = text === undefined ? undefined : readPortMapping(text);
  const after = draft && portOfDraft(draft);
  return after && { ...row, after };
}

function problemOf(text: string, others: readonly Row[], scene: PortScene): string | undefined {
  const draft = readPortMapping(text);
  if (!draft) return l10n.t('For example 8080:80, or 127.0.0.1:8080:80/udp.');
  const drafts = [
    ...portsOf(others).flatMap(other => readPortMapping(portMapping(other)) ?? []),
    draft,
  ];
  const [problem] = portProblems(drafts, drafts.length - 1, { landscape: scene.others });
  return problem && runSentence(problem);
}
