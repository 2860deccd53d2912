import type { Directive } from '../read/directive';
import { labelOf } from '../labelOf';
import { readHost } from './readUpstream';
import type { Header, ProxyTarget, Route, Scheme, Timeouts, Upstream } from './site';
import { connectionVariable } from './maps';
import { usualHeaders } from './usualHeaders';

type Block = readonly Directive[];

/** The routes of a server, and the upstreams that have no block because they are one back end. */
export function readRoutes(
  server: Block,
  groups: ReadonlySet<string>,
): { readonly routes: readonly Route[]; readonly singles: readonly Upstream[] } {
  const singles = new Map<string, Upstream>();
  const routes: Route[] = [];
  const locations = server.filter(({ name }) => name === 'location');
  locations.forEach((location, at) => {
    const { parameters, block = [] } = location;
    const [path = ''] = parameters.slice(-1);
    const isExact = parameters[0] === '=';
    const before = locations[at - 1];
    // A prefix without its slash is written as two.
    const isSecond =
      !isExact &&
      before?.parameters.join(' ') === `= ${path.slice(0, -1)}` &&
      path !== '/' &&
      sameBlock(before.block, block);
    if (isSecond) routes.pop();
    routes.push({
      match: isExact ? 'exact' : isSecond || path.endsWith('/') ? 'prefix' : 'start',
      path: isSecond ? path.slice(0, -1) : path,
      to: readFiles(block) ?? readProxy(block, groups, singles),
    });
  });
  return { routes, singles: [...singles.values()] };
}

function sameBlock(a: Block | undefined, b: Block): boolean {
  const words = (block: Block = []) => block.map(({ name, parameters }) => [name, ...parameters]);
  return JSON.stringify(words(a)) === JSON.stringify(words(b));
}

function readFiles(block: Block): Route['to'] | undefined {
  const root = first(block, 'root')?.[0];
  if (root === undefined) return undefined;
  return { kind: 'files', root, isSinglePage: first(block, 'try_files') !== undefined };
}

function readProxy(
  block: Block,
  groups: ReadonlySet<string>,
  singles: Map<string, Upstream>,
): ProxyTarget {
  const isGrpc = first(block, 'grpc_pass') !== undefined;
  const module = isGrpc ? 'grpc' : 'proxy';
  const [pass = ''] = first(block, `${module}_pass`) ?? [];
  const [scheme = '', place = ''] = pass.split('://');
  const [host = '', rest] = place.split(/(?=\$docker_networks_rest_)/);
  const [variable, value] = first(block, 'set') ?? [];
  const target = variable !== undefined ? host.replace(variable, value ?? '') : host;
  const set = block.filter(({ name }) => name === `${module}_set_header`);
  const headers = set.map(({ parameters: [name = '', text = ''] }): Header => ({
    name,
    value: text,
  }));
  const isOf = (list: readonly Header[]) => (header: Header) =>
    list.some(({ name, value: text }) => name === header.name && text === header.value);
  const usual = [...usualHeaders(false), ...usualHeaders(true)];
  const own = headers.filter(
    header => !isOf(usual)(header) && !/^(Upgrade|Connection)$/.test(header.name),
  );
  const timeouts = readTimeouts(block, module);
  return {
    kind: 'proxy',
    upstream: groups.has(target) ? target : singleOf(target, scheme, singles),
    scheme: scheme as Scheme,
    prefix: rest === undefined ? 'keep' : 'strip',
    isWebSocket: headers.some(({ value: text }) => text === connectionVariable),
    isStreaming: first(block, 'proxy_buffering')?.[0] === 'off',
    hasUsualHeaders: headers.some(isOf(usual)),
    trustsClient: headers.some(
      header => isOf(usualHeaders(true))(header) && !isOf(usualHeaders(false))(header),
    ),
    headers: own,
    ...(timeouts ? { timeouts } : {}),
  };
}

/** An upstream for a back end that is written into the route. */
function singleOf(target: string, scheme: string, singles: Map<string, Upstream>): string {
  const known = singles.get(target);
  if (known) return known.name;
  const taken = new Set([...singles.values()].map(({ name }) => name));
  const { host, port } = readHost(target, scheme.endsWith('s') ? 443 : 80);
  const label = labelOf(host);
  const name = taken.has(label) ? labelOf(`${singles.size + 1}-${label}`) : label;
  singles.set(target, { name, servers: [{ host, port }], balance: { kind: 'roundRobin' } });
  return name;
}

/** All of them, or those that the kind of the route brings. */
function readTimeouts(block: Block, module: string): Timeouts | undefined {
  const seconds = (name: string) =>
    Number.parseInt(first(block, `${module}_${name}_timeout`)?.[0] ?? '', 10);
  const timeouts = { connect: seconds('connect'), send: seconds('send'), read: seconds('read') };
  return Number.isNaN(timeouts.connect) ? undefined : timeouts;
}

function first(block: Block, name: string): readonly string[] | undefined {
  return block.find(each => each.name === name)?.parameters;
}
