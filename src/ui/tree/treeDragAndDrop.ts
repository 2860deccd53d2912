import { DataTransferItem, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { views } from '../ids';
import type { ViewNode } from './enginesTree';

const mimeType = `application/vnd.code.tree.${views.networks.toLowerCase()}`;

/** Rows that were dragged, and the row on which they were dropped. */
export interface Dropped {
  readonly target: ViewNode;
  readonly nodes: readonly unknown[];
}

/** Dropping containers on a network, or on a container below it, connects them to that network. */
export class TreeDragAndDrop implements TreeDragAndDropController<ViewNode> {
  readonly dragMimeTypes = [mimeType, 'text/plain'];
  readonly dropMimeTypes = [mimeType];

  constructor(private readonly drop: (dropped: Dropped) => Promise<void>) {}

  handleDrag(nodes: readonly ViewNode[], data: DataTransfer): void {
    const containers = nodes.flatMap(({ row }) =>
      row.kind === 'container' ? [row.container] : [],
    );
    if (containers.length === 0) return;
    data.set(mimeType, new DataTransferItem(nodes));
    // Dropped into an editor or a terminal, it is the names.
    data.set('text/plain', new DataTransferItem(containers.map(({ name }) => name).join(' ')));
  }

  async handleDrop(target: ViewNode | undefined, data: DataTransfer): Promise<void> {
    const nodes: unknown = data.get(mimeType)?.value;
    if (target && Array.isArray(nodes)) await this.drop({ target, nodes });
  }
}
