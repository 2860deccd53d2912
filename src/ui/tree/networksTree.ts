import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Changes } from '../../landscape/diffLandscapes';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';
import type { DetailsCache } from '../../live/detailsCache';
import type { Target } from '../../protocol/topology';
import type { LiveChange, LiveLandscape } from '../../live/liveLandscape';
import { type DetailRow, detailRows } from './detailRows';
import {
  type ContainerRow,
  memberRows,
  networkKey,
  networkRow,
  rootRows,
  type Row,
  type RowOptions,
} from './rows';
import { containerItem, detailItem, networkItem, unattachedItem } from './treeItems';

/** A place in the tree that stays the same object as long as it is there; its row is the latest. */
export interface TreeNode {
  row: Row | DetailRow;
  readonly parent: TreeNode | undefined;
}

/** Maps rows to tree items, and a change of the landscape to the few rows that it touches. */
export class NetworksTree implements TreeDataProvider<TreeNode> {
  private readonly changed = new EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new Map<string, TreeNode>();
  /** Keys of the children that the view was last given, by the key of their parent. */
  private readonly given = new Map<string, readonly string[]>();
  private before: Landscape;

  constructor(
    private readonly live: LiveLandscape,
    private readonly details: DetailsCache,
    private readonly options: () => RowOptions,
  ) {
    this.before = live.landscape;
  }

  dispose(): void {
    this.changed.dispose();
  }

  getTreeItem({ row }: TreeNode): TreeItem {
    switch (row.kind) {
      case 'network':
        return networkItem(row, this.live.landscape, this.options().filter.text !== '');
      case 'unattached':
        return unattachedItem(row.key, this.live.landscape);
      case 'container':
        return containerItem(row, this.live.landscape);
      case 'detail':
        return detailItem(row);
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const rows = parent ? await this.rowsBelow(parent.row) : this.roots();
    this.given.set(
      parent?.row.key ?? '',
      rows.map(row => row.key),
    );
    return rows.map(row => this.node(row, parent));
  }

  /** The node of a target, for `TreeView.reveal`; of a container without a network, the first that is shown. */
  find(target: Target): TreeNode | undefined {
    const roots = this.roots().filter(row => row.kind !== 'container');
    const parentKey =
      target.kind === 'container' ? this.placeOf(target.containerId) : networkKey(target.networkId);
    const root = roots.find(row => row.key === parentKey);
    if (!root) return undefined;
    const parent = this.node(root, undefined);
    if (target.kind === 'network') return parent;
    const row = memberRows(root, this.live.landscape, this.options()).find(
      ({ container }) => container.id === target.containerId,
    );
    return row && this.node(row, parent);
  }

  private placeOf(containerId: ContainerId): string {
    const shown = new Set(this.roots().map(row => row.key));
    const places = attachmentsOf(this.live.landscape).on(containerId);
    const keys = places.map(({ network }) => networkKey(network.id));
    return keys.find(key => shown.has(key)) ?? 'unattached';
  }

  /** Nothing is there to be shown. */
  isEmpty(): boolean {
    return this.roots().length === 0;
  }

  /** Everything may be different: options changed, or there is another state to show. */
  refresh(): void {
    this.before = this.live.landscape;
    this.forgetGone();
    this.changed.fire(undefined);
  }

  /** Fires for the touched rows only; for all of them when rows at the top came, went or moved. */
  update({ diff }: LiveChange): void {
    const before = this.before;
    const { landscape } = this.live;
    this.before = landscape;
    if (!this.isGiven('', this.roots())) return this.refresh();
    const touched = new Set<TreeNode>();
    for (const network of diff.networks.changed) this.touch(touched, networkKey(network.id));
    for (const [parentKey, containers] of placesOf(diff.containers, before, landscape)) {
      this.touchMembers(touched, parentKey, containers);
    }
    if (touched.size > 0) this.changed.fire([...touched]);
  }

  /** The parent, when members came, went or moved; else the members that changed. */
  private touchMembers(
    touched: Set<TreeNode>,
    parentKey: string,
    containers: ReadonlySet<ContainerId>,
  ): void {
    const row = this.nodes.get(parentKey)?.row;
    if (!row || row.kind === 'detail' || row.kind === 'container') return;
    const members = memberRows(row, this.live.landscape, this.options());
    // The count decides whether the row can be opened, also where the view never asked for its children.
    const isOtherCount = row.kind === 'network' && row.memberCount !== members.length;
    if (isOtherCount || !this.isGiven(parentKey, members)) return this.touch(touched, parentKey);
    for (const { key, container, attachment } of members) {
      const { through } = attachment ?? {};
      const isTouched = containers.has(container.id) || (through && containers.has(through.id));
      if (isTouched) this.touch(touched, key);
    }
  }

  /** Brings the node's row up to date and marks it. */
  private touch(touched: Set<TreeNode>, key: string): void {
    const node = this.nodes.get(key);
    if (!node) return;
    node.row = this.latest(node.row);
    touched.add(node);
  }

  private latest(row: Row | DetailRow): Row | DetailRow {
    const { landscape } = this.live;
    if (row.kind === 'network') {
      const network = attachmentsOf(landscape).network(row.network.id);
      return network ? networkRow(network, landscape, this.options()) : row;
    }
    if (row.kind !== 'container') return row;
    const attachments = attachmentsOf(landscape);
    const container = attachments.container(row.container.id);
    if (!container) return row;
    const attachment = attachments
      .on(container.id)
      .find(({ network }) => network.id === row.attachment?.network.id);
    const { kind, key } = row;
    return attachment ? { kind, key, container, attachment } : { kind, key, container };
  }

  private roots(): readonly Row[] {
    return rootRows(this.live.landscape, this.options());
  }

  private async rowsBelow(row: Row | DetailRow): Promise<readonly (Row | DetailRow)[]> {
    if (row.kind === 'detail') return [];
    if (row.kind !== 'container') return memberRows(row, this.live.landscape, this.options());
    return detailRows(row, await this.detailsOf(row), this.live.landscape);
  }

  /** Of the container whose namespace it uses, where it uses another's: names and ports are that one's. */
  private async detailsOf({ container, attachment }: ContainerRow) {
    try {
      return await this.details.get((attachment?.through ?? container).id);
    } catch {
      // The rest is known without asking; the next event or refresh asks again.
      return undefined;
    }
  }

  private node(row: Row | DetailRow, parent: TreeNode | undefined): TreeNode {
    const known = this.nodes.get(row.key);
    if (known && known.parent === parent) {
      known.row = row;
      return known;
    }
    const node = { row, parent };
    this.nodes.set(row.key, node);
    return node;
  }

  /** The view has been given just these rows, in this order, or has not asked for them yet. */
  private isGiven(parentKey: string, rows: readonly Row[]): boolean {
    const given = this.given.get(parentKey);
    return !given || (given.length === rows.length && rows.every((row, i) => row.key === given[i]));
  }

  private forgetGone(): void {
    const { landscape } = this.live;
    const attachments = attachmentsOf(landscape);
    for (const [key, { row }] of this.nodes) {
      const isGone =
        (row.kind === 'network' && !attachments.network(row.network.id)) ||
        (row.kind === 'container' && !attachments.container(row.container.id)) ||
        row.kind === 'detail';
      if (!isGone) continue;
      this.nodes.delete(key);
      this.given.delete(key);
    }
  }
}

/** Below which rows the changed containers were, and are. */
function placesOf(
  changes: Changes<Container>,
  ...landscapes: readonly Landscape[]
): ReadonlyMap<string, ReadonlySet<ContainerId>> {
  const places = new Map<string, Set<ContainerId>>();
  const add = (key: string, id: ContainerId) => {
    const ids = places.get(key) ?? new Set();
    places.set(key, ids.add(id));
  };
  for (const { id } of [...changes.added, ...changes.removed, ...changes.changed]) {
    for (const landscape of landscapes) {
      const attachments = attachmentsOf(landscape).on(id);
      for (const { network } of attachments) add(networkKey(network.id), id);
    }
    add('unattached', id);
  }
  return places;
}
