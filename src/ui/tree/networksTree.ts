import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Changes } from '../../landscape/diffLandscapes';
import type { Container, ContainerId, Landscape, NetworkId } from '../../landscape/landscape';
import { serviceOfContainer, swarmIndexOf } from '../../landscape/swarmIndex';
import type { DetailsCache } from '../../live/detailsCache';
import type { SwarmCache } from '../../live/swarmCache';
import type { Target } from '../../protocol/topology';
import type { LiveChange, LiveLandscape } from '../../live/liveLandscape';
import type { AdviceList } from '../advice/adviceList';
import { adviceGroupItem, adviceItem, markWithAdvice, withAdvice } from './adviceItems';
import { adviceGroup, adviceGroupKey } from './adviceRows';
import { type AnyRow, ChildRows } from './childRows';
import { isAwaited, memberRows, networkKey, networkRow, type RowOptions } from './rows';
import { missingItem, serviceItem, taskItem } from './swarmItems';
import { serviceKey, serviceRow } from './swarmRows';
import {
  containerItem,
  containerTooltip,
  detailItem,
  networkItem,
  networkTooltip,
  unattachedItem,
} from './treeItems';

/** A place in the tree that stays the same object as long as it is there; its row is the latest. */
export interface TreeNode {
  row: AnyRow;
  readonly parent: TreeNode | undefined;
  /** The engine that the row is about; empty: the one in use. */
  readonly engine: string;
}

/** Which advice there is, as far as rows show it. */
export type ShownAdvice = Pick<AdviceList, 'items' | 'ignoredCount' | 'of' | 'labels'>;

/** How long the view is kept waiting for the first rows; milliseconds. */
const patience = 1_000;

/** How long a network is kept waiting for its containers, of which the engine has begun to tell; milliseconds. */
const longPatience = 60_000;

/** Maps rows to tree items, and a change of the landscape to the few rows that it touches. */
export class NetworksTree implements TreeDataProvider<TreeNode> {
  private readonly changed = new EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new Map<string, TreeNode>();
  /** Keys of the children that the view was last given, by the key of their parent. */
  private readonly given = new Map<string, readonly string[]>();
  private readonly rows: ChildRows;
  private readonly stop: () => void;
  private before: Landscape;
  /** The labels of the advice that rows were marked with, by the id of their network or container. */
  private marked: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly live: LiveLandscape,
    details: DetailsCache,
    private readonly swarm: SwarmCache,
    private readonly options: () => RowOptions,
    private readonly advice: ShownAdvice,
    /** The engine whose rows these are; empty: the one in use. */
    private readonly engine = '',
  ) {
    this.before = live.landscape;
    this.rows = new ChildRows(live, details, swarm, options, () => advice.items);
    this.stop = live.onBegin(() => this.given.has('') && this.refresh());
  }

  dispose(): void {
    this.stop();
    this.changed.dispose();
  }

  getTreeItem({ row }: TreeNode): TreeItem {
    const item = this.itemOf(row);
    // Engines may know the same ids: all Podmans do of their own network.
    if (this.engine !== '') item.id = `${this.engine}/${item.id ?? ''}`;
    return item;
  }

  private itemOf(row: AnyRow): TreeItem {
    switch (row.kind) {
      case 'network': {
        const item = networkItem(row, this.live.landscape, this.options().filter.text !== '');
        markWithAdvice(item, this.advice.of(row.network.id));
        return item;
      }
      case 'unattached':
        return unattachedItem(row.key, this.live.landscape);
      case 'container': {
        const item = containerItem(row, this.live.landscape);
        markWithAdvice(item, this.advice.of(row.container.id));
        return item;
      }
      case 'adviceGroup':
        return adviceGroupItem(row, this.advice.ignoredCount);
      case 'advice':
        return adviceItem(row);
      case 'service':
        return serviceItem(row, this.live.landscape);
      case 'task':
        return taskItem(row, this.live.landscape);
      case 'missing':
        return missingItem(row);
      case 'detail':
        return detailItem(row);
    }
  }

  /** What is said where one points at a row: asked for then, since many are drawn and few pointed at. */
  tooltipOf({ row }: TreeNode): string | undefined {
    if (row.kind === 'network') {
      return withAdvice(networkTooltip(row), this.advice.of(row.network.id));
    }
    return row.kind === 'container'
      ? withAdvice(containerTooltip(row), this.advice.of(row.container.id))
      : undefined;
  }

  /** One of the places that this tree has given, and not something that looks like one. */
  has(node: TreeNode): boolean {
    return this.nodes.get(node.row.key) === node;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    // Rows that come later than asked for wait until VS Code has heard of no change for 200 ms.
    if (!parent && !this.given.has('')) {
      await this.live.known(patience, () => this.rows.networks().length > 0);
    }
    if (parent && isAwaited(parent.row)) {
      await this.live.known(longPatience);
      parent.row = this.latest(parent.row);
    }
    const rows = parent ? await this.rows.below(parent.row) : this.rows.roots();
    this.given.set(
      parent?.row.key ?? '',
      rows.map(row => row.key),
    );
    return rows.map(row => this.node(row, parent));
  }

  /** The node of a target, for `TreeView.reveal`; of a container without a network, the first that is shown. */
  find(target: Target): TreeNode | undefined {
    const roots = this.rows.roots().filter(row => row.kind !== 'container');
    const parentKey =
      target.kind === 'container' ? this.placeOf(target.containerId) : networkKey(target.networkId);
    const root = roots.find(row => row.key === parentKey);
    if (!root) return undefined;
    const parent = this.node(root, undefined);
    if (target.kind === 'network') return parent;
    return this.findBelow(root, parent, target.containerId);
  }

  private findBelow(row: AnyRow, parent: TreeNode, id: ContainerId): TreeNode | undefined {
    if (this.rows.isUnasked(row)) return parent;
    for (const below of this.rows.belowNow(row)) {
      if (below.kind === 'container' && below.container.id === id) return this.node(below, parent);
      if (below.kind === 'task' && below.attachment?.container.id === id) {
        return this.node(below, parent);
      }
      if (below.kind !== 'service') continue;
      const found = this.findBelow(below, this.node(below, parent), id);
      if (found) return found;
    }
    return undefined;
  }

  private placeOf(containerId: ContainerId): string {
    const shown = new Set(this.rows.roots().map(row => row.key));
    const places = attachmentsOf(this.live.landscape).on(containerId);
    const keys = places.map(({ network }) => networkKey(network.id));
    return keys.find(key => shown.has(key)) ?? 'unattached';
  }

  /** Nothing is there to be shown. */
  isEmpty(): boolean {
    return this.rows.networks().length === 0;
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
    if (!this.given.has('')) {
      // The view has not been given anything that could be another now.
      this.before = landscape;
      return;
    }
    if (this.isAwaiting() || !this.isGiven('', this.rows.roots())) return this.refresh();
    const touched = new Set<TreeNode>();
    for (const network of diff.networks.changed) this.touch(touched, networkKey(network.id));
    for (const [parentKey, containers] of placesOf(diff.containers, before, landscape)) {
      this.touchMembers(touched, parentKey, containers);
    }
    this.before = landscape;
    if (touched.size > 0) this.changed.fire([...touched]);
  }

  /** Fires for the group of advice, and for the rows whose marks are other ones than before. */
  updateAdvice(): void {
    const marked = this.marked;
    this.marked = this.advice.labels();
    if (!this.isGiven('', this.rows.roots())) return this.refresh();
    const touched = new Set<TreeNode>();
    this.touch(touched, adviceGroupKey);
    for (const node of this.nodes.values()) {
      const id = idOf(node.row);
      if (id !== undefined && marked.get(id) !== this.marked.get(id)) touched.add(node);
    }
    if (touched.size > 0) this.changed.fire([...touched]);
  }

  /** The row that all advice is below, where there is any. */
  adviceNode(): TreeNode | undefined {
    const group = this.rows.roots().find(({ kind }) => kind === 'adviceGroup');
    return group && this.node(group, undefined);
  }

  /** Fires for the Swarm's networks below which something is different, as far as they were ever opened. */
  updateSwarm(): void {
    const touched = new Set<TreeNode>();
    for (const [key, { row }] of this.nodes) {
      if (this.rows.isOutdated(row)) this.touch(touched, key);
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
    if (row?.kind !== 'network' && row?.kind !== 'unattached') return;
    const members = memberRows(row, this.live.landscape, this.options());
    if (row.kind === 'network' && row.network.scope === 'swarm') {
      this.touchServices(touched, row.network.id, containers);
      // Services are looked at again as well, and tell when rows below came or went.
      if (this.rows.wasOpened(parentKey)) {
        for (const { key, container } of members) {
          if (containers.has(container.id)) this.touch(touched, key);
        }
        if (!this.isGiven(parentKey, this.rows.belowNow(row))) this.touch(touched, parentKey);
        return;
      }
    }
    // The count decides whether the row can be opened, also where the view never asked for its children.
    const isOtherCount = row.kind === 'network' && row.memberCount !== members.length;
    if (isOtherCount || !this.isGiven(parentKey, members)) return this.touch(touched, parentKey);
    for (const { key, container, attachment } of members) {
      const { through } = attachment ?? {};
      const isTouched = containers.has(container.id) || (through && containers.has(through.id));
      if (isTouched) this.touch(touched, key);
    }
  }

  /** The services whose containers changed: rows of tasks and of what is left of earlier ones are below them. */
  private touchServices(
    touched: Set<TreeNode>,
    networkId: NetworkId,
    containers: ReadonlySet<ContainerId>,
  ): void {
    for (const landscape of [this.before, this.live.landscape]) {
      for (const id of containers) {
        const container = attachmentsOf(landscape).container(id);
        const service = container && serviceOfContainer(container);
        if (service) this.touch(touched, serviceKey(service, networkId));
      }
    }
  }

  /** Brings the node's row up to date and marks it. */
  private touch(touched: Set<TreeNode>, key: string): void {
    const node = this.nodes.get(key);
    if (!node) return;
    node.row = this.latest(node.row);
    touched.add(node);
  }

  private latest(row: AnyRow): AnyRow {
    const { landscape } = this.live;
    if (row.kind === 'service') {
      const { known } = this.swarm;
      const service = known && swarmIndexOf(known.view).service(row.service.id);
      return service ? serviceRow(service, row.network) : row;
    }
    if (row.kind === 'network') {
      const network = attachmentsOf(landscape).network(row.network.id);
      return network ? networkRow(network, landscape, this.options()) : row;
    }
    if (row.kind === 'adviceGroup') return adviceGroup(this.advice.items);
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

  private node(row: AnyRow, parent: TreeNode | undefined): TreeNode {
    const known = this.nodes.get(row.key);
    if (known && known.parent === parent) {
      known.row = row;
      return known;
    }
    const node = { row, parent, engine: this.engine };
    this.nodes.set(row.key, node);
    return node;
  }

  /** The view has been given rows of which the engine has told more since. */
  private isAwaiting(): boolean {
    const [first = ''] = this.given.get('') ?? [];
    return this.live.state.kind !== 'connecting' && isAwaited(this.nodes.get(first)?.row);
  }

  /** The view has been given just these rows, in this order, or has not asked for them yet. */
  private isGiven(parentKey: string, rows: readonly AnyRow[]): boolean {
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
        row.kind === 'service' ||
        row.kind === 'task' ||
        row.kind === 'missing' ||
        row.kind === 'advice' ||
        row.kind === 'detail';
      if (!isGone) continue;
      this.nodes.delete(key);
      this.given.delete(key);
      this.rows.forget(key);
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

function idOf(row: AnyRow): string | undefined {
  if (row.kind === 'network') return row.network.id;
  return row.kind === 'container' ? row.container.id : undefined;
}
