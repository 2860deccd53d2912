import type { AreaKey } from '../rack/areas';
import { isJoinable } from '../rack/areas';
import type { Panel, Plan } from '../rack/plan';

/** Answers about a plan that are asked often. */
export interface Decks {
  /** The bars of a column, from top to bottom. */
  readonly inColumn: (column: number) => readonly Panel[];
  /** Its place among the bars of its column. */
  readonly placeOf: (panel: Panel) => number;
  /** The rows in which cards hang in a cell of a panel: the first and the last; none when it is free. */
  readonly rowsIn: (panel: Panel, cell: number) => Rows | undefined;
  /** The bar of an area in a column that is nearest to a panel. */
  readonly barOf: (area: AreaKey, near: Panel) => Panel | undefined;
}

export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Looks a plan over. */
export function decksOf(plan: Plan): Decks {
  const columns = new Map<number, Panel[]>();
  const bars = new Map<string, Panel[]>();
  for (const panel of plan.panels.values()) {
    append(columns, panel.column, panel);
    append(bars, barKey(panel.column, panel.area), panel);
  }
  const places = new Map<string, number>();
  for (const list of columns.values()) {
    list.sort((a, b) => a.y - b.y).forEach((panel, place) => places.set(panel.key, place));
  }
  const rows = new Map<string, Rows>();
  for (const { panel, cell, row } of plan.slots.values()) {
    const key = `${panel} ${cell}`;
    const { first, last } = rows.get(key) ?? { first: row, last: row };
    rows.set(key, { first: Math.min(first, row), last: Math.max(last, row) });
  }
  const placeOf = (panel: Panel) => places.get(panel.key) ?? 0;
  return {
    inColumn: column => columns.get(column) ?? [],
    placeOf,
    rowsIn: (panel, cell) => rows.get(`${panel.key} ${cell}`),
    barOf: (area, near) => {
      const far = (panel: Panel) => Math.abs(placeOf(panel) - placeOf(near));
      return bars
        .get(barKey(near.column, area))
        ?.reduce((best, each) => (far(each) < far(best) ? each : best));
    },
  };
}

/** Whether a panel is a bar: what is no network is a frame, where nothing is joined. */
export function isBar(panel: Panel): boolean {
  return isJoinable(panel.area);
}

/** The height in the middle of a bar, where wires are joined to it. */
export function barMiddle({ sizes }: Plan, panel: Panel): number {
  return panel.y + sizes.bar / 2;
}

function barKey(column: number, area: string): string {
  return `${column} ${area}`;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
