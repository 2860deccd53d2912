// Where a configuration sends requests, as plain data.

/** Where something stands in a configuration: the file in nginx's container, the line from 1. */
export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
}

/** One way that requests can take: from a `location` (or a `server` of `stream`) to what its `…_pass` names. */
export interface Route extends ConfigPlace {
  readonly server: RouteServer;
  /** Absent for `stream`. */
  readonly location?: RouteLocation;
  readonly scheme: RouteScheme;
  /** What it passes to, as it is written. */
  readonly written: string;
  /** The upstream that it names, where it names one. */
  readonly upstream?: string;
  /** Several where it names an upstream or a variable that can have several values; at least one. */
  readonly targets: readonly RouteTarget[];
}

export interface RouteServer {
  /** Where its block begins. */
  readonly place: ConfigPlace;
  readonly listens: readonly Listen[];
  /** As in `server_name`; none where it has none. */
  readonly names: readonly string[];
}

/** What a server listens on. */
export interface Listen {
  /** `*` for all; IPv6 without brackets; a path for a Unix socket. */
  readonly address: string;
  /** Absent for a Unix socket. */
  readonly port?: number;
  readonly isTls: boolean;
  /** It answers what no other server at this address and port has the name of. */
  readonly isDefault: boolean;
}

export interface RouteLocation {
  /** `first` is a prefix that goes before regular expressions (`^~`), `named` is reached only from within. */
  readonly match: 'prefix' | 'first' | 'exact' | 'regex' | 'named';
  readonly path: string;
}

export type RouteScheme =
  | 'http'
  | 'https'
  | 'grpc'
  | 'grpcs'
  | 'fastcgi'
  | 'uwsgi'
  | 'suwsgi'
  | 'scgi'
  | 'memcached'
  | 'tcp';

/** One server that a route can lead to. */
export interface RouteTarget extends ConfigPlace {
  readonly address: TargetAddress;
  /**
   * How its name becomes an address: once at start (an unknown name keeps nginx from starting), or whenever it is needed,
   * by these resolvers (an unknown name is a 502).
   */
  readonly resolved: 'atStart' | { readonly by: readonly string[] };
  readonly isBackup: boolean;
  /** Marked `down`: it gets no requests. */
  readonly isDown: boolean;
}

export type TargetAddress =
  | { readonly kind: 'host'; readonly host: string; readonly port: number | undefined }
  | { readonly kind: 'socket'; readonly path: string }
  /** Known only to nginx, when a request comes. */
  | { readonly kind: 'variable'; readonly text: string };
