import type { Disposable, TreeView } from 'vscode';
import type { ViewNode } from './enginesTree';

/**
 * The rows that are selected. `TreeView.selection` is without those that are just asked for again, as those below a
 * network are whenever one of them came, went or changed: a key pressed meanwhile would be about the others only.
 */
export class SelectedRows implements Disposable {
  private told: readonly ViewNode[] = [];
  private readonly listener: Disposable;

  constructor(
    private readonly treeView: Pick<TreeView<ViewNode>, 'selection' | 'onDidChangeSelection'>,
  ) {
    this.listener = treeView.onDidChangeSelection(({ selection }) => {
      this.told = selection;
    });
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** In the view's order; what is gone leaves when the view says so. */
  get nodes(): readonly ViewNode[] {
    const { selection } = this.treeView;
    return selection.length < this.told.length ? this.told : selection;
  }

  /** What a menu was opened on, the row and all that are selected with it, without the gaps of rows that are asked for again. */
  complete(args: readonly unknown[]): readonly unknown[] {
    const [clicked, several, ...others] = args;
    const isWhole = !Array.isArray(several) || !several.includes(undefined);
    const { nodes } = this;
    if (isWhole || several.length !== nodes.length) return args;
    return [clicked ?? nodes[0], nodes, ...others];
  }
}
