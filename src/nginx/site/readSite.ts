import { parseConfig } from '../read/parseConfig';
import type { Directive } from '../read/directive';
import { readUpstream } from './readUpstream';
import { readRoutes } from './readRoute';
import { readResolver, readServer } from './readServer';
import { isGroup } from './siteFacts';
import type { Lookup, Site, Upstream } from './site';
import { SiteError, writeSite } from './write';
import type { NginxVersion } from './version';

/**
 * Gives the site that a configuration says, if a site can say all of it: written again, it is the same but for
 * comments and spaces. Nothing for any other configuration. Throws `NginxSyntaxError`.
 */
export function readSite(text: string, version?: NginxVersion): Site | undefined {
  const directives = parseConfig(text, '');
  const site = guessSite(directives);
  if (!site) return undefined;
  try {
    const again = parseConfig(writeSite(site, version).text, '');
    return isSame(directives, again) ? site : undefined;
  } catch (error) {
    if (error instanceof SiteError) return undefined;
    throw error;
  }
}

/** Takes what it knows of a configuration and leaves out what it does not: then it is not the same when it is written again. */
export function guessSite(directives: readonly Directive[]): Site | undefined {
  const servers = directives.filter(({ name }) => name === 'server');
  const [main] = servers.slice(-1);
  if (!main?.block) return undefined;
  const redirect = servers.length > 1 ? servers[0]?.block : undefined;
  const groups = directives.filter(({ name }) => name === 'upstream');
  const upstreams = groups.map(readUpstream);
  const { routes, singles } = readRoutes(main.block, new Set(upstreams.map(({ name }) => name)));
  const site: Site = {
    server: readServer(main.block, redirect),
    routes,
    upstreams: [...upstreams, ...singles],
    lookup: lookupOf(main.block, groups),
  };
  return { ...site, upstreams: [...upstreams.map(each => asBlock(site, each)), ...singles] };
}

/** It stands there as a block. */
function asBlock(site: Site, upstream: Upstream): Upstream {
  return isGroup(site, upstream) ? upstream : { ...upstream, hasBlock: true };
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
