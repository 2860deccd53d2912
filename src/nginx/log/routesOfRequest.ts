import type { LocatedRoute } from '../routes/destination';
import type { LoggedFailure } from './readErrorLog';

/**
 * Gives the routes that a logged request can have taken, as nginx chooses: the longest path that fits, an exact one before
 * all. Whether a regular expression fits is nothing to try here: those of the server can be it, too.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
export function routesOfRequest(
  { server, path }: LoggedFailure,
  located: readonly LocatedRoute[],
): readonly LocatedRoute[] {
  // nginx has names in small letters.
  const nameOf = ({ route }: LocatedRoute) => route.server.names[0]?.toLowerCase() ?? '';
  const own = located.filter(each => nameOf(each) === (server ?? ''));
  if (path === undefined) return own;
  const asked = decoded(path);
  const exact = own.find(each => isAt(each, 'exact') && pathOf(each) === asked);
  if (exact) return [exact];
  const [longest] = own
    .filter(each => isAt(each, 'prefix', 'first') && asked.startsWith(pathOf(each)))
    .toSorted((a, b) => pathOf(b).length - pathOf(a).length);
  if (longest && isAt(longest, 'first')) return [longest];
  const expressions = own.filter(each => isAt(each, 'regex', 'named'));
  return [...(longest ? [longest] : []), ...expressions];
}

function isAt({ route }: LocatedRoute, ...matches: readonly string[]): boolean {
  return matches.includes(route.location?.match ?? '');
}

function pathOf({ route }: LocatedRoute): string {
  return route.location?.path ?? '';
}

/** nginx compares locations with the decoded path. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
