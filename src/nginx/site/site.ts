// A reverse proxy as a person thinks of it: one server with its routes. Plain, immutable JSON.

/** One file for `/etc/nginx/conf.d/`. */
export interface Site {
  readonly server: Server;
  readonly routes: readonly Route[];
  readonly upstreams: readonly Upstream[];
  readonly lookup: Lookup;
}

export interface Server {
  /** For plain HTTP; none only where there is TLS. */
  readonly ports: readonly number[];
  /** Host names, wildcards such as `*.example.com`, or `_`; at least one. */
  readonly names: readonly string[];
  /** Answers for all host names that no other server has. */
  readonly isDefault: boolean;
  /** Listens on IPv6, too. */
  readonly hasIpv6: boolean;
  readonly tls?: Tls;
  readonly realIp?: RealIp;
  /** The first one that fits decides; empty lets all in. */
  readonly access: readonly AccessRule[];
  readonly login?: Login;
  /** The largest request body; 0 is no limit; nginx's own limit of 1 where it is absent. */
  readonly bodyMegabytes?: number;
  readonly gzip: boolean;
  /** `X-Content-Type-Options`, `X-Frame-Options` and `Referrer-Policy`. */
  readonly securityHeaders: boolean;
}

/** With the intermediate profile of https://ssl-config.mozilla.org. */
export interface Tls {
  readonly ports: readonly number[];
  /** Paths as the nginx container sees them. */
  readonly certificate: string;
  readonly key: string;
  /** Plain HTTP only sends to HTTPS. */
  readonly redirects: boolean;
  readonly http2: boolean;
  /** How many seconds browsers shall insist on HTTPS. */
  readonly hstsSeconds?: number;
}

/** Takes the client's address from a header, when a proxy in front sent it. */
export interface RealIp {
  /** Addresses or CIDR of the proxies in front; at least one. */
  readonly from: readonly string[];
  readonly header: 'X-Forwarded-For' | 'X-Real-IP';
}

export interface AccessRule {
  readonly rule: 'allow' | 'deny';
  /** An address, a CIDR, or `all`. */
  readonly from: string;
}

/** A name and a password of a file that `htpasswd` made. */
export interface Login {
  readonly realm: string;
  readonly file: string;
}

export interface Route {
  /**
   * `prefix`: the path itself and all below it; `exact`: nothing but the path; `start`: all that begins so, `/apis` for
   * `/api`, too.
   */
  readonly match: 'prefix' | 'exact' | 'start';
  /** As a person reads it, not encoded; begins with a slash. */
  readonly path: string;
  readonly to: ProxyTarget | FilesTarget;
}

/** Files of the nginx container. */
export interface FilesTarget {
  readonly kind: 'files';
  readonly root: string;
  /** What is no file gets `index.html`: the page finds its own way. */
  readonly isSinglePage: boolean;
}

export type Scheme = 'http' | 'https' | 'grpc' | 'grpcs';

export interface ProxyTarget {
  readonly kind: 'proxy';
  /** The name of one of the site's upstreams. */
  readonly upstream: string;
  readonly scheme: Scheme;
  /** Whether the path of the route reaches the upstream, or is taken off. */
  readonly prefix: 'keep' | 'strip';
  readonly isWebSocket: boolean;
  /** What the upstream says goes on at once: server-sent events. */
  readonly isStreaming: boolean;
  /** `Host` and those that say who asked for what. */
  readonly hasUsualHeaders: boolean;
  /** What clients say in `X-Forwarded-*` is passed on: only behind another proxy. */
  readonly trustsClient: boolean;
  /** Further headers for the upstream, with fixed values. */
  readonly headers: readonly Header[];
  readonly timeouts?: Timeouts;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Seconds. */
export interface Timeouts {
  readonly connect: number;
  readonly send: number;
  readonly read: number;
}

export type Balance =
  | { readonly kind: 'roundRobin' | 'leastConn' | 'ipHash' | 'random' | 'leastTime' }
  /** By the path and query, so that each back end caches its share. */
  | { readonly kind: 'hash'; readonly key: HashKey; readonly isConsistent: boolean };

export const hashKeys = ['$request_uri', '$remote_addr', '$host'] as const;
export type HashKey = (typeof hashKeys)[number];

/** Back ends that take turns. */
export interface Upstream {
  /** Lower-case letters, digits and hyphens: it can reach a back end as its host name. */
  readonly name: string;
  readonly servers: readonly Backend[];
  /** Has a block of its own though one back end needs none. */
  readonly hasBlock?: true;
  readonly balance: Balance;
  /** Clients come back to the same back end, by a cookie of this name. */
  readonly sticky?: string;
  /** Idle connections that each worker keeps open; absent leaves it to nginx. */
  readonly keepalive?: number;
}

export interface Backend {
  /** A container's name, alias or `name.network`, or an address. */
  readonly host: string;
  /** The port inside the container. */
  readonly port: number;
  /** Its share, 1 where it is absent. */
  readonly weight?: number;
  readonly isBackup?: boolean;
  readonly isDown?: boolean;
  /** After so many failures in a row it is left alone; 0 never; nginx's own 1 where it is absent. */
  readonly maxFails?: number;
  /** Seconds in which failures count, and for which it is left alone; nginx's own 10 where it is absent. */
  readonly failTimeout?: number;
}

/**
 * When the names of back ends become addresses:
 * - `start`: once, when nginx starts or reloads; a name that does not resolve keeps nginx from starting.
 * - `resolve`: again and again, by `server … resolve`; from 1.27.3.
 * - `variable`: at each request, as old as its answer is valid; one back end for each upstream.
 */
export type Lookup =
  | { readonly kind: 'start' }
  | { readonly kind: 'resolve' | 'variable'; readonly resolver: Resolver };

export interface Resolver {
  /** Addresses of name servers, without brackets, in the order of `/etc/resolv.conf`. */
  readonly addresses: readonly string[];
  /** Seconds an answer is good for. Docker's own name server says 600. */
  readonly validSeconds: number;
  readonly family: 'both' | 'ipv4' | 'ipv6';
}
