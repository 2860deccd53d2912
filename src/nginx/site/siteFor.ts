import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape } from '../../landscape/landscape';
import { namespaceOwner } from '../../landscape/namespaceOwner';
import { labelOf } from '../labelOf';
import { isSingle } from './siteFacts';
import type { Backend, Lookup, ProxyTarget, Route, Server, Site, Upstream } from './site';
import { has, type NginxVersion } from './version';
import { plainTarget } from './plainTarget';

/** A container that answers HTTP on a port of its own. */
export interface ProxiedContainer {
  readonly container: Container;
  /** The port inside the container, never the published one: 1 to 65535. */
  readonly port: number;
}

/** What a running nginx container tells of itself. */
export interface NginxFacts {
  readonly version?: NginxVersion;
  /** The addresses of its `/etc/resolv.conf`. */
  readonly nameServers: readonly string[];
}

export const presets = ['simple', 'production', 'webSocket', 'frontAndApi', 'balanced'] as const;
export type Preset = (typeof presets)[number];

export function isPreset(value: string): value is Preset {
  return presets.some(preset => preset === value);
}

export interface SiteWish {
  readonly landscape: Landscape;
  /** At least one, in the order of the routes and back ends. */
  readonly containers: readonly ProxiedContainer[];
  /** The nginx container, where it is known. */
  readonly proxy?: Container;
  readonly facts?: NginxFacts;
  readonly preset: Preset;
}

/** A site to begin with: nothing in it is more than a proposal. */
export function siteFor(wish: SiteWish): Site {
  const { preset, landscape, containers, proxy, facts } = wish;
  const parts = partsOf(preset, containers);
  const upstreams = parts.flatMap(({ from }) =>
    from.length > 0 ? [upstreamOf(preset, landscape, from)] : [],
  );
  return {
    server: serverOf(preset, containers, proxy),
    routes: parts.map(({ path, from }) => routeOf(preset, path, upstreamName(from))),
    upstreams,
    lookup: preset === 'simple' ? { kind: 'start' } : bestLookup(upstreams, facts),
  };
}

/**
 * How names are best looked up: so that a container that comes back with another address is found, and one that is
 * missing keeps nginx from nothing. IPv4 alone: without an answer for the other family nginx would ask and log in vain.
 */
export function bestLookup(upstreams: readonly Upstream[], facts: NginxFacts | undefined): Lookup {
  const addresses = facts?.nameServers ?? [];
  if (addresses.length === 0) return { kind: 'start' };
  const resolver = { addresses, validSeconds: 5, family: 'ipv4' } as const;
  if (has(facts?.version, 'resolve')) return { kind: 'resolve', resolver };
  return upstreams.every(isSingle) ? { kind: 'variable', resolver } : { kind: 'start' };
}

interface Part {
  readonly path: string;
  /** None: files of nginx itself. */
  readonly from: readonly ProxiedContainer[];
}

function partsOf(preset: Preset, containers: readonly ProxiedContainer[]): Part[] {
  if (preset !== 'frontAndApi') return [{ path: '/', from: containers }];
  const front = containers.length > 1 ? containers.slice(0, 1) : [];
  return [
    { path: '/', from: front },
    { path: '/api/', from: containers.slice(front.length) },
  ];
}

function serverOf(
  preset: Preset,
  containers: readonly ProxiedContainer[],
  proxy: Container | undefined,
): Server {
  const isSimple = preset === 'simple';
  return {
    ports: [listenPort(proxy)],
    names: [`${groupName(containers)}.localhost`],
    isDefault: false,
    hasIpv6: false,
    access: [],
    gzip: !isSimple,
    securityHeaders: !isSimple,
    ...(isSimple ? {} : { bodyMegabytes: 16 }),
  };
}

function routeOf(preset: Preset, path: string, upstream: string | undefined): Route {
  if (upstream === undefined) {
    const to = { kind: 'files', root: '/usr/share/nginx/html', isSinglePage: true } as const;
    return { match: 'prefix', path, to };
  }
  return { match: 'prefix', path, to: targetOf(preset, upstream) };
}

function targetOf(preset: Preset, upstream: string): ProxyTarget {
  return {
    ...plainTarget(upstream),
    isWebSocket: preset === 'webSocket',
    hasUsualHeaders: preset !== 'simple',
  };
}

function upstreamOf(
  preset: Preset,
  landscape: Landscape,
  from: readonly ProxiedContainer[],
): Upstream {
  const isBalanced = preset === 'balanced';
  return {
    name: upstreamName(from) ?? '',
    servers: backendsOf(from, landscape).map(backend =>
      isBalanced ? { ...backend, maxFails: 3, failTimeout: 10 } : backend,
    ),
    balance: { kind: isBalanced ? 'leastConn' : 'roundRobin' },
    ...(isBalanced ? { keepalive: 16 } : {}),
  };
}

/** Each name and port once: two containers in one namespace can be the same back end. */
function backendsOf(containers: readonly ProxiedContainer[], landscape: Landscape): Backend[] {
  const { container: byId } = attachmentsOf(landscape);
  const backends = new Map<string, Backend>();
  for (const { container, port } of containers) {
    const host = namespaceOwner(container, byId).name;
    backends.set(`${host}:${port}`, { host, port });
  }
  return [...backends.values()];
}

function upstreamName(from: readonly ProxiedContainer[]): string | undefined {
  return from.length > 0 ? groupName(from) : undefined;
}

/** Replicas are named by project and service, a mixed group by its project, all else by its first container. */
function groupName(from: readonly ProxiedContainer[]): string {
  const same = (key: 'project' | 'service') => {
    const values = new Set(from.map(({ container }) => container[key]));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const [project, service] = [same('project'), same('service')];
  const first = from[0]?.container.name ?? '';
  if (from.length < 2 || !project) return labelOf(first);
  return labelOf(service ? `${project}-${service}` : project);
}

/** 80, but 8080 for images that may not bind ports below 1024 and therefore expose that one instead. */
function listenPort(proxy: Container | undefined): number {
  const exposed = new Set(proxy?.ports.map(port => port.containerPort));
  return exposed.has(8080) && !exposed.has(80) ? 8080 : 80;
}
