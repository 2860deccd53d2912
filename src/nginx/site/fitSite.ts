import type { Directive } from '../read/directive';
import { NginxSyntaxError } from '../read/nginxSyntaxError';
import { parseConfig } from '../read/parseConfig';
import { guessSite, readSite } from './readSite';
import type { Route, Server, Site } from './site';
import { isGroup } from './siteFacts';
import { type SiteProblem, siteProblems } from './siteProblems';
import type { NginxVersion } from './version';
import { writeSite } from './write';

/** How far a site can say what a configuration says. */
export type Fit =
  /** All of it. */
  | { readonly kind: 'whole'; readonly site: Site }
  /** The server with those of its routes and upstreams that are of a kind that sites have. */
  | { readonly kind: 'part'; readonly site: Site }
  | { readonly kind: 'none'; readonly why: Misfit };

/**
 * Why a configuration is none that a site could say something of:
 * - `unreadable`: it is not well formed.
 * - `main`: it is the main file, with blocks around the servers.
 * - `noServer`: it has no server of its own.
 * - `severalServers`: it has more than one, apart from one that only sends on to HTTPS.
 * - `otherKind`: its server does what sites do not.
 */
export type Misfit = 'unreadable' | 'main' | 'noServer' | 'severalServers' | 'otherKind';

/** Gives the site that a file for the `http` block says, or as much of one as there is in it. */
export function fitSite(text: string, version?: NginxVersion): Fit {
  try {
    const whole = readSite(text, version);
    return whole ? { kind: 'whole', site: whole } : fitPart(parseConfig(text, ''), version);
  } catch (error) {
    if (error instanceof NginxSyntaxError) return { kind: 'none', why: 'unreadable' };
    throw error;
  }
}

function fitPart(directives: readonly Directive[], version: NginxVersion | undefined): Fit {
  const none = (why: Misfit): Fit => ({ kind: 'none', why });
  if (directives.some(({ name }) => /^(http|events|stream|mail)$/.test(name))) return none('main');
  const servers = directives.filter(({ name }) => name === 'server');
  const [main, ...others] = servers.filter(server => !sendsOn(server));
  const [redirect, ...further] = servers.filter(sendsOn);
  if (servers.length === 0) return none('noServer');
  if (others.length + further.length > 0) return none('severalServers');
  if (!main) return none('otherKind');
  const plain = directives.filter(({ name }) => name !== 'server');
  const guess = guessSite([...plain, ...(redirect ? [redirect] : []), withKnownRoutes(main)]);
  const site = guess && mend({ ...guess, server: withUsual(guess.server, main) }, version);
  const part = site && withTrueRoutes(site, main, version);
  return part && part.routes.length > 0 ? { kind: 'part', site: part } : none('otherKind');
}

/** A server that answers everything with another place, over HTTPS. */
function sendsOn({ block = [] }: Directive): boolean {
  const [status = '', url = ''] = block.find(({ name }) => name === 'return')?.parameters ?? [];
  return /^30[1278]$/.test(status) && url.startsWith('https:') && !block.some(isLocation);
}

function isLocation({ name }: Directive): boolean {
  return name === 'location';
}

/** Without the locations that are no routes of a site. */
function withKnownRoutes(server: Directive): Directive {
  const block = server.block?.filter(each => !isLocation(each) || isKnown(each)) ?? [];
  return { ...server, block };
}

/** A prefix or an exact path, and where it goes is plain to see. */
function isKnown({ parameters, block = [] }: Directive): boolean {
  const isPath = parameters.length === 1 || (parameters.length === 2 && parameters[0] === '=');
  const isPlain = parameters.at(-1)?.startsWith('/') ?? false;
  const passes = block.filter(({ name }) => /_pass$|^root$/.test(name));
  return (
    isPath &&
    isPlain &&
    passes.length === 1 &&
    /^(proxy_pass|grpc_pass|root)$/.test(passes[0]?.name ?? '')
  );
}

/** What nginx takes for granted where nothing is said. */
function withUsual(server: Server, { block = [] }: Directive): Server {
  const listens = block.some(({ name }) => name === 'listen');
  return {
    ...server,
    ...(listens ? {} : { ports: [80] }),
    ...(server.names.join('') === '' ? { names: ['_'] } : {}),
  };
}

/** Leaves out what cannot be written; nothing where that is more than a part. */
function mend(site: Site, version: NginxVersion | undefined): Site | undefined {
  let mended: Site | undefined = site;
  // Each round leaves something out, which may leave something else without its target.
  for (let round = 0; round < 8 && mended; round++) {
    const problems = siteProblems(mended, version);
    if (problems.length === 0) return mended;
    mended = without(mended, problems);
  }
  return undefined;
}

function without(site: Site, problems: readonly SiteProblem[]): Site | undefined {
  const at = (part: string) =>
    new Set(problems.filter(({ where }) => where[0] === part).map(({ where }) => where[1]));
  const [server, routes, upstreams, lookup] = ['server', 'routes', 'upstreams', 'lookup'].map(at);
  if (
    [...(server ?? [])].some(part => !/^(access|login|realIp|bodyMegabytes)$/.test(String(part)))
  ) {
    return undefined;
  }
  const isLookup = (lookup?.size ?? 0) > 0 || problems.some(({ kind }) => kind === 'oneBackend');
  if (isLookup) return { ...site, lookup: { kind: 'start' } };
  const { login, realIp, bodyMegabytes, ...rest } = site.server;
  return {
    ...site,
    server: {
      ...rest,
      ...(login && !server?.has('login') ? { login } : {}),
      ...(realIp && !server?.has('realIp') ? { realIp } : {}),
      ...(bodyMegabytes !== undefined && !server?.has('bodyMegabytes') ? { bodyMegabytes } : {}),
      access: server?.has('access') ? [] : rest.access,
    },
    routes: site.routes.filter((_, index) => !routes?.has(index)),
    upstreams: site.upstreams.filter((_, index) => !upstreams?.has(index)),
  };
}

/** Only the routes that lead, written again, where they lead now. */
function withTrueRoutes(
  site: Site,
  main: Directive,
  version: NginxVersion | undefined,
): Site | undefined {
  const there = new Map((main.block ?? []).filter(isLocation).map(each => [keyOf(each), each]));
  const leadsThere = (route: Route) => {
    const written = parseConfig(writeSite({ ...site, routes: [route] }, version).text, '');
    const block = written.filter(({ name }) => name === 'server').at(-1)?.block ?? [];
    return block
      .filter(isLocation)
      .every(each => targetOf(each) === targetOf(there.get(keyOf(each))));
  };
  const routes = site.routes.filter(leadsThere);
  const used = new Set(routes.flatMap(({ to }) => (to.kind === 'proxy' ? [to.upstream] : [])));
  const upstreams = site.upstreams.filter(each => used.has(each.name) || isGroup(site, each));
  return mend({ ...site, routes, upstreams }, version);
}

function keyOf({ parameters }: Directive): string {
  return parameters.join(' ');
}

/** With the port that goes without saying. */
function targetOf(location: Directive | undefined): string | undefined {
  const block = location?.block ?? [];
  const target = block.find(({ name }) => /^(proxy_pass|grpc_pass|root)$/.test(name));
  const text = target?.parameters.join(' ');
  const scheme = /^(\w+):\/\/[^/:$]+$/.exec(text ?? '')?.[1];
  if (target?.name === 'root' || scheme === undefined) return text;
  return `${text}:${scheme.endsWith('s') ? 443 : 80}`;
}
