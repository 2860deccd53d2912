import { record } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import { PlanJournal } from '../planJournal';
import { Refusal } from '../refusal';
import type { RebuildPlan } from './plan';

/**
 * The changes of networks that are under way or were interrupted. A network and its namesake are the same thing; only the
 * same plan may be begun again.
 */
export class RebuildJournal extends PlanJournal<RebuildPlan> {
  constructor(folder: string) {
    super(folder, {
      subjectOf: ({ networkId }) => networkId,
      isPlan: isRebuildPlan,
      isAboutSame: (open, plan) =>
        open.engineId === plan.engineId &&
        (open.networkId === plan.networkId || open.before.name === plan.before.name),
      mayFollow: isSame,
      refusal: ({ before }) => new Refusal({ kind: 'rebuildOpen', name: before.name }),
    });
  }
}

function isRebuildPlan(value: unknown): value is RebuildPlan {
  const plan = record(value);
  return (
    plan['format'] === 1 &&
    typeof plan['engineId'] === 'string' &&
    typeof plan['networkId'] === 'string' &&
    typeof record(plan['before'])['name'] === 'string' &&
    Array.isArray(plan['endpoints'])
  );
}
