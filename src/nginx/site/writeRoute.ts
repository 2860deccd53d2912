import { block, type Line, line } from './lines';
import { connectionVariable } from './maps';
import type { FilesTarget, Header, ProxyTarget, Route, Site, Upstream } from './site';
import { isGroup, locationsOf, strips } from './siteFacts';
import type { Where } from './siteProblems';
import { usualHeaders } from './usualHeaders';
import { word } from './values';
import { bracketed } from './writeUpstream';

/** A long silence is usual there: nginx's own minute would cut the connection. */
const patient = 3600;

/** The blocks of a route, and before them what takes its path off. */
export function routeLines(site: Site, route: Route, index: number): Line[] {
  const { to } = route;
  const at = (...rest: Where) => ['routes', index, ...rest];
  const body = to.kind === 'files' ? filesLines(route, to, at) : proxyLines(site, to, index, at);
  const blocks = locationsOf(route).map(({ isExact, path }) =>
    block(`location ${isExact ? '= ' : ''}${word(path)}`, at('path'), body),
  );
  return [
    ...(strips(route) ? stripLines(route, index, at) : []),
    ...blocks.flatMap((lines, i) => (i === 0 ? lines : [line('', []), ...lines])),
  ];
}

/** What follows the path in a request, as it came: encoded, with its query. */
function restVariable(index: number): string {
  return `$docker_networks_rest_${index + 1}`;
}

/** What the regular expression finds of it. By a name: nginx encodes what `$1` stands for once more. */
function tailName(index: number): string {
  return `docker_networks_tail_${index + 1}`;
}

/**
 * `proxy_pass` with a path of its own would decode the rest, so that `%2F` became `/`; the request as it came does not.
 * https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
 */
function stripLines({ match, path }: Route, index: number, at: (...rest: Where) => Where): Line[] {
  const escaped = path.replace(/\/$/, '').replace(/[.*+()]/g, '\\$&');
  const tail = tailName(index);
  const rest =
    match === 'exact' ? `${path.endsWith('/') ? '/' : ''}(?<${tail}>\\?.*)?` : `/?(?<${tail}>.*)`;
  const variable = restVariable(index);
  const where = at('to', 'prefix');
  return [
    line(`set ${variable} /;`, where),
    ...block(`if ($request_uri ~ "^${escaped}${rest}$")`, where, [
      line(`set ${variable} /$${tail};`, where),
    ]),
  ];
}

function filesLines({ path }: Route, to: FilesTarget, at: (...rest: Where) => Where): Line[] {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return [
    line(`root ${word(to.root)};`, at('to', 'root')),
    line('index index.html;', at('to')),
    ...(to.isSinglePage
      ? [line(`try_files $uri $uri/ ${word(`${folder}index.html`)};`, at('to', 'isSinglePage'))]
      : []),
  ];
}

function proxyLines(
  site: Site,
  to: ProxyTarget,
  index: number,
  at: (...rest: Where) => Where,
): Line[] {
  const upstream = site.upstreams.find(({ name }) => name === to.upstream);
  const route = site.routes[index];
  if (!upstream || !route) return [];
  const isGrpc = to.scheme.startsWith('grpc');
  const module = isGrpc ? 'grpc' : 'proxy';
  const rest = strips(route) ? restVariable(index) : '';
  const { set, host } = hostOf(site, upstream, index);
  return [
    ...set.map(text => line(text, at('to', 'upstream'))),
    line(`${module}_pass ${to.scheme}://${host}${rest};`, at('to', 'upstream')),
    ...(isGrpc ? [] : [line('proxy_http_version 1.1;', at('to'))]),
    ...(to.scheme === 'https' || to.scheme === 'grpcs'
      ? [line(`${module}_ssl_server_name on;`, at('to', 'scheme'))]
      : []),
    ...headersOf(to, upstream).map(({ name, value }) =>
      line(`${module}_set_header ${name} ${word(value)};`, at('to', 'hasUsualHeaders')),
    ),
    ...to.headers.map(({ name, value }, i) =>
      line(`${module}_set_header ${name} ${word(value)};`, at('to', 'headers', i)),
    ),
    ...(rest ? redirectLines(route, at) : []),
    ...(to.isStreaming && !isGrpc ? [line('proxy_buffering off;', at('to', 'isStreaming'))] : []),
    ...timeoutLines(to, module, at),
  ];
}

/** Where requests go: to a block, to the one back end, or to the address that its name has at the time. */
function hostOf(site: Site, upstream: Upstream, index: number) {
  const [only] = upstream.servers;
  if (!only || isGroup(site, upstream)) return { set: [], host: upstream.name };
  const host = bracketed(only.host);
  if (site.lookup.kind !== 'variable') return { set: [], host: `${host}:${only.port}` };
  const variable = `$docker_networks_host_${index + 1}`;
  return { set: [`set ${variable} ${host};`], host: `${variable}:${only.port}` };
}

/** A level with a header of its own inherits none, so that each route has all of them. */
function headersOf(to: ProxyTarget, { keepalive }: Upstream): readonly Header[] {
  const own = new Set(to.headers.map(({ name }) => name.toLowerCase()));
  const usual = to.hasUsualHeaders ? usualHeaders(to.trustsClient) : [];
  return [
    ...usual.filter(({ name }) => !own.has(name.toLowerCase())),
    ...connection(to, keepalive),
  ];
}

/** https://nginx.org/en/docs/http/websocket.html; without a word on it, a kept connection would be closed. */
function connection({ isWebSocket, scheme }: ProxyTarget, keepalive?: number): Header[] {
  if (isWebSocket) {
    return [
      { name: 'Upgrade', value: '$http_upgrade' },
      { name: 'Connection', value: connectionVariable },
    ];
  }
  return keepalive === undefined || scheme.startsWith('grpc')
    ? []
    : [{ name: 'Connection', value: '' }];
}

/** The back end does not know of the path that was taken off: what it says about places gets it back. */
function redirectLines({ path }: Route, at: (...rest: Where) => Where): Line[] {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return [
    line(`proxy_redirect / ${word(folder)};`, at('to', 'prefix')),
    line(`proxy_redirect $scheme://$host/ ${word(folder)};`, at('to', 'prefix')),
    line(`proxy_cookie_path / ${word(folder)};`, at('to', 'prefix')),
  ];
}

function timeoutLines(
  { timeouts, isWebSocket, isStreaming }: ProxyTarget,
  module: string,
  at: (...rest: Where) => Where,
): Line[] {
  const isPatient = isWebSocket || isStreaming;
  const seconds: [string, number | undefined][] = [
    ['connect', timeouts?.connect],
    ['send', timeouts?.send ?? (isWebSocket ? patient : undefined)],
    ['read', timeouts?.read ?? (isPatient ? patient : undefined)],
  ];
  return seconds.flatMap(([name, value]) =>
    value === undefined ? [] : [line(`${module}_${name}_timeout ${value}s;`, at('to', 'timeouts'))],
  );
}
