import { DataTransferItem, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import type { Network } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { views } from '../ids';
import { containersOf, type Found, targetsOf } from '../targets';
import type { TreeNode } from './networksTree';

const mimeType = `application/vnd.code.tree.${views.networks.toLowerCase()}`;

/** Dropping containers on a network, or on a container below it, connects them to that network. */
export class TreeDragAndDrop implements TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [mimeType, 'text/plain'];
  readonly dropMimeTypes = [mimeType];

  constructor(
    private readonly live: LiveLandscape,
    private readonly connect: (network: Network, dropped: readonly Found[]) => Promise<void>,
  ) {}

  handleDrag(nodes: readonly TreeNode[], data: DataTransfer): void {
    const containers = nodes.flatMap(({ row }) =>
      row.kind === 'container' ? [row.container] : [],
    );
    if (containers.length === 0) return;
    data.set(mimeType, new DataTransferItem(nodes));
    // Dropped into an editor or a terminal, it is the names.
    data.set('text/plain', new DataTransferItem(containers.map(({ name }) => name).join(' ')));
  }

  async handleDrop(target: TreeNode | undefined, data: DataTransfer): Promise<void> {
    const network = networkOf(target);
    const nodes: unknown = data.get(mimeType)?.value;
    if (!network || !Array.isArray(nodes)) return;
    const { found } = targetsOf([nodes[0], nodes], this.live.landscape);
    if (containersOf(found).length > 0) await this.connect(network, found);
  }
}

function networkOf(node: TreeNode | undefined): Network | undefined {
  if (node?.row.kind === 'network') return node.row.network;
  return node?.parent && networkOf(node.parent);
}
