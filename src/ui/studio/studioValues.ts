import {
  type AccessRule,
  type Backend,
  type Balance,
  type HashKey,
  hashKeys,
  type Lookup,
  type ProxyTarget,
  type Route,
  type Scheme,
  type Server,
  type Site,
  type Tls,
  type Upstream,
} from '../../nginx/site/site';
import type { FormRow, FormValues } from '../../protocol/form';
import { isChecked, rowsOf, textOf } from '../forms/values';

/** The field of a route or an upstream. */
export function fieldOf(kind: 'route' | 'upstream', at: number, name: string): string {
  return `${kind}.${at}.${name}`;
}

/** What files of nginx itself are called among the upstreams to choose from: no upstream can be called so. */
export const filesTarget = '/files';

/** A site as the fields of the form have it. */
export function valuesOfSite(site: Site): FormValues {
  return {
    ...serverValues(site.server),
    routes: String(site.routes.length),
    upstreams: String(site.upstreams.length),
    ...Object.fromEntries(
      site.routes.flatMap((route, at) => Object.entries(routeValues(route, at))),
    ),
    ...Object.fromEntries(
      site.upstreams.flatMap((upstream, at) => Object.entries(upstreamValues(upstream, at))),
    ),
    ...lookupValues(site.lookup),
  };
}

/** What the fields say, right or wrong: numbers that are none are NaN. */
export function siteOfValues(values: FormValues): Site {
  return {
    server: serverOf(values),
    routes: list(values, 'routes').map(at => routeOf(values, at)),
    upstreams: list(values, 'upstreams').map(at => upstreamOf(values, at)),
    lookup: lookupOf(values),
  };
}

function list(values: FormValues, field: string): number[] {
  return Array.from({ length: Math.min(50, Number(textOf(values, field)) || 0) }, (_, at) => at);
}

function serverValues(server: Server): FormValues {
  const { tls, realIp, login } = server;
  return {
    ports: server.ports.join(', '),
    names: server.names.join(', '),
    isDefault: server.isDefault,
    hasIpv6: server.hasIpv6,
    hasTls: tls !== undefined,
    tlsPorts: tls ? tls.ports.join(', ') : '443',
    certificate: tls?.certificate ?? '/etc/nginx/certs/fullchain.pem',
    key: tls?.key ?? '/etc/nginx/certs/privkey.pem',
    redirects: tls?.redirects ?? true,
    http2: tls?.http2 ?? true,
    hsts: numberText(tls?.hstsSeconds),
    realIpFrom: realIp?.from.join(', ') ?? '',
    realIpHeader: realIp?.header ?? 'X-Forwarded-For',
    access: server.access.map(({ rule, from }) => ({ rule, from })),
    realm: login?.realm ?? '',
    loginFile: login?.file ?? '',
    body: numberText(server.bodyMegabytes),
    gzip: server.gzip,
    securityHeaders: server.securityHeaders,
  };
}

function serverOf(values: FormValues): Server {
  const tls = isChecked(values, 'hasTls') ? tlsOf(values) : undefined;
  const from = words(values, 'realIpFrom');
  const [realm, file] = [textOf(values, 'realm'), textOf(values, 'loginFile').trim()];
  const header = textOf(values, 'realIpHeader') === 'X-Real-IP' ? 'X-Real-IP' : 'X-Forwarded-For';
  return {
    ports: numbers(values, 'ports'),
    names: words(values, 'names'),
    isDefault: isChecked(values, 'isDefault'),
    hasIpv6: isChecked(values, 'hasIpv6'),
    ...(tls ? { tls } : {}),
    ...(from.length > 0 ? { realIp: { from, header } } : {}),
    access: rowsOf(values, 'access').map(({ rule = '', from: range = '' }): AccessRule => ({
      rule: rule.trim() === 'deny' ? 'deny' : 'allow',
      from: range.trim(),
    })),
    ...(realm !== '' || file !== '' ? { login: { realm, file } } : {}),
    ...optional('bodyMegabytes', textOf(values, 'body')),
    gzip: isChecked(values, 'gzip'),
    securityHeaders: isChecked(values, 'securityHeaders'),
  };
}

function tlsOf(values: FormValues): Tls {
  return {
    ports: numbers(values, 'tlsPorts'),
    certificate: textOf(values, 'certificate').trim(),
    key: textOf(values, 'key').trim(),
    redirects: isChecked(values, 'redirects'),
    http2: isChecked(values, 'http2'),
    ...optional('hstsSeconds', textOf(values, 'hsts')),
  };
}

function routeValues({ match, path, to }: Route, at: number): FormValues {
  const field = (name: string) => fieldOf('route', at, name);
  const proxy = to.kind === 'proxy' ? to : undefined;
  return {
    [field('path')]: path,
    [field('match')]: match,
    [field('to')]: proxy?.upstream ?? filesTarget,
    [field('root')]: to.kind === 'files' ? to.root : '/usr/share/nginx/html',
    [field('isSinglePage')]: to.kind === 'files' ? to.isSinglePage : true,
    [field('scheme')]: proxy?.scheme ?? 'http',
    [field('strip')]: proxy?.prefix === 'strip',
    [field('isWebSocket')]: proxy?.isWebSocket ?? false,
    [field('isStreaming')]: proxy?.isStreaming ?? false,
    [field('hasUsualHeaders')]: proxy?.hasUsualHeaders ?? true,
    [field('trustsClient')]: proxy?.trustsClient ?? false,
    [field('headers')]: (proxy?.headers ?? []).map(({ name, value }) => ({ name, value })),
    [field('connect')]: numberText(proxy?.timeouts?.connect),
    [field('send')]: numberText(proxy?.timeouts?.send),
    [field('read')]: numberText(proxy?.timeouts?.read),
  };
}

function routeOf(values: FormValues, at: number): Route {
  const text = (name: string) => textOf(values, fieldOf('route', at, name));
  const is = (name: string) => isChecked(values, fieldOf('route', at, name));
  const match = matches.find(each => each === text('match')) ?? 'prefix';
  const path = text('path').trim();
  if (text('to') === filesTarget) {
    const to = {
      kind: 'files',
      root: text('root').trim(),
      isSinglePage: is('isSinglePage'),
    } as const;
    return { match, path, to };
  }
  const given = ['connect', 'send', 'read'].map(name => text(name).trim());
  const [connect = 60, send = 60, read = 60] = given.map(each => (each === '' ? 60 : Number(each)));
  const to: ProxyTarget = {
    kind: 'proxy',
    upstream: text('to'),
    scheme: schemes.find(each => each === text('scheme')) ?? 'http',
    prefix: is('strip') ? 'strip' : 'keep',
    isWebSocket: is('isWebSocket'),
    isStreaming: is('isStreaming'),
    hasUsualHeaders: is('hasUsualHeaders'),
    trustsClient: is('trustsClient'),
    headers: rowsOf(values, fieldOf('route', at, 'headers')).map(({ name = '', value = '' }) => ({
      name: name.trim(),
      value,
    })),
    ...(given.some(Boolean) ? { timeouts: { connect, send, read } } : {}),
  };
  return { match, path, to };
}

/** What of a request's path a route's path is. */
export const matches: readonly Route['match'][] = ['prefix', 'start', 'exact'];

/** What nginx can speak to a back end. */
export const schemes: readonly Scheme[] = ['http', 'https', 'grpc', 'grpcs'];

function upstreamValues(upstream: Upstream, at: number): FormValues {
  const field = (name: string) => fieldOf('upstream', at, name);
  const { balance } = upstream;
  return {
    [field('name')]: upstream.name,
    [field('servers')]: upstream.servers.map(backendRow),
    // Not shown: whoever has written it so keeps it.
    [field('hasBlock')]: upstream.hasBlock ?? false,
    [field('balance')]: balance.kind,
    [field('hashKey')]: balance.kind === 'hash' ? balance.key : '$request_uri',
    [field('isConsistent')]: balance.kind === 'hash' ? balance.isConsistent : true,
    [field('sticky')]: upstream.sticky ?? '',
    [field('keepalive')]: numberText(upstream.keepalive),
  };
}

function upstreamOf(values: FormValues, at: number): Upstream {
  const text = (name: string) => textOf(values, fieldOf('upstream', at, name)).trim();
  const sticky = text('sticky');
  return {
    name: text('name'),
    servers: rowsOf(values, fieldOf('upstream', at, 'servers')).map(backendOf),
    ...(isChecked(values, fieldOf('upstream', at, 'hasBlock')) ? { hasBlock: true } : {}),
    balance: balanceOf(text('balance'), {
      key: hashKeys.find(key => key === text('hashKey')) ?? '$request_uri',
      isConsistent: isChecked(values, fieldOf('upstream', at, 'isConsistent')),
    }),
    ...(sticky === '' ? {} : { sticky }),
    ...optional('keepalive', text('keepalive')),
  };
}

function balanceOf(kind: string, hash: { key: HashKey; isConsistent: boolean }): Balance {
  switch (kind) {
    case 'leastConn':
    case 'ipHash':
    case 'random':
    case 'leastTime':
      return { kind };
    case 'hash':
      return { kind, ...hash };
    default:
      return { kind: 'roundRobin' };
  }
}

function backendRow(backend: Backend): FormRow {
  const { host, port, weight, maxFails, failTimeout, isBackup, isDown } = backend;
  return {
    host,
    port: numberText(port),
    weight: numberText(weight),
    maxFails: numberText(maxFails),
    failTimeout: numberText(failTimeout),
    role: [isBackup ? 'backup' : '', isDown ? 'down' : ''].filter(Boolean).join(' '),
  };
}

function backendOf(row: FormRow): Backend {
  const role = (row['role'] ?? '').split(/[\s,]+/);
  return {
    host: (row['host'] ?? '').trim(),
    port: numberOf(row['port'] ?? ''),
    ...optional('weight', row['weight'] ?? ''),
    ...optional('maxFails', row['maxFails'] ?? ''),
    ...optional('failTimeout', row['failTimeout'] ?? ''),
    ...(role.includes('backup') ? { isBackup: true } : {}),
    ...(role.includes('down') ? { isDown: true } : {}),
  };
}

function lookupValues(lookup: Lookup): FormValues {
  const resolver = lookup.kind === 'start' ? undefined : lookup.resolver;
  return {
    lookup: lookup.kind,
    resolver: resolver?.addresses.join(', ') ?? '127.0.0.11',
    valid: numberText(resolver?.validSeconds ?? 5),
    family: resolver?.family ?? 'ipv4',
  };
}

function lookupOf(values: FormValues): Lookup {
  const kind = textOf(values, 'lookup');
  if (kind !== 'resolve' && kind !== 'variable') return { kind: 'start' };
  const family = textOf(values, 'family');
  return {
    kind,
    resolver: {
      addresses: words(values, 'resolver'),
      validSeconds: numberOf(textOf(values, 'valid')),
      family: family === 'ipv6' || family === 'both' ? family : 'ipv4',
    },
  };
}

function words(values: FormValues, field: string): string[] {
  return textOf(values, field)
    .split(/[\s,]+/)
    .filter(Boolean);
}

function numbers(values: FormValues, field: string): number[] {
  return words(values, field).map(numberOf);
}

/** Digits only: `1e3` and `0x50` are no numbers to a person. */
function numberOf(text: string): number {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN;
}

function numberText(number: number | undefined): string {
  return number === undefined || Number.isNaN(number) ? '' : String(number);
}

/** A number where something is entered. */
function optional<K extends string>(key: K, text: string): Partial<Record<K, number>> {
  return text.trim() === '' ? {} : ({ [key]: numberOf(text) } as Record<K, number>);
}
