import { type Disposable, env, l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import type { Done } from '../actionRunner';
import { copyCommandLines } from '../announce';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickSome } from '../picks';
import { agoText } from '../text/ageWords';
import { plainLabel } from '../text/words';

/** Copies what was done lately as the command lines that do the same, in the order in which it was done. */
export function registerCopyRecent({ boundary, runner }: Parts): Disposable {
  return boundary.command(commands.engineCopyRecent, async () => {
    const now = Date.now();
    const picked = await pickSome(
      l10n.t('Copy which actions as docker commands?'),
      runner.history.filter(({ cli }) => cli.length > 0).map(done => recentChoice(done, now)),
      l10n.t('Nothing has been changed since this window was opened.'),
    );
    if (picked) await copyCommandLines(picked.toReversed().flatMap(({ cli }) => cli));
  });
}

function recentChoice(done: Done, now: number): Choice<Done> {
  const [first = ''] = done.cli.map(cliLine);
  const words = [
    agoText(done.at, now, env.language),
    done.isFailed ? l10n.t('failed') : undefined,
    done.cli.length > 1 ? l10n.t('commands: {0}', done.cli.length) : undefined,
  ];
  return {
    value: done,
    label: plainLabel(first),
    description: words.filter(word => word !== undefined).join(' · '),
  };
}
