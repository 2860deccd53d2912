import { parseConfig } from '../read/parseConfig';
import type { Directive } from '../read/directive';
import { readUpstream } from './readUpstream';
import { readRoutes } from './readRoute';
import { readResolver, readServer } from './readServer';
import type { Lookup, Site } from './site';
import { SiteError, writeSite } from './write';
import type { NginxVersion } from './version';

/**
 * Gives the site that a configuration says, if a site can say all of it: written again, it is the same but for
 * comments and spaces. Nothing for any other configuration. Throws `NginxSyntaxError`.
 */
export function readSite(text: string, version?: NginxVersion): Site | undefined {
  const directives = parseConfig(text, '');
  const site = guess(directives);
  if (!site) return undefined;
  try {
    const again = parseConfig(writeSite(site, version).text, '');
    return isSame(directives, again) ? site : undefined;
  } catch (error) {
    if (error instanceof SiteError) return undefined;
    throw error;
  }
}

/** Takes what it knows and leaves out what it does not: then it is not the same when it is written again. */
function guess(directives: readonly Directive[]): Site | undefined {
  const servers = directives.filter(({ name }) => name === 'server');
  const [main] = servers.slice(-1);
  if (!main?.block) return undefined;
  const redirect = servers.length > 1 ? servers[0]?.block : undefined;
  const groups = directives.filter(({ name }) => name === 'upstream');
  const upstreams = groups.map(readUpstream);
  const { routes, singles } = readRoutes(main.block, new Set(upstreams.map(({ name }) => name)));
  return {
    server: readServer(main.block, redirect),
    routes,
    upstreams: [...upstreams, ...singles],
    lookup: lookupOf(main.block, groups),
  };
}

function lookupOf(server: readonly Directive[], groups: readonly Directive[]): Lookup {
  const inServer = server.find(({ name }) => name === 'resolver');
  if (inServer) return { kind: 'variable', resolver: readResolver(inServer) };
  const inGroup = groups.flatMap(({ block = [] }) => block).find(({ name }) => name === 'resolver');
  return inGroup ? { kind: 'resolve', resolver: readResolver(inGroup) } : { kind: 'start' };
}

function isSame(a: readonly Directive[], b: readonly Directive[]): boolean {
  return JSON.stringify(a.map(meaning)) === JSON.stringify(b.map(meaning));
}

/** What a directive says, wherever it stands. */
function meaning({ name, parameters, block }: Directive): unknown {
  return [name, ...parameters, ...(block ? [block.map(meaning)] : [])];
}
