import { list, record, someText } from '../landscape/fields';
import { attachmentsOf } from '../landscape/attachments';
import type { Container, ContainerId, Landscape, Network, NetworkId } from '../landscape/landscape';
import type { Target } from '../protocol/topology';
import type { ViewNode } from './tree/enginesTree';

/** What a command is about: found in the landscape of now, not in what was drawn when the menu opened. */
export type Found =
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'container'; readonly container: Container; readonly network?: Network };

/** What commands get: from the tree, the row and all selected rows; from the drawing, an element's context. */
export type CommandArguments = readonly unknown[];

/**
 * The networks and containers that a command was called on, each once. Empty from the palette.
 * Those that are gone meanwhile are counted, so that the command can say so. A row of another engine is none that this
 * landscape could know, whatever its id.
 *
 * @param engine the one that the landscape is of; empty: the one in use, which is also that of the drawing.
 */
export function targetsOf(
  args: CommandArguments,
  landscape: Landscape,
  engine = '',
): { readonly found: readonly Found[]; readonly gone: number } {
  const [clicked, selected] = args;
  const elements = Array.isArray(selected) && selected.length > 0 ? selected : drawnWith(clicked);
  const targets = elements
    .map(element => ({ target: targetOf(element), isHere: engineOf(element) === engine }))
    .flatMap(({ target, isHere }) => (target ? [{ target, isHere }] : []));
  const found = targets
    .map(({ target, isHere }) => (isHere ? find(target, landscape) : undefined))
    .filter(item => item !== undefined);
  const unique = new Map(found.map(item => [keyOf(item), item]));
  return { found: [...unique.values()], gone: targets.length - found.length };
}

/** What was clicked in the drawing, with what is selected there together with it. */
function drawnWith(clicked: unknown): readonly unknown[] {
  const targets = list(record(clicked)['selected']).map(target => ({ target }));
  const own = targetOf(clicked);
  const isAmong = targets.some(each => sameTarget(targetOf(each), own));
  return isAmong ? targets : [clicked];
}

function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The target of a tree node, of what the topology page put into its context, which is not trusted, or of a row of
 * Container Tools.
 */
export function targetOf(element: unknown): Target | undefined {
  const row = record(record(element)['row']);
  if (row['kind'] !== undefined) return targetOfRow((element as ViewNode).row);
  return readTarget(record(element)['target']) ?? targetOfForeignRow(element);
}

/**
 * The target of a row in the views of Microsoft’s Container Tools, which has no API for it: its nodes say these ids.
 *
 * @see https://github.com/microsoft/vscode-containers/tree/main/extensions/vscode-containers/src/tree
 */
export function targetOfForeignRow(element: unknown): Target | undefined {
  const { containerId, networkId } = record(element);
  return (
    readTarget({ kind: 'container', containerId }) ?? readTarget({ kind: 'network', networkId })
  );
}

/** The engine that a tree node is about; empty for the one in use, and for what is no tree node. */
export function engineOf(element: unknown): string {
  const { row, engine } = record(element);
  return row === undefined ? '' : (someText(engine) ?? '');
}

/** A target that came as a message: anything else than one is nothing. */
export function readTarget(value: unknown): Target | undefined {
  const from = record(value);
  const networkId = someText(from['networkId']) as NetworkId | undefined;
  const containerId = someText(from['containerId']) as ContainerId | undefined;
  switch (from['kind']) {
    case 'network':
      return networkId && { kind: 'network', networkId };
    case 'container':
      return containerId && { kind: 'container', containerId };
    case 'endpoint':
      return networkId && containerId && { kind: 'endpoint', networkId, containerId };
    default:
      return undefined;
  }
}

/** The target of a tree row; a detail or a service has none. */
export function targetOfRow(row: ViewNode['row']): Target | undefined {
  if (row.kind === 'network') return { kind: 'network', networkId: row.network.id };
  // A task whose container is on this engine stands for it.
  const task = row.kind === 'task' ? row.attachment : undefined;
  if (task) {
    return { kind: 'endpoint', networkId: task.network.id, containerId: task.container.id };
  }
  if (row.kind !== 'container') return undefined;
  const containerId = row.container.id;
  return row.attachment
    ? { kind: 'endpoint', networkId: row.attachment.network.id, containerId }
    : { kind: 'container', containerId };
}

/** What the target is now, or undefined when it is gone. */
export function find(target: Target, landscape: Landscape): Found | undefined {
  const attachments = attachmentsOf(landscape);
  if (target.kind === 'network') {
    const network = attachments.network(target.networkId);
    return network && { kind: 'network', network };
  }
  const container = attachments.container(target.containerId);
  if (!container) return undefined;
  if (target.kind === 'container') return { kind: 'container', container };
  const network = attachments.network(target.networkId);
  return network && { kind: 'container', container, network };
}

/** The containers among them, each once. */
export function containersOf(found: readonly Found[]): readonly Container[] {
  return [...new Set(found.flatMap(item => (item.kind === 'container' ? [item.container] : [])))];
}

/** The networks among them that were clicked themselves, each once. */
export function networksOf(found: readonly Found[]): readonly Network[] {
  return [...new Set(found.flatMap(item => (item.kind === 'network' ? [item.network] : [])))];
}

/** What there is to choose from: where networks were clicked, who is on them. */
export function choiceWithin(landscape: Landscape, found: readonly Found[]): Landscape {
  const clicked = networksOf(found);
  if (clicked.length === 0) return landscape;
  const attachments = attachmentsOf(landscape);
  const members = new Set(
    clicked.flatMap(({ id }) => attachments.of(id).map(({ container }) => container)),
  );
  return { ...landscape, containers: landscape.containers.filter(each => members.has(each)) };
}

function keyOf(item: Found): string {
  return item.kind === 'network'
    ? item.network.id
    : `${item.container.id}@${item.network?.id ?? ''}`;
}
