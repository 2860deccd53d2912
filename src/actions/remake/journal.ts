import { record } from '../../landscape/fields';
import { isSame } from '../../landscape/isSame';
import { PlanJournal } from '../planJournal';
import { Refusal } from '../refusal';
import type { RemakePlan } from './plan';

/** Containers that are being made again, or were when the process ended. */
export class RemakeJournal extends PlanJournal<RemakePlan> {
  constructor(folder: string) {
    super(folder, {
      subjectOf: ({ containerId }) => containerId,
      isPlan: isRemakePlan,
      isAboutSame: (open, plan) =>
        open.engineId === plan.engineId &&
        (open.containerId === plan.containerId || open.name === plan.name),
      mayFollow: isSame,
      refusal: ({ name }) => new Refusal({ kind: 'remakeOpen', name }),
    });
  }
}

function isRemakePlan(value: unknown): value is RemakePlan {
  const plan = record(value);
  const texts = ['engineId', 'containerId', 'name', 'keptName', 'draftName'];
  return (
    plan['format'] === 1 &&
    typeof plan['isActive'] === 'boolean' &&
    texts.every(name => typeof plan[name] === 'string')
  );
}
