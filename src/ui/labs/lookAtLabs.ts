import { commands, l10n, window } from 'vscode';
import { readEngineFacts } from '../../landscape/engineFacts';
import { type Lab, labIds } from '../../labs/lab';
import { isSetUp } from '../../labs/labThings';
import { labOf, labs } from '../../labs/labs';
import { type CheckResult, runChecks } from '../../labs/runChecks';
import type { Engine } from '../../engine/engine';
import type { LiveLandscape } from '../../live/liveLandscape';
import { commands as ids, solvedKey } from '../ids';
import { labTitle } from './labRows';
import type { LabResults } from './labsTree';

/**
 * What holds of the labs that are set up on the engine. Who has just solved one is told so.
 *
 * @throws the signal’s reason, EngineError
 */
export async function lookAtLabs(
  { engine, landscape }: LiveLandscape,
  before: LabResults,
  signal: AbortSignal,
): Promise<LabResults> {
  const open = labs.filter(({ id }) => isSetUp(landscape, id));
  if (!engine || open.length === 0) return new Map();
  const isInSwarm = await isSwarmManager(engine, open, signal);
  const found = await Promise.all(
    open.map(async lab => {
      const checks = [...lab.checks, ...(isInSwarm ? (lab.swarmChecks ?? []) : [])];
      return [lab.id, await runChecks(engine, landscape, checks, signal)] as const;
    }),
  );
  const results: LabResults = new Map(found);
  for (const [id, now] of found) {
    if (!isSolved(now)) continue;
    void commands.executeCommand('setContext', solvedKey(id), true);
    // What was found solved at the first look is no news.
    const former = before.get(id);
    if (former && !isSolved(former)) void saySolved(labOf(id));
  }
  return results;
}

/** Asked only where a lab depends on it. */
async function isSwarmManager(
  engine: Engine,
  open: readonly Lab[],
  signal: AbortSignal,
): Promise<boolean> {
  if (!open.some(({ swarmChecks }) => swarmChecks)) return false;
  return readEngineFacts(await engine.info(signal), undefined).swarm.isManager;
}

function isSolved(results: readonly CheckResult[]): boolean {
  return results.length > 0 && results.every(({ isMet }) => isMet);
}

async function saySolved({ id }: Lab): Promise<void> {
  const next = labIds[labIds.indexOf(id) + 1];
  const goOn = l10n.t('Next Lab');
  const remove = l10n.t('Remove Lab');
  const choice = await window.showInformationMessage(
    l10n.t('Lab solved: {0}', labTitle(id)),
    ...(next ? [goOn] : []),
    remove,
  );
  if (choice === remove) await commands.executeCommand(ids.labRemove, { lab: id });
  if (choice === goOn) await commands.executeCommand(ids.labRead, { lab: next });
}
