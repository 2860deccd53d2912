import {
  commands as vscodeCommands,
  Disposable,
  l10n,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import {
  isSnapshotProblem,
  readSnapshot,
  type Snapshot,
  writeSnapshot,
} from '../../export/snapshot';
import { connectedEngine } from '../connectedEngine';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { saveFile } from '../saveFile';
import { SnapshotComparison } from '../snapshots/comparison';
import { snapshotDate, snapshotName, snapshotProblemSentence } from '../snapshots/snapshotWords';
import { plain } from '../text/words';

/** Keeping the landscape in a file, and comparing the live one with it. */
export function registerSnapshots(parts: Parts): Disposable[] {
  const { boundary, topology } = parts;
  const comparison = new SnapshotComparison(parts);
  return [
    Disposable.from(comparison),
    boundary.command(commands.snapshotSave, () => save(parts)),
    boundary.command(commands.snapshotCompare, async () => {
      const snapshot = await choose(parts);
      if (!snapshot) return;
      await comparison.compareWith(snapshot);
      topology.show();
      await showDifferences(comparison, true);
    }),
    boundary.command(commands.snapshotShowDifferences, () => showDifferences(comparison, false)),
    boundary.command(commands.snapshotStopComparing, () => comparison.compareWith(undefined)),
  ];
}

async function save({ live, topology }: Parts): Promise<void> {
  if (!('landscape' in live.state)) connectedEngine(live);
  const { engineName: engine } = topology;
  const at = new Date();
  const content = writeSnapshot({ engine, taken: at.toISOString(), landscape: live.landscape });
  const name = `${snapshotName(engine, at)}.json`;
  await saveFile({ name, kind: l10n.t('Snapshot'), content });
}

/** Asks for a file and reads it; says what is wrong with one that cannot be read. */
async function choose({ live }: Parts): Promise<Snapshot | undefined> {
  if (!('landscape' in live.state)) connectedEngine(live);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Compare with which snapshot?'),
      openLabel: l10n.t('Compare'),
      filters: { [l10n.t('Snapshot')]: ['json'] },
      ...(folder ? { defaultUri: folder } : {}),
    })) ?? [];
  if (!file) return undefined;
  const read = readSnapshot(new TextDecoder().decode(await workspace.fs.readFile(file)));
  if (!isSnapshotProblem(read)) return read;
  const name = plain(file.path.slice(file.path.lastIndexOf('/') + 1));
  await window.showErrorMessage(snapshotProblemSentence(read, name));
  return undefined;
}

/** Both as text, side by side; beside the drawing where that is what the person looks at. */
async function showDifferences(
  { sides, snapshot }: SnapshotComparison,
  isBeside: boolean,
): Promise<void> {
  if (!sides || !snapshot) return;
  const title = l10n.t('Snapshot of {0} ↔ now', snapshotDate(snapshot.taken));
  const options = isBeside
    ? { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false }
    : { preview: false };
  await vscodeCommands.executeCommand('vscode.diff', sides.before, sides.now, title, options);
}
