import type { AdviceItem } from '../advice/adviceItem';

/** The row that all advice is below. */
export interface AdviceGroupRow {
  readonly kind: 'adviceGroup';
  readonly key: string;
  readonly items: readonly AdviceItem[];
}

export interface AdviceRow {
  readonly kind: 'advice';
  readonly key: string;
  readonly item: AdviceItem;
}

export const adviceGroupKey = 'advice';

export function adviceGroup(items: readonly AdviceItem[]): AdviceGroupRow {
  return { kind: 'adviceGroup', key: adviceGroupKey, items };
}

/** In the order of the rules. Two things of one name would be the same advice: they are told apart by their place. */
export function adviceRows(items: readonly AdviceItem[]): readonly AdviceRow[] {
  const seen = new Map<string, number>();
  return items.map(item => {
    const before = seen.get(item.key) ?? 0;
    seen.set(item.key, before + 1);
    return { kind: 'advice', key: `advice:${item.key}:${before}`, item };
  });
}
