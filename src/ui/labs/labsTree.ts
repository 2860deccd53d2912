import { EventEmitter, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import { sleep } from '../../actions/sleep';
import type { LabId } from '../../labs/lab';
import type { CheckResult } from '../../labs/runChecks';
import type { LiveLandscape } from '../../live/liveLandscape';
import type { Boundary } from '../boundary';
import { views } from '../ids';

/** A line of the labs’ view. */
export interface LabRow {
  readonly lab: LabId;
  item: TreeItem;
  readonly parent?: LabRow;
  children: LabRow[];
}

/** What was found of the labs that are set up. */
export type LabResults = ReadonlyMap<LabId, readonly CheckResult[]>;

/** Milliseconds that the landscape is left to settle before a lab is looked at: one act is several events. */
const settling = 400;

/** Milliseconds after which a view that is hidden will not ask for its rows. */
const patience = 1_000;

/** The labs, and how far those are that have been set up. They are looked at while they can be seen, and when something changes. */
export class LabsTree implements TreeDataProvider<LabRow> {
  private readonly changed = new EventEmitter<LabRow[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly view: TreeView<LabRow>;
  private rows: LabRow[] = [];
  private isGiven = false;
  private onRows: (() => void) | undefined;
  private results: LabResults = new Map();
  private timer: NodeJS.Timeout | undefined;
  private looking: AbortController | undefined;

  constructor(
    private readonly live: LiveLandscape,
    private readonly boundary: Boundary,
  ) {
    this.view = window.createTreeView(views.labs, { treeDataProvider: this });
    this.view.onDidChangeVisibility(() => this.update());
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.looking?.abort();
    this.view.dispose();
    this.changed.dispose();
  }

  /** Looks again soon, if somebody sees it. */
  update(): void {
    this.looking?.abort();
    clearTimeout(this.timer);
    if (!this.view.visible) return;
    this.timer = setTimeout(() => void this.boundary.attempt(() => this.look()), settling);
  }

  /** Looks at once, whoever sees it. */
  async look(): Promise<void> {
    this.looking?.abort();
    const controller = new AbortController();
    this.looking = controller;
    const { lookAtLabs } = await import('../onDemand');
    try {
      this.results = await lookAtLabs(this.live, this.results, controller.signal);
    } catch (error) {
      // Another look has begun.
      if (controller.signal.aborted) return;
      throw error;
    }
    await this.show();
  }

  getTreeItem({ item }: LabRow): TreeItem {
    return item;
  }

  getParent({ parent }: LabRow): LabRow | undefined {
    return parent;
  }

  async getChildren(row?: LabRow): Promise<LabRow[]> {
    if (row) return row.children;
    const { labRows } = await import('../onDemand');
    this.rows = labRows(this.live.landscape, this.results);
    this.isGiven = true;
    this.onRows?.();
    return this.rows;
  }

  /** Shows a lab. */
  async reveal(lab: LabId): Promise<void> {
    await this.show();
    // Only a row that the editor has asked for can be shown, and it asks a moment after a change.
    const asked = new Promise<void>(resolve => (this.onRows = resolve));
    if (!this.isGiven) await Promise.race([asked, sleep(patience)]);
    const row = this.rows.find(candidate => candidate.lab === lab);
    if (row) await this.view.reveal(row, { focus: false, select: true });
  }

  /** Fires for the labs of which something else is said; a button of a row that is asked for again does not know its lab. */
  private async show(): Promise<void> {
    const { labRows } = await import('../onDemand');
    const latest = labRows(this.live.landscape, this.results);
    if (latest.some((row, i) => row.item.id !== this.rows[i]?.item.id)) {
      this.isGiven = false;
      this.changed.fire(undefined);
      return;
    }
    const touched: LabRow[] = [];
    this.rows.forEach((row, i) => {
      const { item, children } = latest[i] ?? row;
      if (textOf(row) === textOf({ item, children })) return;
      row.item = item;
      row.children = children.map(child => ({ ...child, parent: row }));
      touched.push(row);
    });
    if (touched.length > 0) this.changed.fire(touched);
  }
}

/** All that a lab's rows say. */
function textOf({ item, children }: Pick<LabRow, 'item' | 'children'>): string {
  return JSON.stringify([item, children.map(child => child.item)]);
}
