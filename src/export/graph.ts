import { attachmentsOf } from '../landscape/attachments';
import { isActive } from '../landscape/isActive';
import type { Container, Landscape, Network } from '../landscape/landscape';

/** A network as a node of a diagram. */
export interface NetworkNode {
  /** Short and plain, unique in the graph: `n1`, `n2` … */
  readonly key: string;
  readonly network: Network;
}

/** A container as a node of a diagram. */
export interface ContainerNode {
  /** `c1`, `c2` … */
  readonly key: string;
  readonly container: Container;
  /** It is stopped, or was never started. */
  readonly isStopped: boolean;
}

/** A container on a network. */
export interface AttachmentEdge {
  readonly container: string;
  readonly network: string;
  /** The addresses there, or nothing for a stopped container. */
  readonly label: string;
}

/** Ports that the host publishes for a container. */
export interface PortEdge {
  readonly container: string;
  /** `8080 → 80/tcp` */
  readonly label: string;
}

/** A landscape as nodes and edges: what all text formats of diagrams have in common. */
export interface Graph {
  readonly networks: readonly NetworkNode[];
  readonly containers: readonly ContainerNode[];
  readonly attachments: readonly AttachmentEdge[];
  readonly ports: readonly PortEdge[];
  /** Compose projects with the keys of their containers, by name. */
  readonly projects: ReadonlyMap<string, readonly string[]>;
}

/** What a diagram leaves out. */
export interface GraphOptions {
  /** Stopped containers, too. Networks of the engine's own that none of the shown is on are left out anyway. */
  readonly showStopped: boolean;
}

/** The graph of a landscape, in its order, so that the same landscape gives the same text. */
export function graphOf(landscape: Landscape, { showStopped }: GraphOptions): Graph {
  const attachments = attachmentsOf(landscape);
  const shown = landscape.containers.filter(container => showStopped || isActive(container));
  const containers = shown.map((container, index) => ({
    key: `c${index + 1}`,
    container,
    isStopped: !isActive(container),
  }));
  const isUsed = ({ id }: Network) =>
    attachments.of(id).some(({ container }) => shown.includes(container));
  const networks = landscape.networks
    .filter(network => !network.isPredefined || isUsed(network))
    .map((network, index) => ({ key: `n${index + 1}`, network }));
  const keyOf = new Map(networks.map(({ key, network }) => [network, key]));
  return {
    networks,
    containers,
    attachments: containers.flatMap(({ key, container }) =>
      attachments.on(container.id).flatMap(({ network, endpoint }) => {
        const on = keyOf.get(network);
        const label = [endpoint.ipv4, endpoint.ipv6].filter(Boolean).join(' ');
        return on === undefined ? [] : [{ container: key, network: on, label }];
      }),
    ),
    ports: containers.flatMap(({ key, container }) => portsOf(container, key)),
    projects: projectsOf(containers),
  };
}

function portsOf({ ports }: Container, container: string): PortEdge[] {
  return ports.flatMap(({ published, containerPort, protocol }) => {
    if (!published) return [];
    const { address, port } = published;
    const host = address.includes(':') ? `[${address}]` : address;
    const outside = address === '0.0.0.0' ? `${port}` : `${host}:${port}`;
    return [{ container, label: `${outside} → ${containerPort}/${protocol}` }];
  });
}

function projectsOf(containers: readonly ContainerNode[]): ReadonlyMap<string, readonly string[]> {
  const projects = new Map<string, string[]>();
  for (const { key, container } of containers) {
    if (container.project === undefined) continue;
    projects.set(container.project, [...(projects.get(container.project) ?? []), key]);
  }
  return projects;
}

/** What stands below a network's name: driver, subnets, internal. */
export function networkFacts({ driver, subnets, isInternal }: Network): string {
  return [driver, ...subnets.map(({ subnet }) => subnet), isInternal ? 'internal' : '']
    .filter(Boolean)
    .join(' · ');
}
