import type { Disposable } from 'vscode';
import type { Target } from '../protocol/topology';
import type { Parts } from './parts';
import { targetOfRow } from './targets';

/** What is selected in the tree is shown in the drawing, and back; neither takes the focus from the other. */
export function linkSelections({
  tree,
  treeView,
  selected,
  topology,
  boundary,
}: Parts): Disposable[] {
  // What the drawing selected comes back as a selection of the tree, which must not move the drawing again.
  let fromDrawing: Target | undefined;
  return [
    treeView.onDidChangeSelection(({ selection: [node] }) => {
      // The drawing is of the engine in use.
      const target = node?.engine === '' ? targetOfRow(node.row) : undefined;
      const isEcho = fromDrawing && whatOf(target) === whatOf(fromDrawing);
      fromDrawing = undefined;
      if (target && !isEcho && topology.isVisible) topology.reveal(target);
    }),
    topology.onDidSelect(target => {
      if (!target || !treeView.visible) return;
      const node = tree.find(target);
      if (!node || selected.nodes.includes(node)) return;
      fromDrawing = target;
      void boundary.attempt(() => treeView.reveal(node, { select: true, focus: false }));
    }),
  ];
}

/** The container or network it is about, whichever way it is pointed at. */
function whatOf(target: Target | undefined): string | undefined {
  return target?.kind === 'network' ? target.networkId : target?.containerId;
}
