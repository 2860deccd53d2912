import {
  byName,
  type Container,
  type ContainerId,
  type Endpoint,
  type Landscape,
  type Network,
  type NetworkId,
  type NetworkMode,
  type Port,
} from '../landscape/landscape';
import { isPredefined } from '../landscape/predefined';
import type { ContainerDetails, EndpointNames } from '../landscape/readDetails';
import { defaultNetwork, type WrittenNetwork, type WrittenService } from './composeFile';
import type { ComposeProject } from './composeProject';

/** What would be on an engine if Compose started a project. */
export interface Plan {
  readonly landscape: Landscape;
  /** The names that containers would have. */
  readonly details: ReadonlyMap<ContainerId, ContainerDetails>;
  /** Which service a container, and which network a network, is written as. */
  readonly written: ReadonlyMap<string, PlannedFrom>;
}

export interface PlannedFrom {
  readonly kind: 'service' | 'network';
  readonly key: string;
}

/** Stands for an address that an engine will choose: it is there, and nobody knows it. */
export const unknownAddress = '…';

/** So many containers of one service are drawn. */
const mostReplicas = 30;

/**
 * The landscape of a project that does not run: a container for each replica of a service, and the networks that
 * services are on, as Compose makes no others. What only Compose can know is left out. Nothing in it is on an engine
 * but external networks, which are those of the engine where it has them.
 * https://docs.docker.com/compose/how-tos/networking/
 *
 * @param name of the project, where it is known.
 * @param engine what is there now; it has `host`, `none` and external networks.
 */
export function planOf(project: ComposeProject, name: string | undefined, engine: Landscape): Plan {
  return new Planner(project, name, engine).plan();
}

class Planner {
  private readonly networks = new Map<string, Network>();
  private readonly details = new Map<ContainerId, ContainerDetails>();
  private readonly written = new Map<string, PlannedFrom>();

  constructor(
    private readonly project: ComposeProject,
    private readonly name: string | undefined,
    private readonly engine: Landscape,
  ) {}

  plan(): Plan {
    const containers = [...this.project.services.values()].flatMap(service =>
      Array.from({ length: replicasOf(service) }, (_, at) => this.container(service, at)),
    );
    const landscape = {
      networks: [...this.networks.values()].sort(byName),
      containers: containers.sort(byName),
    };
    return { landscape, details: this.details, written: this.written };
  }

  private container(service: WrittenService, at: number): Container {
    const { key, image, ports, containerName } = service;
    const own = `${this.name === undefined ? '' : `${this.name}-`}${key}-${at + 1}`;
    const container: Container = {
      id: containerIdOf(key, at),
      name: at === 0 ? (containerName?.value ?? own) : own,
      image: image?.value ?? '',
      state: 'planned',
      created: 0,
      status: '',
      networkMode: modeOf(service, this.project),
      endpoints: [],
      ports: ports.flatMap(portsOf),
      labels: {},
      project: this.name ?? '',
      service: key,
    };
    this.written.set(container.id, { kind: 'service', key });
    const names: [string, EndpointNames][] = [];
    const endpoints = this.places(service).map(({ network, membership }): Endpoint => {
      const aliases = [...new Set([key, ...(membership?.aliases ?? [])])];
      const dnsNames = [...new Set([container.name, ...aliases])];
      names.push([network.name, { aliases, dnsNames }]);
      // An address can be had once.
      const [ipv4, ipv6] = at === 0 ? [membership?.ipv4?.value, membership?.ipv6?.value] : [];
      return {
        networkKey: network.name,
        networkId: network.id,
        ...(isPlace(network) ? { ipv4: ipv4 ?? unknownAddress } : {}),
        ...(ipv4 === undefined ? {} : { fixedIpv4: ipv4 }),
        ...(ipv6 === undefined ? {} : { ipv6, fixedIpv6: ipv6 }),
      };
    });
    this.details.set(container.id, { names: new Map(names), exposed: [] });
    return { ...container, endpoints };
  }

  /** The networks that a service is on. */
  private places({ mode, memberships }: WrittenService) {
    if (mode) {
      const { value } = mode;
      const isNamed = value === 'host' || value === 'none' || value === 'bridge';
      return isNamed ? [{ network: this.predefined(value), membership: undefined }] : [];
    }
    if (memberships.length === 0) {
      return [{ network: this.network(defaultNetwork), membership: undefined }];
    }
    return memberships.map(membership => ({ network: this.network(membership.key), membership }));
  }

  private network(key: string): Network {
    const known = this.networks.get(key);
    if (known) return known;
    const written = this.project.networks.get(key);
    const isExternal = written?.isExternal?.value === true;
    const own = this.name === undefined ? key : `${this.name}_${key}`;
    const name = written?.name?.value ?? (isExternal ? key : own);
    const found = isExternal ? this.engine.networks.find(each => each.name === name) : undefined;
    const network = found ?? {
      ...plannedNetwork(`plan:network:${key}`, name, written?.driver?.value ?? 'bridge'),
      ...saidOf(written),
      ...(isExternal ? {} : { project: this.name ?? '' }),
    };
    this.networks.set(key, network);
    this.written.set(network.id, { kind: 'network', key });
    return network;
  }

  /** One that every engine has. */
  private predefined(name: 'host' | 'none' | 'bridge'): Network {
    const key = `plan:${name}`;
    const found = this.networks.get(key) ?? this.engine.networks.find(each => each.name === name);
    const driver = name === 'none' ? 'null' : name;
    const network = found ?? plannedNetwork(key, name, driver);
    this.networks.set(key, network);
    return network;
  }
}

function containerIdOf(key: string, at: number): ContainerId {
  return `plan:container:${key}:${at}` as ContainerId;
}

/** What no variable decides; one, where it is not said. */
function replicasOf({ replicas }: WrittenService): number {
  const count = Number(replicas?.value ?? 1);
  return Number.isInteger(count) && count >= 0 ? Math.min(count, mostReplicas) : 1;
}

function modeOf({ mode }: WrittenService, { services }: ComposeProject): NetworkMode {
  const value = mode?.value;
  if (value === 'host' || value === 'none') return { kind: value };
  const [, service] = /^service:(.+)$/.exec(value ?? '') ?? [];
  return service !== undefined && services.has(service)
    ? { kind: 'container', containerId: containerIdOf(service, 0) }
    : { kind: 'own' };
}

/** Containers have addresses on it. */
function isPlace({ driver }: Network): boolean {
  return driver !== 'host' && driver !== 'null';
}

/** Without a port of the host where the engine chooses one. */
function portsOf({
  containerPort,
  protocol,
  hostPort,
  hostAddress = '0.0.0.0',
}: WrittenService['ports'][number]): Port[] {
  const published =
    hostPort === undefined ? {} : { published: { address: hostAddress, port: hostPort } };
  return [{ protocol, containerPort, ...published }];
}

function plannedNetwork(id: string, name: string, driver: string): Network {
  return {
    id: id as NetworkId,
    name,
    driver,
    scope: driver === 'overlay' ? 'swarm' : 'local',
    created: '',
    isInternal: false,
    isAttachable: false,
    isIngress: false,
    isConfigOnly: false,
    hasIpv4: true,
    hasIpv6: false,
    isPredefined: isPredefined(name),
    subnets: [],
    labels: {},
    options: {},
  };
}

function saidOf(written: WrittenNetwork | undefined) {
  return {
    isInternal: written?.isInternal?.value === true,
    isAttachable: written?.isAttachable?.value === true,
    hasIpv6: written?.hasIpv6?.value === true,
    subnets: (written?.subnets ?? []).flatMap(({ value }) =>
      value === undefined ? [] : [{ subnet: value }],
    ),
  };
}
