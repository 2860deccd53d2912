import type { Route, Site, Upstream } from '../../nginx/site/site';
import { studioActions } from './routeFields';
import { plainTarget } from '../../nginx/site/plainTarget';

/** The site after a press of a button that adds or removes something. */
export function changedSite(id: string, site: Site): Site | undefined {
  const { routes, upstreams } = site;
  if (id === studioActions.addRoute) return { ...site, routes: [...routes, furtherRoute(site)] };
  if (id === studioActions.addUpstream) {
    return { ...site, upstreams: [...upstreams, furtherUpstream(upstreams)] };
  }
  const at = indexOf(id);
  if (id.startsWith(studioActions.removeRoute)) return { ...site, routes: routes.toSpliced(at, 1) };
  if (id.startsWith(studioActions.removeUpstream)) {
    return { ...site, upstreams: upstreams.toSpliced(at, 1) };
  }
  return undefined;
}

function furtherRoute({ routes, upstreams }: Site): Route {
  const paths = new Set(routes.map(({ path }) => path));
  const path = ['/', '/api/'].find(each => !paths.has(each)) ?? `/route-${routes.length + 1}/`;
  const last = routes.findLast(({ to }) => to.kind === 'proxy');
  return {
    match: 'prefix',
    path,
    to: last?.to ?? plainTarget(upstreams[0]?.name ?? ''),
  };
}

function furtherUpstream(upstreams: readonly Upstream[]): Upstream {
  const names = new Set(upstreams.map(({ name }) => name));
  let number = upstreams.length + 1;
  while (names.has(`group-${number}`)) number++;
  return {
    name: `group-${number}`,
    servers: [{ host: '', port: 80 }],
    balance: { kind: 'roundRobin' },
  };
}

function indexOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0]);
}
