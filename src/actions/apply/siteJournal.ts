import { record } from '../../landscape/fields';
import { PlanJournal } from '../planJournal';
import { Refusal } from '../refusal';
import type { SitePlan } from './sitePlan';

/** The changes of nginx configurations that are under way or were interrupted; a file may be changed again. */
export class SiteJournal extends PlanJournal<SitePlan> {
  constructor(folder: string) {
    super(folder, {
      subjectOf: ({ containerId }) => containerId,
      isPlan: isSitePlan,
      isAboutSame: (open, plan) =>
        open.engineId === plan.engineId && open.containerId === plan.containerId,
      mayFollow: (open, plan) => open.path === plan.path,
      refusal: ({ containerName }) => new Refusal({ kind: 'applyOpen', name: containerName }),
    });
  }
}

/** As far as its shape tells. */
export function isSitePlan(value: unknown): value is SitePlan {
  const plan = record(value);
  return (
    plan['format'] === 1 &&
    typeof plan['engineId'] === 'string' &&
    typeof plan['containerId'] === 'string' &&
    typeof plan['containerName'] === 'string' &&
    typeof plan['path'] === 'string' &&
    typeof record(plan['place'])['kind'] === 'string' &&
    Array.isArray(plan['options']) &&
    typeof record(plan['before'])['kind'] === 'string' &&
    typeof record(plan['after'])['kind'] === 'string'
  );
}
