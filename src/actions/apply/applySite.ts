import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { readDump } from '../../nginx/read/readDump';
import { checkEngine } from '../checkEngine';
import { Refusal } from '../refusal';
import { ApplyError, type ApplyStep, applySteps, NginxComplaint } from './applyError';
import { complaintIn, NginxLog, runNginx, untilNewWorkers, workersOf } from './nginxControl';
import { restoreSite } from './restoreSite';
import { isSameFile, readSiteFile, textOfSaved, writeSiteFile } from './siteFile';
import type { SiteJournal } from './siteJournal';
import type { SitePlan } from './sitePlan';

export interface ApplyOptions<T> {
  /** Hears of each step before it begins. */
  readonly onStep?: (step: ApplyStep) => void;
  /**
   * Sends requests through the routes when nginx serves them; gives what is known then, throws a `NginxComplaint` where one
   * fails. `log` says what nginx says meanwhile.
   */
  readonly check?: (log: NginxLog, signal: AbortSignal) => Promise<T>;
}

/**
 * Changes a file of a running nginx: writes it, has nginx test and read it, waits until new workers serve it, and sends
 * requests through the routes. The plan is on disk before the first step. When a step fails or the person cancels, the
 * former file is brought back and nginx reads it again.
 *
 * @throws ApplyError; Refusal where nothing was begun.
 */
export async function applySite<T>(
  engine: Engine,
  plan: SitePlan,
  journal: SiteJournal,
  signal: AbortSignal,
  { onStep = () => undefined, check }: ApplyOptions<T> = {},
): Promise<T | undefined> {
  const { containerId, options } = plan;
  await checkUnchanged(engine, plan);
  signal.throwIfAborted();
  await journal.begin(plan);
  const log = await NginxLog.follow(engine, containerId);
  let current: ApplyStep = 'write';
  // Between the steps only: a request that is given up may still be carried out.
  const step = async <R>(name: ApplyStep, work: () => Promise<R>): Promise<R> => {
    signal.throwIfAborted();
    current = name;
    onStep(name);
    const result = await work();
    signal.throwIfAborted();
    return result;
  };
  let result: T | undefined;
  try {
    await step('write', () => writeSiteFile(engine, plan, plan.after));
    await step('test', () => testConfig(engine, plan));
    const former = await workersOf(engine, containerId);
    log.mark();
    await step('reload', async () => {
      const said = await runNginx(engine, containerId, [...options, '-s', 'reload']);
      if (said.code !== 0) throw new NginxComplaint(complaintIn(said.stderr));
    });
    await step('workers', async () => {
      const failed = await untilNewWorkers(engine, containerId, former, log);
      if (failed !== undefined) throw new NginxComplaint(failed);
    });
    if (check) {
      log.mark();
      result = await step('routes', () => check(log, signal));
    }
  } catch (error) {
    log.stop();
    const hasReloaded = applySteps.indexOf(current) >= applySteps.indexOf('reload');
    const remainder = await restoreSite(engine, plan, hasReloaded);
    if (remainder === undefined) await journal.end(plan);
    else journal.leave(plan);
    const said = error instanceof NginxComplaint ? error.message : '';
    throw new ApplyError(plan.containerName, current, error, said, remainder);
  }
  log.stop();
  await journal.end(plan);
  return result;
}

/** nginx itself says whether it takes the file, and that it is the one that was written. */
async function testConfig(engine: Engine, plan: SitePlan): Promise<void> {
  const said = await runNginx(engine, plan.containerId, [...plan.options, '-T']);
  if (said.code !== 0) throw new NginxComplaint(complaintIn(said.stderr));
  const name = plan.link ?? plan.path;
  const read = readDump(said.stdout).find(({ path }) => path === name);
  if ((read?.text ?? '') !== textOfSaved(plan.after)) {
    throw new EngineError('conflict', `nginx does not read ${plan.path} as it was written`);
  }
}

/** Between the question and the answer somebody else may have changed the file. */
async function checkUnchanged(engine: Engine, plan: SitePlan): Promise<void> {
  const { containerName: name, engineId } = plan;
  await checkEngine(engine, engineId, name);
  const now = await readSiteFile(engine, plan);
  if (!isSameFile(now, plan.before)) {
    throw new Refusal({ kind: 'siteChanged', name, path: plan.path });
  }
}
