import { list, record } from '../landscape/fields';
import { byName, type Landscape } from '../landscape/landscape';
import { readKeptContainer, readKeptNetwork } from './keptRecords';

/** A landscape as it was at a moment, in the form of a file: see `docs/snapshot.md`. */
export interface Snapshot {
  /** What people call the engine, e.g. `unix:///var/run/docker.sock`. */
  readonly engine: string;
  /** When it was taken, ISO 8601 in UTC. */
  readonly taken: string;
  readonly landscape: Landscape;
}

/** Why a file is no snapshot that can be read. */
export type SnapshotProblem =
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson' }
  /** It is JSON, of something else. */
  | { readonly kind: 'notSnapshot' }
  /** Written by a later version of the extension. */
  | { readonly kind: 'newer'; readonly version: number }
  /** A record lacks what it must have. */
  | { readonly kind: 'broken'; readonly at: string };

export const snapshotFormat = 'docker-networks-snapshot';

/** Goes up by one with each change that an older reader would misunderstand. */
export const snapshotVersion = 1;

/** A landscape of 2,000 containers takes about 3 MB. */
const longest = 64 * 1024 * 1024;

/** The text of a snapshot file. */
export function writeSnapshot({ engine, taken, landscape }: Snapshot): string {
  const { networks, containers } = landscape;
  const file = {
    format: snapshotFormat,
    version: snapshotVersion,
    engine,
    taken,
    networks,
    containers,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Reads a snapshot file, which anybody may have written. */
export function readSnapshot(text: string): Snapshot | SnapshotProblem {
  if (text.length > longest) return { kind: 'tooLarge' };
  let file: Readonly<Record<string, unknown>>;
  try {
    file = record(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return { kind: 'notJson' };
  }
  const { format, version, engine, taken } = file;
  if (format !== snapshotFormat || typeof version !== 'number') return { kind: 'notSnapshot' };
  if (version > snapshotVersion) return { kind: 'newer', version };
  if (typeof engine !== 'string') return { kind: 'broken', at: 'engine' };
  if (typeof taken !== 'string' || Number.isNaN(Date.parse(taken))) {
    return { kind: 'broken', at: 'taken' };
  }
  const networks = readAll('networks', file['networks'], readKeptNetwork);
  if (!Array.isArray(networks)) return networks;
  const containers = readAll('containers', file['containers'], readKeptContainer);
  if (!Array.isArray(containers)) return containers;
  const landscape = { networks: networks.sort(byName), containers: containers.sort(byName) };
  return { engine, taken, landscape };
}

/** Tells what could not be read from what could. */
export function isSnapshotProblem(read: Snapshot | SnapshotProblem): read is SnapshotProblem {
  return 'kind' in read;
}

function readAll<T extends { readonly id: string }>(
  name: string,
  value: unknown,
  read: (value: unknown) => T | undefined,
): T[] | SnapshotProblem {
  if (!Array.isArray(value)) return { kind: 'broken', at: name };
  const found: T[] = [];
  const ids = new Set<string>();
  for (const [index, each] of list(value).entries()) {
    const kept = read(each);
    if (!kept || ids.has(kept.id)) return { kind: 'broken', at: `${name}[${index}]` };
    ids.add(kept.id);
    found.push(kept);
  }
  return found;
}
