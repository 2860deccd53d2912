import type { Directive } from '../read/directive';
import { listensOf } from './listens';
import { passAddress, passes } from './passAddress';
import { resolversOf } from './resolvers';
import type { Route, RouteLocation, RouteScheme, RouteServer, RouteTarget } from './route';
import { upstreamsOf } from './upstreams';
import { Variables } from './variables';

/**
 * Gives every route of a configuration, in its order, from its directives with all includes in place. What passes
 * nothing on (files, redirects) is no route.
 */
export function readRoutes(directives: readonly Directive[]): readonly Route[] {
  return directives.flatMap(({ name, block }) =>
    block && (name === 'http' || name === 'stream') ? protocolRoutes(name, block) : [],
  );
}

/** What holds at one place of a configuration. */
interface Scope {
  readonly protocol: 'http' | 'stream';
  readonly upstreams: ReadonlyMap<string, readonly RouteTarget[]>;
  readonly server: RouteServer;
  readonly location?: RouteLocation;
  readonly variables: Variables;
  readonly resolvers: readonly string[];
}

function protocolRoutes(protocol: 'http' | 'stream', block: readonly Directive[]): Route[] {
  const resolvers = resolversOf(block) ?? [];
  const upstreams = upstreamsOf(block, resolvers);
  const variables = Variables.none.within(block);
  const servers = block.filter(({ name }) => name === 'server');
  const listens = listensOf(servers);
  return servers.flatMap((directive, i) => {
    const { file, line } = directive;
    const place = { file, line };
    const server = { place, listens: listens[i] ?? [], names: namesOf(directive) };
    const scope = { protocol, upstreams, server, variables, resolvers };
    return blockRoutes(directive.block ?? [], scope);
  });
}

function namesOf({ block = [] }: Directive): readonly string[] {
  return block.filter(({ name }) => name === 'server_name').flatMap(({ parameters }) => parameters);
}

function blockRoutes(block: readonly Directive[], outer: Scope): Route[] {
  const variables = outer.variables.within(block);
  const resolvers = resolversOf(block) ?? outer.resolvers;
  const scope = { ...outer, variables, resolvers };
  return block.flatMap(directive => {
    const { name, parameters, block: inner } = directive;
    if (inner && name === 'location') {
      return blockRoutes(inner, { ...scope, location: locationOf(parameters) });
    }
    if (inner && (name === 'if' || name === 'limit_except')) return blockRoutes(inner, scope);
    const standard = outer.protocol === 'stream' && name === 'proxy_pass' ? 'tcp' : passes[name];
    const [written] = parameters;
    return standard && written !== undefined ? [routeOf(directive, written, standard, scope)] : [];
  });
}

function routeOf(
  { file, line }: Directive,
  written: string,
  standard: RouteScheme,
  { upstreams, server, location, variables, resolvers }: Scope,
): Route {
  const passed = variables.expand(written).map(text => passAddress(text, standard));
  const isLate = written.includes('$');
  const groups = passed.map(({ address }) => {
    const name = address.kind === 'host' ? address.host.toLowerCase() : undefined;
    const group = name === undefined ? undefined : upstreams.get(name);
    return { name, group };
  });
  const targets = passed.flatMap(({ address }, i): readonly RouteTarget[] => {
    const resolved = isLate ? { by: resolvers } : ('atStart' as const);
    return groups[i]?.group ?? [{ address, resolved, isBackup: false, isDown: false, file, line }];
  });
  const upstream = groups.find(({ group }) => group)?.name;
  return {
    server,
    ...(location ? { location } : {}),
    scheme: passed[0]?.scheme ?? standard,
    written,
    ...(upstream === undefined ? {} : { upstream }),
    targets,
    file,
    line,
  };
}

/** `= /a`, `~* \.php$`, `^~ /a`, `@a`, `/a`; the modifier may touch what follows. */
function locationOf(parameters: readonly string[]): RouteLocation {
  const [, modifier = '', path = ''] = /^(=|~\*|~|\^~)?\s*([^]*)$/.exec(parameters.join(' ')) ?? [];
  if (modifier === '' && path.startsWith('@')) return { match: 'named', path };
  const match = modifiers[modifier] ?? 'prefix';
  return { match, path };
}

const modifiers: Readonly<Record<string, RouteLocation['match']>> = {
  '=': 'exact',
  '~': 'regex',
  '~*': 'regex',
  '^~': 'first',
};
