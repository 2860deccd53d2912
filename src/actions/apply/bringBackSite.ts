import type { Action } from '../action';
import { checkEngine } from '../checkEngine';
import { ApplyError } from './applyError';
import { applyLines } from './applyLines';
import { restoreSite } from './restoreSite';
import type { SiteJournal } from './siteJournal';
import type { SitePlan } from './sitePlan';

/** Puts right what was interrupted while a file of an nginx was changed. Throws an `ApplyError` where it cannot be. */
export function bringBackSite(plan: SitePlan, journal: SiteJournal): Action {
  return {
    cli: applyLines({ ...plan, after: plan.before }),
    touches: { containers: [plan.containerId] },
    about: { container: plan.containerName },
    // Not to be cancelled: half of it would be the worst of all.
    run: async engine => {
      const { containerName: name, engineId } = plan;
      await checkEngine(engine, engineId, name);
      await journal.begin(plan);
      const remainder = await restoreSite(engine, plan);
      if (remainder !== undefined) {
        journal.leave(plan);
        throw new ApplyError(name, 'write', remainder, '', remainder);
      }
      await journal.end(plan);
    },
  };
}
