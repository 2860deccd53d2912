import fc from 'fast-check';
import type {
  Backend,
  FilesTarget,
  ProxyTarget,
  Route,
  Server,
  Site,
  Upstream,
} from '../../../../src/nginx/site/site';
import { isGroup } from '../../../../src/nginx/site/siteFacts';
import { nastyText } from '../nastyText';

/** What tests of an engine can give: names that resolve there, and files that are there. */
export interface Real {
  readonly hosts: readonly string[];
  readonly certificate: string;
  readonly key: string;
}

const port = fc.integer({ min: 1, max: 65535 });
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
const range = fc.constantFrom('10.0.0.0/8', '192.168.1.7', '172.16.0.0/12', 'fd00::/64', '::1');

/** Good ones mostly; a text that nobody should write into a configuration now and then. */
function text(good: fc.Arbitrary<string>, isHostile: boolean): fc.Arbitrary<string> {
  return isHostile
    ? fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: nastyText })
    : good;
}

/** Sites of all shapes, most of which can be written; hostile ones with nasty texts in them. */
export function anySite(real: Real, isHostile = false): fc.Arbitrary<Site> {
  const of = (good: fc.Arbitrary<string>) => text(good, isHostile);
  const hosts = of(fc.constantFrom(...real.hosts));
  const path = of(
    fc.oneof(
      fc.constantFrom('/', '/api', '/api/', '/a/b/', '/über uns/', '/a;b/{c}"d\'/', '/v1.0+x/'),
      fc.array(label, { minLength: 1, maxLength: 3 }).map(parts => `/${parts.join('/')}`),
    ),
  );
  const backend: fc.Arbitrary<Backend> = fc.record(
    {
      host: hosts,
      port,
      weight: fc.integer({ min: 1, max: 100 }),
      isBackup: fc.constant(true),
      isDown: fc.constant(true),
      maxFails: fc.nat(9),
      failTimeout: fc.integer({ min: 1, max: 99 }),
    },
    { requiredKeys: ['host', 'port'] },
  );
  const upstream: fc.Arbitrary<Upstream> = fc.record(
    {
      name: of(label),
      servers: fc.oneof(
        fc.array(backend, { minLength: 1, maxLength: 4 }),
        fc.record({ host: hosts, port }).map(single => [single]),
      ),
      balance: fc.oneof(
        { weight: 3, arbitrary: fc.constant({ kind: 'roundRobin' as const }) },
        fc.constantFrom(
          { kind: 'leastConn' as const },
          { kind: 'ipHash' as const },
          { kind: 'random' as const },
          { kind: 'leastTime' as const },
          { kind: 'hash' as const, key: '$request_uri' as const, isConsistent: true },
          { kind: 'hash' as const, key: '$host' as const, isConsistent: false },
        ),
      ),
      sticky: of(fc.constantFrom('route', 'my_cookie')),
      keepalive: fc.integer({ min: 1, max: 64 }),
      hasBlock: fc.constant(true as const),
    },
    { requiredKeys: ['name', 'servers', 'balance'] },
  );
  const proxy = (names: readonly string[]): fc.Arbitrary<ProxyTarget> =>
    fc.record(
      {
        kind: fc.constant('proxy' as const),
        upstream: fc.constantFrom(...names),
        scheme: fc.constantFrom('http', 'http', 'http', 'https', 'grpc', 'grpcs'),
        prefix: fc.constantFrom('keep', 'strip'),
        isWebSocket: fc.boolean(),
        isStreaming: fc.boolean(),
        hasUsualHeaders: fc.boolean(),
        trustsClient: fc.boolean(),
        headers: fc.array(
          fc.record({
            name: of(fc.stringMatching(/^X-[A-Z][a-z]{1,6}$/)),
            value: of(
              fc.oneof(
                fc.string({ maxLength: 20 }).filter(s => !s.includes('$')),
                label,
              ),
            ),
          }),
          { maxLength: 2 },
        ),
        timeouts: fc.record({ connect: port, send: port, read: port }),
      } as const,
      {
        requiredKeys: [
          'kind',
          'upstream',
          'scheme',
          'prefix',
          'isWebSocket',
          'isStreaming',
          'hasUsualHeaders',
          'trustsClient',
          'headers',
        ],
      },
    );
  const files: fc.Arbitrary<FilesTarget> = fc.record({
    kind: fc.constant('files' as const),
    root: of(fc.constantFrom('/usr/share/nginx/html', '/srv/my files', '/srv/a"b\\c')),
    isSinglePage: fc.boolean(),
  });
  const route = (names: readonly string[]): fc.Arbitrary<Route> =>
    fc.record({
      match: fc.constantFrom('prefix', 'exact', 'start'),
      path,
      to: fc.oneof({ weight: 4, arbitrary: proxy(names) }, files),
    } as const);
  const server: fc.Arbitrary<Server> = fc.record(
    {
      ports: fc.uniqueArray(fc.integer({ min: 8000, max: 8999 }), { minLength: 1, maxLength: 2 }),
      names: fc.uniqueArray(
        of(fc.oneof(fc.constantFrom('_', '*.example.com', 'shop.*', '10.1.2.3'), label)),
        { minLength: 1, maxLength: 3 },
      ),
      isDefault: fc.boolean(),
      hasIpv6: fc.boolean(),
      tls: fc.record(
        {
          ports: fc.uniqueArray(fc.integer({ min: 9000, max: 9999 }), {
            minLength: 1,
            maxLength: 2,
          }),
          certificate: of(fc.constant(real.certificate)),
          key: of(fc.constant(real.key)),
          redirects: fc.boolean(),
          http2: fc.boolean(),
          hstsSeconds: port,
        },
        { requiredKeys: ['ports', 'certificate', 'key', 'redirects', 'http2'] },
      ),
      realIp: fc.record({
        from: fc.uniqueArray(of(range), { minLength: 1, maxLength: 3 }),
        header: fc.constantFrom('X-Forwarded-For', 'X-Real-IP'),
      } as const),
      access: fc.array(
        fc.record({
          rule: fc.constantFrom('allow', 'deny'),
          from: of(fc.oneof(range, fc.constant('all'))),
        } as const),
        { maxLength: 3 },
      ),
      login: fc.record({
        realm: of(fc.constantFrom('Please log in', 'für "alle"', 'a\\b')),
        file: of(fc.constant('/etc/nginx/htpasswd')),
      }),
      bodyMegabytes: fc.nat(1000),
      gzip: fc.boolean(),
      securityHeaders: fc.boolean(),
    },
    {
      requiredKeys: ['ports', 'names', 'isDefault', 'hasIpv6', 'access', 'gzip', 'securityHeaders'],
    },
  );
  const lookup: fc.Arbitrary<Site['lookup']> = fc.oneof(
    fc.constant({ kind: 'start' as const }),
    fc.record({
      kind: fc.constantFrom('resolve', 'variable'),
      resolver: fc.record({
        addresses: fc.uniqueArray(of(fc.constantFrom('127.0.0.11', '10.89.0.1', 'fd00::1')), {
          minLength: 1,
          maxLength: 2,
        }),
        validSeconds: fc.integer({ min: 1, max: 600 }),
        family: fc.constantFrom('both', 'ipv4', 'ipv6'),
      }),
    } as const),
  );
  return fc
    .uniqueArray(upstream, { minLength: 1, maxLength: 3, selector: ({ name }) => name })
    .chain(upstreams =>
      fc.record({
        server,
        routes: fc.array(route(upstreams.map(({ name }) => name)), { minLength: 1, maxLength: 4 }),
        upstreams: fc.constant(upstreams),
        lookup,
      }),
    );
}

/**
 * The same site in the words that its text has: what is said nowhere in it is gone, and names that only a person sees
 * are numbers.
 */
export function canonical(site: Site): unknown {
  return JSON.parse(JSON.stringify(wordsOf(site)));
}

function wordsOf(site: Site): unknown {
  const { tls, ...server } = site.server;
  const isGrpc = site.routes.some(({ to }) => to.kind === 'proxy' && to.scheme.startsWith('grpc'));
  const keyOf = (upstream: Upstream) => {
    const [only] = upstream.servers;
    return isGroup(site, upstream) || !only
      ? upstream.name
      : `${only.host.toLowerCase()}:${only.port}`;
  };
  const keys = new Map(site.upstreams.map(upstream => [upstream.name, keyOf(upstream)]));
  const used = new Set(site.routes.flatMap(({ to }) => (to.kind === 'proxy' ? [to.upstream] : [])));
  const upstreams = site.upstreams
    .filter(upstream => used.has(upstream.name) || isGroup(site, upstream))
    .map(({ hasBlock, ...upstream }) => {
      const block = hasBlock && !isGroup(site, upstream) ? { hasBlock } : {};
      const name = keyOf({ ...upstream, ...block });
      return [name, { ...upstream, name, ...block }] as const;
    });
  const hasHttp2 = isGrpc || tls?.http2 === true;
  return {
    server: { ...server, ...(tls ? { tls: { ...tls, http2: hasHttp2 } } : {}) },
    routes: site.routes.map(route => ({
      ...route,
      match: route.match === 'start' && route.path.endsWith('/') ? 'prefix' : route.match,
      to: canonicalTarget(route, keys),
    })),
    upstreams: Object.fromEntries([...upstreams].sort(([a], [b]) => (a < b ? -1 : 1))),
    lookup: lookupOf(site),
  };
}

function canonicalTarget({ path, to }: Route, keys: ReadonlyMap<string, string>): unknown {
  if (to.kind === 'files') return to;
  return {
    ...to,
    upstream: keys.get(to.upstream),
    prefix: path === '/' ? 'keep' : to.prefix,
    trustsClient: to.hasUsualHeaders && to.trustsClient,
  };
}

/** Where all back ends are addresses, nothing says how names would be looked up. */
function lookupOf({ lookup, upstreams }: Site): unknown {
  const isNamed = upstreams.some(({ servers }) =>
    servers.some(({ host }) => !/^[\d.]+$|:/.test(host)),
  );
  return lookup.kind === 'resolve' && !isNamed ? { kind: 'start' } : lookup;
}

/** Two routes whose text could as well be that of one. */
export function isAmbiguous({ routes }: Site): boolean {
  return routes.some((route, at) => {
    const next = routes[at + 1];
    return route.match === 'exact' && next?.match !== 'exact' && next?.path === `${route.path}/`;
  });
}
