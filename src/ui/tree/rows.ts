// What the tree shows, as data: which rows are there, and below what. How they look is treeItems.ts.
import type { Attachment } from '../../landscape/attachments';
import { attachmentsOf } from '../../landscape/attachments';
import { isActive } from '../../landscape/isActive';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import type { Search } from '../../landscape/search';

export interface NetworkRow {
  readonly kind: 'network';
  readonly key: string;
  readonly network: Network;
  /** Undefined while the engine still gathers its containers. */
  readonly memberCount: number | undefined;
}

/** Containers that are on no network at all. */
export interface UnattachedRow {
  readonly kind: 'unattached';
  readonly key: string;
}

export interface ContainerRow {
  readonly kind: 'container';
  readonly key: string;
  readonly container: Container;
  /** Absent below the row of unattached containers. */
  readonly attachment?: Attachment;
}

export type Row = NetworkRow | UnattachedRow | ContainerRow;

export type SortBy = 'name' | 'driver' | 'created' | 'containers';

/** What a person chose to see. */
export interface RowOptions {
  readonly sortBy: SortBy;
  readonly showPredefined: boolean;
  readonly showStopped: boolean;
  readonly filter: Search;
}

/** Up to so many user-made networks are open when they are first seen. */
const mostOpenNetworks = 12;

/**
 * The rows at the top: user-made networks first, then the engine's own, then what is attached to nothing.
 *
 * @param hasMatch says of a network whether something else than a container below it matches the filter.
 */
export function rootRows(
  landscape: Landscape,
  options: RowOptions,
  hasMatch: (network: Network) => boolean = () => false,
): readonly Row[] {
  const attachments = attachmentsOf(landscape);
  const rows = landscape.networks
    .filter(network => options.showPredefined || !network.isPredefined)
    .map(network => networkRow(network, landscape, options))
    .filter(
      row =>
        countOf(row) > 0 || options.filter.matchesNetwork(row.network) || hasMatch(row.network),
    )
    .sort(order(options.sortBy));
  const isAnyUnattached = attachments.unattached.some(isShown(options));
  return isAnyUnattached ? [...rows, { kind: 'unattached', key: 'unattached' }] : rows;
}

/**
 * The rows at the top while only the networks are known; none where what is awaited decides which there are, and how.
 */
export function awaitedRows(
  networks: readonly Network[],
  options: RowOptions,
): readonly NetworkRow[] {
  if (!areMany(networks) || options.filter.text !== '' || options.sortBy === 'containers')
    return [];
  return rootRows({ networks, containers: [] }, options)
    .filter(row => row.kind === 'network')
    .map(row => ({ ...row, memberCount: undefined }));
}

/** A row of a network of which it was not known yet which containers are on it. */
export function isAwaited(row: { readonly kind: string } | undefined): boolean {
  return row?.kind === 'network' && (row as NetworkRow).memberCount === undefined;
}

/** More user-made networks than are open when they are first seen. It stops counting where it knows. */
export function areMany(networks: readonly Network[]): boolean {
  let own = 0;
  return networks.some(({ isPredefined }) => !isPredefined && ++own > mostOpenNetworks);
}

/** The row of a network that exists, with the containers that would be shown counted. */
export function networkRow(
  network: Network,
  landscape: Landscape,
  options: RowOptions,
): NetworkRow {
  const memberCount = membersOf(network, landscape, options).length;
  return { kind: 'network', key: networkKey(network.id), network, memberCount };
}

/** The containers below a network or below the row of unattached ones. */
export function memberRows(
  row: NetworkRow | UnattachedRow,
  landscape: Landscape,
  options: RowOptions,
): readonly ContainerRow[] {
  if (row.kind === 'unattached') {
    return attachmentsOf(landscape)
      .unattached.filter(isShown(options))
      .map(container => ({ kind: 'container', key: containerKey(container.id), container }));
  }
  return membersOf(row.network, landscape, options).map(attachment => ({
    kind: 'container',
    key: containerKey(attachment.container.id, row.network.id),
    container: attachment.container,
    attachment,
  }));
}

export function networkKey(networkId: string): string {
  return `network:${networkId}`;
}

function containerKey(containerId: string, networkId?: string): string {
  return `container:${containerId}@${networkId ?? ''}`;
}

function membersOf(
  network: Network,
  landscape: Landscape,
  options: RowOptions,
): readonly Attachment[] {
  const isWhole = options.filter.matchesNetwork(network);
  return attachmentsOf(landscape)
    .of(network.id)
    .filter(
      attachment =>
        isRunningEnough(attachment.container, options) &&
        (isWhole || options.filter.matchesContainer(attachment.container, [attachment])),
    );
}

function isShown(options: RowOptions): (container: Container) => boolean {
  return container =>
    isRunningEnough(container, options) && options.filter.matchesContainer(container, []);
}

function isRunningEnough(container: Container, options: RowOptions): boolean {
  return options.showStopped || isActive(container);
}

/** True for a way to sort; settings can hold anything. */
export function isSortBy(value: unknown): value is SortBy {
  return typeof value === 'string' && Object.hasOwn(compareBy, value);
}

type Compare = (a: NetworkRow, b: NetworkRow) => number;

const compareBy: Readonly<Record<SortBy, Compare>> = {
  // The landscape is sorted by name already, and sorting is stable.
  name: () => 0,
  driver: (a, b) => text(a.network.driver, b.network.driver),
  // Newest first, most containers first.
  created: (a, b) => text(b.network.created, a.network.created),
  containers: (a, b) => countOf(b) - countOf(a),
};

function countOf({ memberCount = 0 }: NetworkRow): number {
  return memberCount;
}

function order(sortBy: SortBy): Compare {
  const compare = compareBy[sortBy];
  return (a, b) => Number(a.network.isPredefined) - Number(b.network.isPredefined) || compare(a, b);
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
