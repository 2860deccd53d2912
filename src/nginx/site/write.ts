import { commentLines } from '../commentLines';
import { block, type Line, line, textOf } from './lines';
import { mapsOf, nameBuckets } from './maps';
import type { Site } from './site';
import { type SiteProblem, siteProblems } from './siteProblems';
import type { NginxVersion } from './version';
import { routeLines } from './writeRoute';
import { redirectLines, serverLines } from './writeServer';
import { upstreamBlock } from './writeUpstream';

/** Thrown where a site cannot be written; a form shows the problems instead of asking for the text. */
export class SiteError extends Error {
  constructor(readonly problems: readonly SiteProblem[]) {
    super(problems.map(({ kind, where }) => `${kind} at ${where.join('.')}`).join(', '));
    this.name = 'SiteError';
  }
}

/** The text of a file for `/etc/nginx/conf.d/`, and what each of its lines is about. */
export interface Written {
  /** Ends in a newline. */
  readonly text: string;
  readonly lines: readonly Line[];
}

/**
 * Writes a site for a version of nginx; for one that is not known, so that all take it that are in use. `comments` are
 * sentences for people, as untrusted as the names in them; they come first. Throws `SiteError`.
 */
export function writeSite(
  site: Site,
  version?: NginxVersion,
  comments: readonly string[] = [],
): Written {
  const problems = siteProblems(site, version);
  if (problems.length > 0) throw new SiteError(problems);
  const { server, routes, upstreams } = site;
  const { tls } = server;
  const parts = [
    comments.flatMap(commentLines).map(text => line(text, [])),
    nameBuckets(server),
    ...mapsOf(site),
    ...upstreams.map((upstream, at) => upstreamBlock(site, upstream, at)),
    tls?.redirects && server.ports.length > 0
      ? block('server', ['server', 'tls', 'redirects'], redirectLines(site, tls))
      : [],
    block(
      'server',
      ['server'],
      [
        ...serverLines(site, version),
        ...routes.flatMap((route, at) => [line('', []), ...routeLines(site, route, at)]),
      ],
    ),
  ].filter(part => part.length > 0);
  const lines = parts.flatMap((part, at) => (at === 0 ? part : [line('', []), ...part]));
  return { text: textOf(lines), lines };
}
