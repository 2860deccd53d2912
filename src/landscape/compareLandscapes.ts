import { diffLandscapes, type Changes } from './diffLandscapes';
import { factsOf, type Facts, type FactsOf } from './facts';
import type { Container, Landscape, Network } from './landscape';

/** Something that can be told of a network or container, and was told differently before. */
export interface FactChange {
  readonly name: string;
  /** Absent where it could not be told before. */
  readonly before?: string;
  /** Absent where it cannot be told any more. */
  readonly after?: string;
}

/** One that was there before and is there now. */
export interface Changed<T> {
  readonly before: T;
  readonly after: T;
  /** It is another one of the same name. */
  readonly isRemade: boolean;
  /** Empty for one that was made again as it was. */
  readonly changes: readonly FactChange[];
}

/** What came, went and is other than it was. One that was made again under its name is no coming and going. */
export interface Compared<T> {
  readonly came: readonly T[];
  readonly went: readonly T[];
  readonly changed: readonly Changed<T>[];
}

export interface Comparison {
  readonly networks: Compared<Network>;
  readonly containers: Compared<Container>;
}

/** Compares a landscape with one that was kept, maybe days ago, of this engine or of another. */
export function compareLandscapes(before: Landscape, after: Landscape): Comparison {
  const diff = diffLandscapes(before, after);
  const told = { before: factsOf(before), after: factsOf(after) };
  return {
    networks: compare(before.networks, diff.networks, told),
    containers: compare(before.containers, diff.containers, told),
  };
}

/** True when nothing came, went or changed. */
export function isUnchanged({ networks, containers }: Comparison): boolean {
  return [networks, containers].every(
    ({ came, went, changed }) => came.length + went.length + changed.length === 0,
  );
}

interface Told {
  readonly before: FactsOf;
  readonly after: FactsOf;
}

function compare<T extends Network | Container>(
  old: readonly T[],
  { added, removed, changed }: Changes<T>,
  told: Told,
): Compared<T> {
  const byId = new Map<string, T>(old.map(record => [record.id, record]));
  // On old engines networks may share a name: the first is compared with the first.
  const left = new Map<string, T[]>();
  for (const record of removed) left.set(record.name, [...(left.get(record.name) ?? []), record]);
  const came: T[] = [];
  const both: { before: T; after: T; isRemade: boolean }[] = [];
  for (const after of changed) {
    const before = byId.get(after.id);
    if (before) both.push({ before, after, isRemade: false });
  }
  for (const after of added) {
    const before = left.get(after.name)?.shift();
    if (before) both.push({ before, after, isRemade: true });
    else came.push(after);
  }
  return {
    came,
    went: removed.filter(record => left.get(record.name)?.includes(record)),
    changed: both
      .map(pair => ({ ...pair, changes: changesOf(pair, told) }))
      .filter(({ isRemade, changes }) => isRemade || changes.length > 0)
      .sort((a, b) => (a.after.name < b.after.name ? -1 : 1)),
  };
}

function changesOf<T extends Network | Container>(
  { before, after }: { readonly before: T; readonly after: T },
  told: Told,
): FactChange[] {
  const named: readonly FactChange[] =
    before.name === after.name ? [] : [{ name: 'name', before: before.name, after: after.name }];
  return [...named, ...factChanges(told.before(before), told.after(after))];
}

function factChanges(before: Facts, after: Facts): FactChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter(name => before.get(name) !== after.get(name))
    .map(name => {
      const [was, is] = [before.get(name), after.get(name)];
      return {
        name,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      };
    });
}
