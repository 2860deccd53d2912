import { attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape } from '../landscape/landscape';
import { namespaceOwner } from '../landscape/namespaceOwner';
import {
  checkedName,
  checkedPort,
  checkedServerName,
  labelOf,
  NginxInputError,
} from './nginxNames';
import { proxyFindings, type ProxyFinding } from './proxyFindings';

/** A container that answers HTTP on a port of its own. */
export interface Backend {
  readonly container: Container;
  /** The port inside the container, never the published one: 1 to 65535. */
  readonly port: number;
}

export interface ProxyRequest {
  readonly landscape: Landscape;
  /** At least one, in the order they shall be written. */
  readonly backends: readonly Backend[];
  /** The nginx container, where it is known. */
  readonly proxy?: Container;
  /** A host name or `_`; else `<name>.localhost`, which browsers resolve to this machine (RFC 6761). */
  readonly serverName?: string;
}

/** A backend as nginx finds it: by name, on the container's port. */
export interface ProxyServer {
  readonly host: string;
  readonly port: number;
}

/** One `server` block. Made by `proxyModel` only, so all text in it is checked. */
export interface ProxyModel {
  readonly listen: number;
  readonly serverName: string;
  /** For several servers. */
  readonly upstream?: { readonly name: string; readonly servers: readonly ProxyServer[] };
  readonly scheme: 'http';
  /** What follows `http://` in `proxy_pass`: `<host>:<port>`, or the upstream's name. */
  readonly target: string;
  readonly findings: readonly ProxyFinding[];
}

/**
 * Gives what a configuration for these backends consists of, and what will keep it from working.
 * Throws `NginxInputError` when there is no backend, or a name or port that must not be written.
 */
export function proxyModel(request: ProxyRequest): ProxyModel {
  const { backends, proxy, landscape } = request;
  const [first, ...others] = serversOf(backends, landscape);
  if (!first) throw new NginxInputError('noBackend');
  const name = groupName(backends);
  const containers = [...new Map(backends.map(b => [b.container.id, b.container])).values()];
  return {
    listen: listenPort(proxy),
    serverName: checkedServerName(request.serverName ?? `${name}.localhost`),
    ...(others.length > 0 ? { upstream: { name, servers: [first, ...others] } } : {}),
    scheme: 'http',
    target: others.length > 0 ? name : `${first.host}:${first.port}`,
    findings: proxyFindings(landscape, containers, proxy),
  };
}

/** Each name and port once: two containers in one namespace can be the same server. */
function serversOf(backends: readonly Backend[], landscape: Landscape): ProxyServer[] {
  const { container: byId } = attachmentsOf(landscape);
  const servers = new Map<string, ProxyServer>();
  for (const backend of backends) {
    const host = checkedName(namespaceOwner(backend.container, byId).name);
    const port = checkedPort(backend.port);
    servers.set(`${host}:${port}`, { host, port });
  }
  return [...servers.values()];
}

/** Replicas are named by project and service, a mixed group by its project, all else by its first container. */
function groupName(backends: readonly Backend[]): string {
  const same = (key: 'project' | 'service') => {
    const values = new Set(backends.map(({ container }) => container[key]));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const [project, service] = [same('project'), same('service')];
  const first = backends[0]?.container.name ?? '';
  if (backends.length < 2 || !project) return labelOf(first);
  return labelOf(service ? `${project}-${service}` : project);
}

/** 80, but 8080 for images that may not bind ports below 1024 and therefore expose that one instead. */
function listenPort(proxy: Container | undefined): number {
  const exposed = new Set(proxy?.ports.map(port => port.containerPort));
  return exposed.has(8080) && !exposed.has(80) ? 8080 : 80;
}
