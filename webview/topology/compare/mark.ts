import { setAttribute } from '../../dom';
import { t } from '../../l10n';

/** What became of something since a snapshot, as far as it is still there. */
export interface Mark {
  readonly kind: MarkKind;
  /** What can be told of it otherwise than before, a sentence for each. */
  readonly changes: readonly string[];
}

export const markKinds = ['came', 'changed', 'remade'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The sign at the corner, which tells the kinds apart without their colours. */
export const markSigns: Readonly<Record<MarkKind | 'went', string>> = {
  came: '+',
  changed: '~',
  remade: '↻',
  went: '−',
};

/** Marks an element for eye and ear, or takes its mark away. True when it was another one before. */
export function showMark(on: HTMLElement, mark: Mark | undefined): boolean {
  const words = mark && [kindWord(mark.kind), ...mark.changes].join('. ');
  if (on.getAttribute('aria-description') === (words ?? null)) return false;
  setAttribute(on, 'data-compared', mark?.kind);
  setAttribute(on, 'data-sign', mark && markSigns[mark.kind]);
  setAttribute(on, 'aria-description', words);
  return true;
}

/** What became of it, in words. */
export function kindWord(kind: MarkKind): string {
  switch (kind) {
    case 'came':
      return t('new since the snapshot');
    case 'changed':
      return t('changed since the snapshot');
    case 'remade':
      return t('made again since the snapshot');
  }
}
