import { type Disposable, l10n } from 'vscode';
import { unsplitNetwork } from '../../actions/split/splitNetwork';
import { addedIn, splitIn } from '../../actions/split/findSplit';
import type { SplitRecord } from '../../actions/split/splitRecord';
import type { Landscape } from '../../landscape/landscape';
import { announce } from '../announce';
import { readFacts } from '../forms/networkScene';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { networksOf } from '../targets';
import { plain, plainLabel } from '../text/words';
import { targetsFor } from './targetsFor';

/** Undoes a split, also days after its message is gone. */
export function registerUndoSplit(parts: Parts): Disposable {
  const { boundary, live, splitHistory } = parts;
  return boundary.command(commands.networkUndoSplit, async (...args) => {
    const { id } = await readFacts(live);
    const known = (await splitHistory.of(id)).filter(record => isThere(live.landscape, record));
    const [clicked] = networksOf(targetsFor(parts, args));
    const ofClicked = known.find(record => clicked && isPartOf(live.landscape, record, clicked.id));
    const record =
      ofClicked ??
      (await pickOne(
        l10n.t('Put which network together again?'),
        known.map(choiceOf),
        l10n.t('No network of this engine is split into tiers.'),
      ));
    if (record) await undoSplit(parts, record);
  });
}

/** Takes a split back and says so. @throws EngineError, Refusal, SplitError. */
export async function undoSplit(parts: Parts, record: SplitRecord): Promise<void> {
  const { boundary, live, runner, splitHistory, splitJournal } = parts;
  const action = unsplitNetwork(live.landscape, record, splitJournal);
  const name = plain(record.network.name);
  await runner.run(l10n.t('Putting “{0}” together again…', name), action);
  await splitHistory.remove(record);
  const message = l10n.t('All are on “{0}” again, with the same names and settings.', name);
  void boundary.attempt(() => announce(parts, message, action.cli));
}

/** Both networks are there: nobody has undone it by hand. */
function isThere(landscape: Landscape, record: SplitRecord): boolean {
  return splitIn(landscape, record) !== undefined && addedIn(landscape, record) !== undefined;
}

function isPartOf(landscape: Landscape, record: SplitRecord, network: string): boolean {
  return [splitIn, addedIn].some(find => find(landscape, record)?.id === network);
}

function choiceOf(record: SplitRecord): Choice<SplitRecord> {
  return {
    value: record,
    label: plainLabel(record.network.name),
    description: l10n.t('split, with “{0}”', plainLabel(record.added.name)),
  };
}
