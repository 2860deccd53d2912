import type {
  Backend,
  ProxyTarget,
  Route,
  Scheme,
  Site,
  Upstream,
} from '../../../../src/nginx/site/site';
import { locationsOf } from '../../../../src/nginx/site/siteFacts';
import { isPlainPath } from '../../../../src/nginx/site/values';
import { has, type NginxVersion } from '../../../../src/nginx/site/version';

/** The site without the combinations that a version of nginx refuses: what is wrong then are its texts. */
export function mended(site: Site, version: NginxVersion): Site {
  const lookup = mendedLookup(site, version);
  const upstreams = site.upstreams.map(upstream =>
    lookup.kind === 'variable' ? single(upstream) : mendedUpstream(upstream, version),
  );
  const taken = new Set<string>();
  const isMixed = !has(version, 'http2Directive');
  const routes = site.routes
    .filter(route => {
      const keys = locationsOf(route).map(each => JSON.stringify(each));
      if (keys.some(key => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    })
    .map((route): Route => {
      if (route.to.kind === 'files') return route;
      const scheme = isMixed ? withoutGrpc(route.to.scheme) : route.to.scheme;
      const to = mendedTarget(route.to, scheme);
      return { ...route, to: isPlainPath(route.path) ? to : { ...to, prefix: 'keep' } };
    });
  return { ...site, lookup, upstreams, routes };
}

function mendedLookup({ lookup }: Site, version: NginxVersion): Site['lookup'] {
  if (lookup.kind === 'start') return lookup;
  if (lookup.kind === 'resolve' && !has(version, 'resolve')) return { kind: 'start' };
  const { resolver } = lookup;
  const isKnown = resolver.family !== 'ipv6' || has(version, 'resolverFamily');
  return { ...lookup, resolver: { ...resolver, family: isKnown ? resolver.family : 'both' } };
}

function single({ name, servers }: Upstream): Upstream {
  const list = servers.slice(0, 1).map(({ host, port }) => ({ host, port }));
  return { name, servers: list, balance: { kind: 'roundRobin' } };
}

function mendedUpstream(upstream: Upstream, version: NginxVersion): Upstream {
  const { sticky, ...rest } = upstream;
  const balance: Upstream['balance'] =
    rest.balance.kind === 'leastTime' && !has(version, 'leastTime')
      ? { kind: 'leastConn' }
      : rest.balance;
  const hasBackup = !['ipHash', 'random', 'hash'].includes(balance.kind);
  const seen = new Set<string>();
  const servers = rest.servers
    .filter(({ host, port }) => {
      const key = `${host.toLowerCase()}:${port}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ isBackup, isDown, ...server }, at): Backend => {
      if (at === 0) return server;
      return {
        ...server,
        ...(isBackup && hasBackup ? { isBackup } : {}),
        ...(isDown ? { isDown } : {}),
      };
    });
  const isSticky = sticky !== undefined && has(version, 'sticky');
  return { ...rest, servers, balance, ...(isSticky ? { sticky } : {}) };
}

function mendedTarget(to: ProxyTarget, scheme: Scheme): ProxyTarget {
  if (!scheme.startsWith('grpc')) return { ...to, scheme };
  return { ...to, scheme, prefix: 'keep', isWebSocket: false, isStreaming: false };
}

function withoutGrpc(scheme: Scheme): Scheme {
  return scheme === 'grpc' ? 'http' : scheme === 'grpcs' ? 'https' : scheme;
}
