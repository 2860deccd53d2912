import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { LiveChange } from '../../live/liveLandscape';
import { engineOf } from '../targets';
import { engineItem, type EngineRow } from './engineRow';
import type { NetworksTree, TreeNode } from './networksTree';

/** An engine above its networks, where several are shown. */
export interface EngineNode {
  readonly row: EngineRow;
  readonly parent: undefined;
  readonly engine: string;
}

export type ViewNode = TreeNode | EngineNode;

/** An engine that may be in the tree. */
export interface TreeEngine {
  /** Empty for the one in use. */
  readonly key: string;
  readonly tree: NetworksTree;
  /** How it is now. */
  row(): EngineRow;
}

/** The networks of the engine in use; those of several below a row for each, as soon as there is a further one. */
export class EnginesTree implements TreeDataProvider<ViewNode> {
  private readonly changed = new EventEmitter<ViewNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new Map<string, EngineNode>();
  /** How each engine was when it was heard of last. */
  private readonly states = new Map<string, LiveChange['state']['kind']>();
  private listeners: Disposable;

  /** @param further gives the engines that are shown beside the one in use. */
  constructor(
    private readonly inUse: TreeEngine,
    private readonly further: () => readonly TreeEngine[],
  ) {
    this.listeners = this.listen();
  }

  dispose(): void {
    Disposable.from(this.listeners, this.changed).dispose();
  }

  /** Other engines than before are shown. */
  refresh(): void {
    this.listeners.dispose();
    this.listeners = this.listen();
    this.changed.fire(undefined);
  }

  /** Something about the engine itself is different; where only its networks may be, its row stays as it is. */
  updateEngine(key: string, change?: LiveChange): void {
    const isSame = change && this.states.get(key) === change.state.kind;
    if (change) this.states.set(key, change.state.kind);
    if (this.isSeveral && !isSame) this.changed.fire([this.engineNode(key)]);
  }

  /** A place in the tree, and not something that looks like one. */
  has(element: unknown): element is ViewNode {
    const engine = this.engine(engineOf(element));
    if (!engine) return false;
    const node = element as ViewNode;
    return isEngineNode(node) ? this.nodes.get(node.engine) === node : engine.tree.has(node);
  }

  getTreeItem(node: ViewNode): TreeItem | Promise<TreeItem> {
    if (isEngineNode(node)) return engineItem(this.engine(node.engine)?.row() ?? node.row);
    return this.engine(node.engine)?.tree.getTreeItem(node) ?? Promise.reject(new Error('gone'));
  }

  resolveTreeItem(item: TreeItem, node: ViewNode): TreeItem {
    if (isEngineNode(node)) return item;
    const text = this.engine(node.engine)?.tree.tooltipOf(node);
    if (text !== undefined) item.tooltip = text;
    return item;
  }

  getParent(node: ViewNode): ViewNode | undefined {
    if (isEngineNode(node)) return undefined;
    return node.parent ?? (this.isSeveral ? this.engineNode(node.engine) : undefined);
  }

  async getChildren(parent?: ViewNode): Promise<ViewNode[]> {
    if (!parent) {
      if (!this.isSeveral) return this.inUse.tree.getChildren();
      return this.engines.map(({ key }) => this.engineNode(key));
    }
    const tree = this.engine(parent.engine)?.tree;
    return (await tree?.getChildren(isEngineNode(parent) ? undefined : parent)) ?? [];
  }

  private get isSeveral(): boolean {
    return this.further().length > 0;
  }

  private get engines(): readonly TreeEngine[] {
    return [this.inUse, ...this.further()];
  }

  private engine(key: string): TreeEngine | undefined {
    return this.engines.find(engine => engine.key === key);
  }

  /** The same object as long as the engine is there. */
  private engineNode(key: string): EngineNode {
    const known = this.nodes.get(key);
    if (known) return known;
    const row = (this.engine(key) ?? this.inUse).row();
    const node: EngineNode = { row, parent: undefined, engine: key };
    this.nodes.set(key, node);
    return node;
  }

  private listen(): Disposable {
    const listeners = this.engines.map(({ key, tree }) =>
      tree.onDidChangeTreeData(nodes => {
        this.changed.fire(nodes ?? (this.isSeveral ? [this.engineNode(key)] : undefined));
      }),
    );
    return Disposable.from(...listeners);
  }
}

export function isEngineNode(node: ViewNode): node is EngineNode {
  return node.row.kind === 'engine';
}
