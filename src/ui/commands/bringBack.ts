import { l10n } from 'vscode';
import { restoreNetwork } from '../../actions/restoreNetwork';
import type { EngineParts } from '../parts';
import type { Removal } from '../removals';
import { tell } from '../report';
import { runEach } from '../runEach';
import { broughtBackWording } from '../text/removeWords';

/** Undoes removals: the networks are made again, and their containers connected as they were. */
export async function bringBack(parts: EngineParts, removals: readonly Removal[]): Promise<void> {
  const { boundary, journal, runner } = parts;
  const report = await runEach(runner, l10n.t('Bringing back networks…'), removals, ({ plan }) =>
    restoreNetwork(plan, journal),
  );
  void boundary.attempt(() => tell(parts, broughtBackWording(), report));
}
