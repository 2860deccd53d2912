import { reach } from '../../landscape/reachability';
import { isUp } from '../../landscape/ways';
import { parseAddress } from '../../landscape/addresses';
import type { Attempt } from '../observation';
import { isEverywhere, ownAddresses, type Scene } from '../scene';
import { type MatrixPort, matrixPorts } from './matrixPorts';
import type { Place } from './places';
import type { MatrixSeen } from './seen';
import { doorKey } from './senderProbe';

/**
 * How one fares with another one's port, besides the outcome of an attempt:
 * - `own`: that is itself.
 * - `noName`: it connects by address, but the name does not lead there.
 * - `noPort`: nothing listens there on TCP.
 * - `down`: one of the two does not run, or the sender is paused.
 * - `pending`: not tried yet. `unseen`: it could not be tried.
 */
export type CellOutcome =
  Attempt['outcome'] | 'own' | 'noName' | 'noPort' | 'down' | 'pending' | 'unseen';

export interface MatrixCell {
  readonly from: Place;
  readonly column: MatrixColumn;
  readonly outcome: CellOutcome;
  /** Of one that connects. */
  readonly seconds?: number;
  /** Whether it should connect by what the engine is set to and what listens; undefined where nobody knows. */
  readonly expected?: boolean;
  /** It was tried, and is not what was expected. */
  readonly isSurprise: boolean;
}

/** A port of a namespace; one without a port where none is known. */
export interface MatrixColumn {
  readonly to: Place;
  readonly port?: MatrixPort;
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  /** One for each place, in order; one cell for each column. */
  readonly rows: readonly { readonly from: Place; readonly cells: readonly MatrixCell[] }[];
  /** Ports that listen and are left out, of all. */
  readonly left: number;
}

/** Who reaches whom on a network, as far as it was seen. */
export function matrixOf(places: readonly Place[], scene: Scene, seen: MatrixSeen): Matrix {
  const listening = places.map(place => ({
    to: place,
    ...matrixPorts(place, seen.listeners.get(place.container.id) ?? []),
  }));
  const columns = listening.flatMap(({ to, ports }): readonly MatrixColumn[] =>
    ports.length > 0 ? ports.map(port => ({ to, port })) : [{ to }],
  );
  const rows = places.map(from => ({
    from,
    cells: columns.map(column => cellOf({ scene, seen }, from, column)),
  }));
  return { columns, rows, left: listening.reduce((sum, { left }) => sum + left, 0) };
}

interface Given {
  readonly scene: Scene;
  readonly seen: MatrixSeen;
}

function cellOf(given: Given, from: Place, column: MatrixColumn): MatrixCell {
  const found = outcomeOf(given.seen, given.scene, from, column);
  const expected = expectedOf(given, from, column);
  const isSurprise =
    isTried(found.outcome) && expected !== undefined && (found.outcome === 'open') !== expected;
  return { from, column, ...found, ...(expected === undefined ? {} : { expected }), isSurprise };
}

/** True for outcomes of an attempt. */
export function isTried(outcome: CellOutcome): boolean {
  return !untried.has(outcome);
}

const untried: ReadonlySet<CellOutcome> = new Set(['own', 'noPort', 'down', 'pending', 'unseen']);

function outcomeOf(
  seen: MatrixSeen,
  scene: Scene,
  from: Place,
  { to, port }: MatrixColumn,
): Pick<MatrixCell, 'outcome' | 'seconds'> {
  if (from === to) return { outcome: 'own' };
  if (from.container.state !== 'running' || !isUp(to.container)) return { outcome: 'down' };
  const listeners = seen.listeners.get(to.container.id);
  const unknown = seen.isComplete ? 'unseen' : 'pending';
  if (!listeners) return { outcome: seen.troubles.has(to.container.id) ? 'unseen' : unknown };
  if (!port || to.address === undefined) return { outcome: 'noPort' };
  const answers = seen.answers.get(from.container.id);
  const attempt = answers?.attempts.get(doorKey({ address: to.address, port: port.port }));
  if (!attempt) return { outcome: seen.troubles.has(from.container.id) ? 'unseen' : unknown };
  if (attempt.outcome !== 'open') return { outcome: attempt.outcome };
  const lookup = to.name === undefined ? undefined : answers?.lookups.get(to.name);
  const own = new Set([to.address, ...ownAddresses(to.container, scene)].map(canonical));
  const isMisled = lookup && !lookup.addresses.some(address => own.has(canonical(address)));
  return { outcome: isMisled ? 'noName' : 'open', seconds: attempt.seconds };
}

/** Compares addresses however they are written. */
function canonical(address: string): string {
  const parsed = parseAddress(address);
  return parsed ? `${parsed.version} ${parsed.value}` : address;
}

/** By what the engine is set to, and by the addresses that the port listens on. */
function expectedOf(
  { scene: { landscape, facts } }: Given,
  from: Place,
  { to, port }: MatrixColumn,
): boolean | undefined {
  const { address } = to;
  if (!port || address === undefined || from === to) return undefined;
  const { ways, obstacles } = reach(landscape, from.container, to.container, facts);
  if (obstacles.some(({ kind }) => kind === 'unknown')) return undefined;
  const isOpen = ways.some(way => way.addresses.includes(address));
  return (
    isOpen && port.addresses.some(at => canonical(at) === canonical(address) || isAll(at, address))
  );
}

/** `::` takes IPv4 as well, unless the program forbids it. */
function isAll(listening: string, address: string): boolean {
  if (!isEverywhere(listening)) return false;
  const family = parseAddress(listening)?.version;
  return family === 6 || parseAddress(address)?.version === family;
}
