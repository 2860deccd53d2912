import { list, record, text } from './fields';

/** What is laid over a folder or a file of a container. */
export interface Mount {
  /** `tmpfs` is in memory only. */
  readonly kind: 'bind' | 'volume' | 'tmpfs' | 'other';
  /** In the container. */
  readonly path: string;
  /** On the engine's host, for a `bind`. */
  readonly source: string;
  readonly isWritable: boolean;
}

/** The file system of a container, as far as writing into it goes. */
export interface FileSystem {
  readonly mounts: readonly Mount[];
  readonly isRootReadOnly: boolean;
}

/** From `GET /containers/{id}/json`. */
export function readFileSystem(raw: unknown): FileSystem {
  const from = record(raw);
  const host = record(from['HostConfig']);
  const mounts = list(from['Mounts']).map((value): Mount => {
    const { Type, Destination, Source, RW } = record(value);
    const kind = Type === 'bind' || Type === 'volume' || Type === 'tmpfs' ? Type : 'other';
    return { kind, path: text(Destination), source: text(Source), isWritable: RW !== false };
  });
  const memory = Object.keys(record(host['Tmpfs'])).map((path): Mount => ({
    kind: 'tmpfs',
    path,
    source: '',
    isWritable: true,
  }));
  return { mounts: [...mounts, ...memory], isRootReadOnly: host['ReadonlyRootfs'] === true };
}

/** What is laid over a path: the mount that reaches deepest; nothing where the path is the container's own. */
export function mountOver({ mounts }: FileSystem, path: string): Mount | undefined {
  return mounts
    .filter(mount => path === mount.path || path.startsWith(mount.path.replace(/\/*$/, '/')))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
