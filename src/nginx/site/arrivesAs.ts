import type { Route, Site } from './site';
import { locationsOf, strips } from './siteFacts';

/** An example request of a route, and what of it reaches the back end. */
export interface Example {
  readonly asked: string;
  readonly arrives: string;
}

/** What shows best whether the path is kept: encoded characters and a query, as they are. */
export function exampleOf(route: Route): Example {
  const { match, path } = route;
  const query = '?page=2';
  const asked = match === 'exact' ? `${path}${query}` : `${withSlash(path)}users%2F7${query}`;
  return {
    asked,
    arrives: strips(route) ? `/${asked.slice(withoutSlash(path).length + 1)}` : asked,
  };
}

/** The route that nginx takes for a path, which is the longest one that fits; an exact one wins. */
export function routeFor({ routes }: Pick<Site, 'routes'>, path: string): Route | undefined {
  const found = routes
    .flatMap(route => locationsOf(route).map(location => ({ route, location })))
    .filter(({ location }) =>
      location.isExact ? path === location.path : path.startsWith(location.path),
    );
  const exact = found.find(({ location }) => location.isExact);
  const longest = found.toSorted((a, b) => b.location.path.length - a.location.path.length)[0];
  return (exact ?? longest)?.route;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
