import type { Engine } from '../../engine/engine';
import { EngineError } from '../../engine/engineError';
import { sleep } from '../sleep';
import { NginxComplaint } from './applyError';
import { complaintIn, NginxLog, runNginx, untilNewWorkers, workersOf } from './nginxControl';
import { isSameFile, readSiteFile, writeSiteFile } from './siteFile';
import type { SitePlan } from './sitePlan';

/** Milliseconds before each attempt. */
const rests = [0, 500, 2000];

/**
 * Brings back the file of before, and has nginx read it, from whatever state an apply was left in: it looks at the file
 * instead of trusting what was done.
 *
 * @param hasReloaded false where nginx cannot have read the new file: then it need not read the former one.
 * @returns why it could not be brought back; undefined when all is as it was.
 */
export async function restoreSite(
  engine: Engine,
  plan: SitePlan,
  hasReloaded = true,
): Promise<unknown> {
  let failure: unknown;
  for (const rest of rests) {
    if (rest > 0) await sleep(rest);
    try {
      await attempt(engine, plan, hasReloaded);
      return undefined;
    } catch (error) {
      failure = error;
    }
  }
  return failure;
}

async function attempt(engine: Engine, plan: SitePlan, hasReloaded: boolean): Promise<void> {
  const { containerId, options, before, after } = plan;
  const now = await readSiteFile(engine, plan);
  if (!isSameFile(now, before)) {
    // Somebody else has written there meanwhile: that is theirs.
    if (!isSameFile(now, after)) {
      throw new EngineError('conflict', `${plan.path} was changed meanwhile`);
    }
    await writeSiteFile(engine, plan, before);
  }
  if (!hasReloaded || !(await isRunning(engine, plan))) return;
  const log = await NginxLog.follow(engine, containerId);
  try {
    const former = await workersOf(engine, containerId);
    const said = await runNginx(engine, containerId, [...options, '-s', 'reload']);
    if (said.code !== 0) throw new NginxComplaint(complaintIn(said.stderr));
    const failed = await untilNewWorkers(engine, containerId, former, log);
    if (failed !== undefined) throw new NginxComplaint(failed);
  } finally {
    log.stop();
  }
}

/** One that does not run reads its files when it starts. */
async function isRunning(engine: Engine, { containerId }: SitePlan): Promise<boolean> {
  const [listed] = await engine.listContainers([containerId]);
  return (listed as { readonly State?: unknown } | undefined)?.State === 'running';
}
