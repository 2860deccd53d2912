// Where everything is, as numbers that outlive one landscape: what was placed stays where it is.
import type { ContainerId, NetworkId } from '../../../src/landscape/landscape';
import type { FoldKey } from '../folds';
import type { AreaKey } from './areas';
import type { Rect } from './geometry';
import type { Density, Sizes } from './sizes';
import { sizesOf } from './sizes';

/** Column 0 is the host, left of the origin; networks begin at column 1. The gutter is on its right. */
export interface Column {
  cells: number;
  x: number;
  gutter: number;
}

export interface Row {
  readonly y: number;
  readonly height: number;
}

/** An area has more than one panel when the first was full and had no room to grow. */
export interface Panel {
  readonly key: string;
  readonly area: AreaKey;
  column: number;
  y: number;
  rows: Row[];
}

/** The place of a unit; `height` is that of the owner's card alone. */
export interface Slot {
  readonly panel: string;
  readonly row: number;
  readonly cell: number;
  readonly height: number;
  /** All that is in a folded area is one card, as wide as the panel. */
  readonly isWide?: boolean;
}

/** The place of a container under the card whose namespace it shares. */
export interface Join {
  readonly owner: ContainerId;
  readonly index: number;
}

/** Dense walls have two doors side by side; the wire of the inner one runs under the outer one. */
export interface DoorPlace {
  readonly y: number;
  readonly isInner: boolean;
}

/** A panel before its area was folded. */
export interface Stowed {
  readonly panel: Panel;
  /** How many cards lay side by side in its column. */
  readonly cells: number;
  readonly slots: ReadonlyMap<ContainerId, Slot>;
  readonly joins: ReadonlyMap<ContainerId, Join>;
  /** How it was before it was folded itself, where its project was folded later. */
  readonly inner?: Stowed | undefined;
  /** Of a service: what the panel looked like without it. */
  readonly left?: Contents;
}

/** What is in a panel; rows by their heights below its top. */
export interface Contents {
  readonly rows: readonly Row[];
  readonly slots: ReadonlyMap<ContainerId, Slot>;
}

export interface Plan {
  readonly density: Density;
  readonly sizes: Sizes;
  readonly columns: Column[];
  readonly panels: Map<string, Panel>;
  readonly slots: Map<ContainerId, Slot>;
  readonly joins: Map<ContainerId, Join>;
  /** Where containers that are gone were, by name: one that comes back gets its place back. */
  readonly vacated: Map<string, Slot>;
  readonly names: Map<ContainerId, string>;
  /** Where panels that are gone were, by the names of their areas: the same for those. */
  readonly gone: Map<string, Panel>;
  /** What people call areas: networks by their names, since one that is made anew has another id. */
  readonly areaNames: Map<AreaKey, string>;
  readonly doors: Map<string, DoorPlace>;
  readonly homes: Map<ContainerId, AreaKey>;
  /** Panels as they were before an area or a stack in them was folded, by the key of the area or the stack. */
  readonly stowed: Map<string, Stowed>;
  /** What was folded when it was drawn, and what was not. */
  readonly folds: Map<FoldKey, boolean>;
  readonly colours: Map<NetworkId, number>;
  /** Published ports share one wire where each of its own would be too many. */
  readonly isBundled: boolean;
  /** A person moved something: it is not arranged anew unless somebody asks for that. */
  readonly isByHand: boolean;
}

/** A plan with nothing on it. */
export function emptyPlan(
  density: Density,
  isBundled: boolean,
  sizes: Sizes = sizesOf(density),
): Plan {
  return {
    density,
    sizes,
    columns: [{ cells: 1, x: 0, gutter: 0 }],
    panels: new Map(),
    slots: new Map(),
    joins: new Map(),
    vacated: new Map(),
    names: new Map(),
    gone: new Map(),
    areaNames: new Map(),
    doors: new Map(),
    homes: new Map(),
    stowed: new Map(),
    folds: new Map(),
    colours: new Map(),
    isBundled,
    isByHand: false,
  };
}

/** A copy that can be changed without the original noticing. */
export function copyPlan(plan: Plan): Plan {
  return {
    density: plan.density,
    sizes: plan.sizes,
    isBundled: plan.isBundled,
    isByHand: plan.isByHand,
    columns: plan.columns.map(column => ({ ...column })),
    panels: copyPanels(plan.panels),
    gone: copyPanels(plan.gone),
    areaNames: new Map(plan.areaNames),
    slots: new Map(plan.slots),
    joins: new Map(plan.joins),
    vacated: new Map(plan.vacated),
    names: new Map(plan.names),
    doors: new Map(plan.doors),
    homes: new Map(plan.homes),
    stowed: new Map([...plan.stowed].map(([k, s]) => [k, { ...s, panel: { ...s.panel } }])),
    folds: new Map(plan.folds),
    colours: new Map(plan.colours),
  };
}

function copyPanels(panels: ReadonlyMap<string, Panel>): Map<string, Panel> {
  return new Map([...panels].map(([key, panel]) => [key, { ...panel, rows: [...panel.rows] }]));
}

/** How wide the panels of a column are. */
export function columnWidth(plan: Plan, index: number): number {
  const sizes = plan.sizes;
  if (index === 0) return sizes.hostWidth;
  return panelWidth(sizes, plan.columns[index]?.cells ?? 1);
}

/** How wide a panel is with so many cards side by side. */
export function panelWidth(sizes: Sizes, cells: number): number {
  return sizes.left + cells * (sizes.cardWidth + sizes.channel) - sizes.channel + sizes.right;
}

/** How high a panel is; one without rows is only its header. */
export function panelHeight(sizes: Sizes, panel: Panel): number {
  const bottom = Math.max(0, ...panel.rows.map(row => row.y + row.height - panel.y));
  return bottom ? bottom + sizes.pad : sizes.header;
}

/** Where a panel is. */
export function panelRect(plan: Plan, panel: Panel): Rect {
  return {
    x: plan.columns[panel.column]?.x ?? 0,
    y: panel.y,
    width: columnWidth(plan, panel.column),
    height: panelHeight(plan.sizes, panel),
  };
}

/** Where the card of a placed unit's owner is. */
export function cardRect(plan: Plan, slot: Slot): Rect | undefined {
  const panel = plan.panels.get(slot.panel);
  const row = panel?.rows[slot.row];
  if (!panel || !row) return undefined;
  const sizes = plan.sizes;
  const width = cardWidth(plan, panel, slot);
  const left = (plan.columns[panel.column]?.x ?? 0) + (panel.column ? sizes.left : sizes.pad);
  return { x: left + slot.cell * (width + sizes.channel), y: row.y, width, height: slot.height };
}

/** A text that is the same for the same place. */
export function slotKey({ panel, row, cell }: Omit<Slot, 'height'>): string {
  return `${panel} ${row} ${cell}`;
}

/** How many are joined to each card from below. */
export function joinedTo(plan: Plan): ReadonlyMap<ContainerId, number> {
  const joined = new Map<ContainerId, number>();
  for (const { owner, index } of plan.joins.values()) {
    joined.set(owner, Math.max(joined.get(owner) ?? 0, index + 1));
  }
  return joined;
}

function cardWidth(plan: Plan, { column }: Panel, { isWide }: Slot): number {
  const { sizes } = plan;
  if (column === 0) return sizes.hostWidth - 2 * sizes.pad;
  // Under a bar a card hangs in its cell.
  if (!isWide || sizes.bar) return sizes.cardWidth;
  return columnWidth(plan, column) - sizes.left - sizes.right;
}

/** How far a card and those joined to it reach. */
export function bottomsOf(plan: Plan): (id: ContainerId) => number {
  const joined = joinedTo(plan);
  return id => {
    const slot = plan.slots.get(id);
    const row = slot && plan.panels.get(slot.panel)?.rows[slot.row];
    return (row?.y ?? 0) + (slot?.height ?? 0) + (joined.get(id) ?? 0) * plan.sizes.sharerHeight;
  };
}

/** How many columns of networks there are beside the host. */
export function lastColumn(plan: Plan): number {
  return plan.columns.length - 1;
}

/** Panels of a column, from top to bottom. */
export function panelsIn(plan: Plan, column: number): Panel[] {
  return [...plan.panels.values()].filter(p => p.column === column).sort((a, b) => a.y - b.y);
}

/** Gives the columns their places from left to right; the host ends where its gutter begins. */
export function setColumns(plan: Plan): void {
  let x = 0;
  plan.columns.forEach((column, index) => {
    if (index === 0) {
      column.x = -column.gutter - columnWidth(plan, 0);
      return;
    }
    column.x = x;
    x += columnWidth(plan, index) + column.gutter;
  });
}

/** Where a door is in the host's wall. */
export function doorRect(plan: Plan, { y, isInner }: DoorPlace): Rect {
  const { hostWidth, pad, doorHeight, doorColumns, doorGap } = plan.sizes;
  const right = (plan.columns[0]?.x ?? 0) + hostWidth;
  const width = (hostWidth - pad - (doorColumns - 1) * (doorGap + pad)) / doorColumns;
  const x = right - width - (isInner ? width + doorGap + pad : 0);
  return { x, y, width, height: doorHeight };
}
