import { t } from '../l10n';
import type { Drawing } from './drawing';
import type { Folds } from './folds';
import type { Item } from './items';

export interface FoldingActions {
  readonly change: (change: () => boolean) => Promise<boolean>;
  readonly announce: (text: string) => void;
  readonly save: () => void;
}

/** What a person folds and unfolds. */
export class Folding {
  folds: Folds = {};

  constructor(
    private readonly drawing: Drawing,
    private readonly actions: FoldingActions,
  ) {}

  /** Folds or unfolds what an element stands for or is part of; the keyboard stays with it. */
  async toggle({ fold, layer }: Item): Promise<void> {
    if (!fold) return;
    const { drawing, actions } = this;
    const hadFocus = drawing.element.contains(document.activeElement);
    await actions.change(() => {
      this.folds = { ...this.folds, [fold.key]: !fold.isFolded };
      return true;
    });
    const next = drawing.foldedBy(fold.key, layer);
    if (next) {
      drawing.setStop(next.key);
      if (hadFocus) drawing.focusStop();
      const name = drawing.nameOf(next);
      actions.announce(fold.isFolded ? t('Unfolded: {0}', name) : t('Folded: {0}', name));
    }
    actions.save();
  }
}
