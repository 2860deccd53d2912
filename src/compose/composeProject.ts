import {
  type ComposeFile,
  defaultNetwork,
  type WrittenNetwork,
  type WrittenService,
} from './composeFile';

/** What the files of a project say together. Places are those in the file that said it last. */
export interface ComposeProject {
  readonly services: ReadonlyMap<string, WrittenService>;
  readonly networks: ReadonlyMap<string, WrittenNetwork>;
  /** Nothing is missing: it says of each network and service whether it is there. */
  readonly isWhole: boolean;
}

/**
 * Joins files in the order Compose reads them. What two files say in a way that only Compose can join is not whole.
 * https://docs.docker.com/reference/compose-file/merge/
 *
 * @param areAll false where there may be files that nobody knows of here.
 */
export function joinFiles(files: readonly ComposeFile[], areAll: boolean): ComposeProject {
  return {
    services: joined(
      files.map(({ services }) =>
        services.map(service => ({ ...service, isWhole: service.isWhole && areAll })),
      ),
      joinServices,
    ),
    networks: joined(
      files.map(({ networks }) => networks),
      joinNetworks,
    ),
    isWhole: areAll && files.every(({ isWhole }) => isWhole),
  };
}

/** The keys of the networks that a service is on; undefined where that cannot be known. */
export function networksOf(service: WrittenService): readonly string[] | undefined {
  const { isWhole, memberships, mode } = service;
  if (!isWhole || (mode && mode.value === undefined)) return undefined;
  if (mode) return [];
  return memberships.length > 0 ? memberships.map(({ key }) => key) : [defaultNetwork];
}

/** The keys of all networks that services are on; undefined where that cannot be known of all of them. */
export function usedNetworks(project: ComposeProject): ReadonlySet<string> | undefined {
  const used = [...project.services.values()].map(networksOf);
  if (!project.isWhole || used.includes(undefined)) return undefined;
  return new Set(used.flatMap(keys => keys ?? []));
}

function joined<T extends { readonly key: string }>(
  lists: readonly (readonly T[])[],
  join: (before: T, after: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const item of lists.flat()) {
    const before = all.get(item.key);
    all.set(item.key, before ? join(before, item) : item);
  }
  return all;
}

function joinNetworks(before: WrittenNetwork, after: WrittenNetwork): WrittenNetwork {
  const isEither = before.subnets.length === 0 || after.subnets.length === 0;
  return {
    ...before,
    ...after,
    subnets: [...before.subnets, ...after.subnets],
    isWhole: before.isWhole && after.isWhole && isEither,
  };
}

function joinServices(before: WrittenService, after: WrittenService): WrittenService {
  const memberships = new Map(before.memberships.map(each => [each.key, each]));
  for (const each of after.memberships) {
    memberships.set(each.key, { ...memberships.get(each.key), ...each });
  }
  return {
    ...before,
    ...after,
    memberships: [...memberships.values()],
    ports: [...before.ports, ...after.ports],
    isOptional: before.isOptional || after.isOptional,
    isWhole: before.isWhole && after.isWhole,
  };
}
