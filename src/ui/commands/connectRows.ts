import { l10n, window } from 'vscode';
import type { Network } from '../../landscape/landscape';
import { furtherParts } from '../engines/furtherCommands';
import type { EngineParts, Parts } from '../parts';
import { containersOf, engineOf, targetsOf } from '../targets';
import type { ViewNode } from '../tree/enginesTree';
import type { Dropped } from '../tree/treeDragAndDrop';
import { connectDropped } from './connectDropped';

/** Connects the containers of rows that were dropped on the row of a network, or on one below it. */
export async function connectRows(parts: Parts, { target, nodes }: Dropped): Promise<void> {
  const network = networkOf(target);
  if (!network) return;
  if (nodes.some(node => engineOf(node) !== target.engine)) {
    await window.showInformationMessage(
      l10n.t('A container can only be connected to networks of its own engine.'),
    );
    return;
  }
  const own = partsOf(parts, target.engine);
  const found = own && targetsOf([nodes[0], nodes], own.live.landscape, own.engine).found;
  if (found && containersOf(found).length > 0) await connectDropped(own, network, found);
}

function networkOf(node: ViewNode | undefined): Network | undefined {
  if (node?.row.kind === 'network') return node.row.network;
  return node?.parent && networkOf(node.parent);
}

function partsOf(parts: Parts, key: string): EngineParts | undefined {
  if (key === '') return parts;
  const engine = parts.engines.get(key);
  return engine && furtherParts(parts, engine, parts.boundary);
}
