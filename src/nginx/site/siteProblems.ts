import { hasGrpc, isGrpc, isSingle, locationsOf, strips } from './siteFacts';
import type { Backend, ProxyTarget, Route, Server, Site, Upstream } from './site';
import { has, type NginxFeature, type NginxVersion } from './version';
import {
  isBackendHost,
  isCookieName,
  isCount,
  isFile,
  isHeaderName,
  isPath,
  isPlainPath,
  isPlainText,
  isPort,
  isRange,
  isServerName,
  isUpstreamName,
} from './values';

/** Where in a site: keys and indexes, e.g. `['routes', 0, 'path']`. */
export type Where = readonly (string | number)[];

/**
 * Why a site cannot be written as it is:
 * - `invalid`: the value cannot stand there.
 * - `missing`: there must be one.
 * - `duplicate`: it is there twice.
 * - `needsVersion`: this nginx is too old for it.
 * - the others are combinations that nginx refuses or that would not do what they say.
 */
export type SiteProblem = { readonly where: Where } & (
  | {
      readonly kind: 'invalid' | 'duplicate' | 'unknownUpstream' | 'stripNeedsPlainPath';
      readonly value: string;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'needsVersion'; readonly feature: NginxFeature }
  /** With this way to take turns nginx knows no back-up. */
  | { readonly kind: 'noBackup' }
  /** There is no back end left that is not down or a back-up. */
  | { readonly kind: 'noneUp' }
  /** A name is looked up at each request: for one back end only, and without shares, cookies and turns. */
  | { readonly kind: 'oneBackend' }
  /** gRPC has no path that could be taken off, no WebSocket, and nothing held back that could stream. */
  | { readonly kind: 'notForGrpc' }
);

/** Gives all that keeps a site from being written for a version of nginx, in the order of the form; none where it can be. */
export function siteProblems(site: Site, version?: NginxVersion): readonly SiteProblem[] {
  return [
    ...serverProblems(site.server),
    ...site.routes.flatMap((route, at) => routeProblems(site, route, at)),
    ...repeatedLocations(site.routes),
    ...(site.routes.length === 0 ? [{ kind: 'missing', where: ['routes'] } as const] : []),
    ...site.upstreams.flatMap((upstream, at) => upstreamProblems(upstream, at, version)),
    ...duplicates(site.upstreams, ({ name }) => name, 'upstreams', 'name'),
    ...lookupProblems(site, version),
    ...grpcProblems(site, version),
  ];
}

function serverProblems(server: Server): SiteProblem[] {
  const at = (...rest: Where) => ['server', ...rest];
  const { tls, realIp, login, bodyMegabytes } = server;
  const ports = [...server.ports, ...(tls?.ports ?? [])];
  return [
    ...(ports.length === 0 ? [missing(at('ports'))] : []),
    ...server.ports.flatMap((port, i) => unless(isPort(port), at('ports', i), port)),
    ...(tls?.ports.flatMap((port, i) => unless(isPort(port), at('tls', 'ports', i), port)) ?? []),
    ...repeated(ports.map(String)).map((value): SiteProblem => ({
      kind: 'duplicate',
      where: at('ports'),
      value,
    })),
    ...(server.names.length === 0 ? [missing(at('names'))] : []),
    ...server.names.flatMap((name, i) => unless(isServerName(name), at('names', i), name)),
    ...repeated(server.names.map(name => name.toLowerCase())).map((value): SiteProblem => ({
      kind: 'duplicate',
      where: at('names'),
      value,
    })),
    ...(tls
      ? [
          ...(tls.ports.length === 0 ? [missing(at('tls', 'ports'))] : []),
          ...unless(isFile(tls.certificate), at('tls', 'certificate'), tls.certificate),
          ...unless(isFile(tls.key), at('tls', 'key'), tls.key),
          ...count(tls.hstsSeconds, 1, 2 ** 31 - 1, at('tls', 'hstsSeconds')),
        ]
      : []),
    ...(realIp?.from.length === 0 ? [missing(at('realIp', 'from'))] : []),
    ...(realIp?.from.flatMap((from, i) => unless(isRange(from), at('realIp', 'from', i), from)) ??
      []),
    ...server.access.flatMap(({ from }, i) =>
      unless(from === 'all' || isRange(from), at('access', i, 'from'), from),
    ),
    ...(login
      ? [
          ...unless(
            login.realm !== '' && login.realm !== 'off' && isPlainText(login.realm),
            at('login', 'realm'),
            login.realm,
          ),
          ...unless(isFile(login.file), at('login', 'file'), login.file),
        ]
      : []),
    ...count(bodyMegabytes, 0, 1_000_000, at('bodyMegabytes')),
  ];
}

function routeProblems(site: Site, { match, path, to }: Route, index: number): SiteProblem[] {
  const at = (...rest: Where) => ['routes', index, ...rest];
  const own = unless(isPath(path), at('path'), path);
  if (to.kind === 'files') return [...own, ...unless(isFile(to.root), at('to', 'root'), to.root)];
  const upstream = site.upstreams.find(({ name }) => name === to.upstream);
  return [
    ...own,
    ...(upstream
      ? []
      : [{ kind: 'unknownUpstream', where: at('to', 'upstream'), value: to.upstream } as const]),
    ...targetProblems(to, at),
    ...(strips({ match, path, to }) && !isPlainPath(path)
      ? [{ kind: 'stripNeedsPlainPath', where: at('path'), value: path } as const]
      : []),
    ...to.headers.flatMap(({ name, value }, i) => [
      ...unless(isHeaderName(name), at('to', 'headers', i, 'name'), name),
      ...unless(isPlainText(value), at('to', 'headers', i, 'value'), value),
    ]),
    ...repeated(to.headers.map(({ name }) => name.toLowerCase())).map((value): SiteProblem => ({
      kind: 'duplicate',
      where: at('to', 'headers'),
      value,
    })),
  ];
}

function targetProblems(to: ProxyTarget, at: (...rest: Where) => Where): SiteProblem[] {
  const isGrpc = to.scheme.startsWith('grpc');
  const { connect, send, read } = to.timeouts ?? {};
  return [
    ...(isGrpc && (to.prefix === 'strip' || to.isWebSocket || to.isStreaming)
      ? [{ kind: 'notForGrpc', where: at('to', 'scheme') } as const]
      : []),
    ...count(connect, 1, 86_400, at('to', 'timeouts', 'connect')),
    ...count(send, 1, 86_400 * 24, at('to', 'timeouts', 'send')),
    ...count(read, 1, 86_400 * 24, at('to', 'timeouts', 'read')),
  ];
}

/** Before `http2 on`, a port without TLS speaks either HTTP/1 or HTTP/2. */
function grpcProblems(site: Site, version: NginxVersion | undefined): SiteProblem[] {
  const { server, routes } = site;
  if (!hasGrpc(site) || has(version, 'http2Directive')) return [];
  if (server.tls?.redirects || server.ports.length === 0) return [];
  const at = routes.findIndex(route => !isGrpc(route));
  if (at < 0) return [];
  return [{ kind: 'needsVersion', where: ['routes', at], feature: 'http2Directive' }];
}

/** A problem at each route that nginx would have twice. */
function repeatedLocations(routes: readonly Route[]): SiteProblem[] {
  const seen = new Set<string>();
  return routes.flatMap((route, at): SiteProblem[] => {
    const keys = locationsOf(route).map(({ isExact, path }) => `${isExact ? '= ' : ''}${path}`);
    const isRepeated = keys.some(key => seen.has(key));
    for (const key of keys) seen.add(key);
    return isRepeated
      ? [{ kind: 'duplicate', where: ['routes', at, 'path'], value: route.path }]
      : [];
  });
}

function upstreamProblems(
  upstream: Upstream,
  index: number,
  version: NginxVersion | undefined,
): SiteProblem[] {
  const at = (...rest: Where) => ['upstreams', index, ...rest];
  const { name, servers, balance, sticky, keepalive } = upstream;
  const isUp = servers.some(({ isDown, isBackup }) => !isDown && !isBackup);
  const hasBackup = servers.some(({ isBackup }) => isBackup);
  const isBackupless = ['ipHash', 'random', 'hash'].includes(balance.kind);
  const needs = (feature: NginxFeature, where: Where): SiteProblem[] =>
    has(version, feature) ? [] : [{ kind: 'needsVersion', where, feature }];
  return [
    ...unless(isUpstreamName(name), at('name'), name),
    ...(servers.length === 0 ? [missing(at('servers'))] : []),
    ...servers.flatMap((server, i) =>
      backendProblems(server, (...rest) => at('servers', i, ...rest)),
    ),
    ...duplicates(
      servers,
      ({ host, port }) => `${host.toLowerCase()}:${port}`,
      'servers',
      'host',
    ).map(problem => ({ ...problem, where: at(...problem.where) })),
    ...(servers.length > 0 && !isUp ? [{ kind: 'noneUp', where: at('servers') } as const] : []),
    ...(isBackupless && hasBackup ? [{ kind: 'noBackup', where: at('balance') } as const] : []),
    ...(balance.kind === 'leastTime' ? needs('leastTime', at('balance')) : []),
    ...(sticky === undefined
      ? []
      : [...unless(isCookieName(sticky), at('sticky'), sticky), ...needs('sticky', at('sticky'))]),
    ...count(keepalive, 1, 10_000, at('keepalive')),
  ];
}

function backendProblems(backend: Backend, at: (...rest: Where) => Where): SiteProblem[] {
  return [
    ...unless(isBackendHost(backend.host), at('host'), backend.host),
    ...unless(isPort(backend.port), at('port'), backend.port),
    ...count(backend.weight, 1, 65_535, at('weight')),
    ...count(backend.maxFails, 0, 65_535, at('maxFails')),
    ...count(backend.failTimeout, 1, 86_400, at('failTimeout')),
  ];
}

function lookupProblems({ lookup, upstreams }: Site, version?: NginxVersion): SiteProblem[] {
  if (lookup.kind === 'start') return [];
  const { addresses, validSeconds, family } = lookup.resolver;
  const at = (...rest: Where) => ['lookup', 'resolver', ...rest];
  const isAddress = (text: string) => isRange(text) && !text.includes('/');
  return [
    ...(addresses.length === 0 ? [missing(at('addresses'))] : []),
    ...addresses.flatMap((each, i) => unless(isAddress(each), at('addresses', i), each)),
    ...count(validSeconds, 1, 86_400, at('validSeconds')),
    ...(family === 'ipv6' && !has(version, 'resolverFamily')
      ? [{ kind: 'needsVersion', where: at('family'), feature: 'resolverFamily' } as const]
      : []),
    ...(lookup.kind === 'resolve' && !has(version, 'resolve')
      ? [{ kind: 'needsVersion', where: ['lookup'], feature: 'resolve' } as const]
      : []),
    ...(lookup.kind === 'variable'
      ? upstreams.flatMap((upstream, i): SiteProblem[] =>
          isSingle(upstream) ? [] : [{ kind: 'oneBackend', where: ['upstreams', i] }],
        )
      : []),
  ];
}

function missing(where: Where): SiteProblem {
  return { kind: 'missing', where };
}

function unless(isGood: boolean, where: Where, value: string | number): SiteProblem[] {
  return isGood ? [] : [{ kind: 'invalid', where, value: String(value) }];
}

function count(
  value: number | undefined,
  least: number,
  most: number,
  where: Where,
): SiteProblem[] {
  return value === undefined ? [] : unless(isCount(value, least, most), where, value);
}

/** Each value that is there more than once. */
function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** A problem at each one that repeats an earlier one. */
function duplicates<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  ...[group, field]: [group: string, field: string]
): SiteProblem[] {
  const seen = new Set<string>();
  return list.flatMap((item, at): SiteProblem[] => {
    const key = keyOf(item);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ kind: 'duplicate', where: [group, at, field], value: key }];
  });
}
