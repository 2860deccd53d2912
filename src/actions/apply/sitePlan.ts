import type { ContainerId } from '../../landscape/landscape';

/** What a file was or shall be. */
export type SavedFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  /** As the engine gave it, with owner and mode: a tar archive in base64. */
  | { readonly kind: 'archive'; readonly data: string };

/** Where the file is: in the container's own file system or a volume, or on this machine's disk. */
export type FilePlace =
  | { readonly kind: 'container' }
  /** The container sees a folder of this machine; `file` is absolute. */
  | { readonly kind: 'host'; readonly file: string };

/**
 * Everything that is needed to change one file of a running nginx, and to go back at any moment. Plain JSON: it is written
 * to disk before the first step.
 */
export interface SitePlan {
  readonly format: 1;
  /** Which engine, by what `GET /info` says: another one at the same address is left alone. */
  readonly engineId: string;
  readonly containerId: ContainerId;
  readonly containerName: string;
  /** Absolute, as nginx sees it; no link. */
  readonly path: string;
  /** What nginx reads it as, where that is a link to it. */
  readonly link?: string;
  readonly place: FilePlace;
  /** With which nginx was started, see `nginxOptions`. */
  readonly options: readonly string[];
  readonly before: SavedFile;
  readonly after: SavedFile;
}
