import { l10n, window } from 'vscode';
import { refuseObstacle } from '../../actions/remake/obstacle';
import { remakeContainer, removeKept, restoreContainer } from '../../actions/remakeContainer';
import type { RemakePlan } from '../../actions/remake/plan';
import type { Remake } from '../../actions/remake/prepare';
import { writtenFiles } from '../../actions/remake/written';
import { announce, isConfirmed, undoOffer } from '../announce';
import { connectedEngine } from '../connectedEngine';
import type { EngineParts } from '../parts';
import { remakeSteps } from '../text/remakeWords';
import { plain, someOf } from '../text/words';

/** Asks, makes a container again, and offers the way back and to remove the one before. */
export async function makeAgain(
  parts: EngineParts,
  remake: Remake,
  question: string,
): Promise<void> {
  const { boundary, live, remakeJournal, runner } = parts;
  const action = remakeContainer(live.landscape, remake, remakeJournal);
  const detail = remakeSteps(remake)
    .map(step => `• ${step}`)
    .join('\n');
  if (!(await isConfirmed(parts, question, detail, l10n.t('Make Again'), action.cli))) return;
  checkStill(parts, remake);
  const name = plain(remake.plan.name);
  const plan = await runner.run(l10n.t('Making “{0}” again…', name), action);
  const message = l10n.t(
    '“{0}” is made again. The one before is kept as “{1}”, stopped.',
    name,
    plain(plan.keptName),
  );
  const { written } = remake;
  const remove = {
    label: l10n.t('Remove the One Before…'),
    run: () => removeBefore(parts, plan, written),
  };
  const offers = [undoOffer(() => undo(parts, plan)), remove];
  void boundary.attempt(() => announce(parts, message, action.cli, undefined, offers));
}

/**
 * While the question was open, somebody may have begun to share its network.
 *
 * @throws Refusal where it cannot be made again any more.
 */
function checkStill({ live }: EngineParts, { container: { id } }: Remake): void {
  const { landscape } = live;
  const container = landscape.containers.find(each => each.id === id);
  if (container) refuseObstacle(landscape, container);
}

/** The new one goes with what it wrote meanwhile, which is worth a question. */
async function undo(parts: EngineParts, plan: RemakePlan): Promise<void> {
  const { boundary, remakeJournal, runner } = parts;
  const action = restoreContainer(plan, remakeJournal);
  const written = plan.madeId ? await writtenBy(parts, plan.madeId) : [];
  const name = plain(plan.name);
  if (written.length > 0) {
    const question = l10n.t('Bring back “{0}” as it was before?', name);
    const detail = l10n.t(
      'The new one is removed, with the files that it wrote outside of volumes: {0} ({1}).',
      written.length,
      someOf(written, 3, path => plain(path, 40)),
    );
    if (!(await isConfirmed(parts, question, detail, l10n.t('Bring Back'), action.cli))) return;
  }
  await runner.run(l10n.t('Bringing back “{0}”…', name), action);
  void boundary.attempt(() => announce(parts, l10n.t('“{0}” is as it was.', name), action.cli));
}

/** Nothing where it is gone, or its engine does not say it. */
async function writtenBy(
  { live }: EngineParts,
  id: NonNullable<RemakePlan['madeId']>,
): Promise<readonly string[]> {
  const engine = connectedEngine(live);
  const read = async () =>
    writtenFiles(await engine.listChanges(id), await engine.inspectContainer(id));
  return read().catch(() => []);
}

async function removeBefore(
  parts: EngineParts,
  plan: RemakePlan,
  written: readonly string[] | undefined,
): Promise<void> {
  const action = removeKept(plan);
  const name = plain(plan.keptName);
  const lost =
    written === undefined || written.length > 0
      ? l10n.t('What it wrote outside of volumes goes with it; volumes stay.')
      : l10n.t('It wrote nothing outside of volumes, and volumes stay.');
  const detail = [lost, l10n.t('There is no way back after that.')].join('\n');
  const question = l10n.t('Remove “{0}”?', name);
  if (!(await isConfirmed(parts, question, detail, l10n.t('Remove'), action.cli))) return;
  await parts.runner.run(l10n.t('Removing…'), action);
  window.setStatusBarMessage(`$(check) ${l10n.t('“{0}” is removed.', name)}`, 5000);
}
