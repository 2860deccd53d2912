import { parseAddress } from '../../landscape/addresses';
import type { Route, Site, Upstream } from './site';

/** One back end with nothing that only a group can have. */
export function isSingle({ servers, balance, sticky, keepalive }: Upstream): boolean {
  const [only, ...others] = servers;
  const isPlain = only !== undefined && Object.keys(only).every(key => /^(host|port)$/.test(key));
  const isGroup = balance.kind !== 'roundRobin' || sticky !== undefined || keepalive !== undefined;
  return isPlain && others.length === 0 && !isGroup;
}

/** Whether a part of the path has to be taken off. */
export function strips({ path, to }: Route): boolean {
  return to.kind === 'proxy' && to.prefix === 'strip' && path !== '/';
}

/**
 * Whether an upstream has a block of its own. A path that is taken off is put into `proxy_pass` by a variable, and then
 * nginx looks any name but that of a block up at each request.
 */
export function isGroup({ lookup, routes }: Site, upstream: Upstream): boolean {
  if (lookup.kind === 'variable') return false;
  if (lookup.kind === 'resolve' && upstream.servers.some(({ host }) => isName(host))) return true;
  const isStripped = routes.some(
    route => route.to.kind === 'proxy' && route.to.upstream === upstream.name && strips(route),
  );
  return isStripped || upstream.hasBlock === true || !isSingle(upstream);
}

/** Has to be looked up. */
export function isName(host: string): boolean {
  return parseAddress(host) === undefined;
}

/** gRPC is HTTP/2, also without TLS. */
export function hasGrpc({ routes }: Site): boolean {
  return routes.some(isGrpc);
}

export function isGrpc({ to }: Route): boolean {
  return to.kind === 'proxy' && to.scheme.startsWith('grpc');
}

/** A `location` of nginx. */
export interface Location {
  readonly isExact: boolean;
  readonly path: string;
}

/** What a route is to nginx: a prefix without its slash would take `/apis` for `/api`, so it is two. */
export function locationsOf({ match, path }: Pick<Route, 'match' | 'path'>): Location[] {
  if (match === 'exact') return [{ isExact: true, path }];
  if (match === 'start' || path.endsWith('/')) return [{ isExact: false, path }];
  return [
    { isExact: true, path },
    { isExact: false, path: `${path}/` },
  ];
}
