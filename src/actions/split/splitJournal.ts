import { isSame } from '../../landscape/isSame';
import { PlanJournal } from '../planJournal';
import { Refusal } from '../refusal';
import { isSplitRecord, type SplitRecord } from './splitRecord';

/** The splits of networks that are under way or were interrupted, and the ways back from them. */
export class SplitJournal extends PlanJournal<SplitRecord> {
  constructor(folder: string) {
    super(folder, {
      subjectOf: ({ network }) => network.id,
      isPlan: isSplitRecord,
      isAboutSame: (open, plan) =>
        open.engineId === plan.engineId &&
        (open.network.id === plan.network.id || open.added.name === plan.added.name),
      mayFollow: isSame,
      refusal: ({ network }) => new Refusal({ kind: 'rebuildOpen', name: network.name }),
    });
  }
}
