import { parseAddress } from '../../landscape/addresses';
import { attachmentsOf } from '../../landscape/attachments';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import type { KnownDetails } from '../../landscape/networkNames';
import { reach } from '../../landscape/reachability';
import { type Stack, stacksOf } from '../../landscape/stacks';
import { isUp } from '../../landscape/ways';
import type { Broken, BrokenReason, Elsewhere, Possible, Reached } from './destination';
import { NamedHosts } from './namedHosts';
import type { Route, RouteTarget } from './route';
import { similarName } from './similarName';

type Located = Reached | Possible | Broken | Elsewhere;
type HostAddress = Extract<RouteTarget['address'], { readonly kind: 'host' }>;

/** Finds what targets of one nginx container lead to. */
export class Locator {
  private readonly stack: Stack;
  private readonly networks: readonly Network[];
  private readonly hosts: NamedHosts;

  constructor(
    private readonly landscape: Landscape,
    private readonly nginx: Container,
    private readonly routes: readonly Route[],
    details: KnownDetails,
    private readonly facts: EngineFacts | undefined,
  ) {
    this.stack = stacksOf(landscape, facts).of(nginx);
    this.networks = this.stack.links.map(({ network }) => network);
    this.hosts = new NamedHosts(landscape, details);
  }

  locate({ address, resolved }: RouteTarget): Located {
    if (address.kind !== 'host') return { kind: address.kind };
    const isName = !parseAddress(address.host);
    if (isLoopback(address.host)) {
      return isName && resolved !== 'atStart'
        ? { kind: 'broken', reason: { kind: 'hostsFile', host: address.host } }
        : this.own(address);
    }
    if (!isName) return this.byAddress(address);
    const broken = resolved === 'atStart' ? undefined : this.unresolved(address.host, resolved.by);
    return broken ?? this.byName(address);
  }

  /** `localhost` is the container itself, or who shares its network and declares the port. */
  private own({ port }: HostAddress): Located {
    const { key, isHost } = this.stack;
    const users = stacksOf(this.landscape, this.facts).users(key);
    const found = users.find(
      user => user !== this.nginx && user.ports.some(({ containerPort }) => containerPort === port),
    );
    if (found) return this.reached(found, 'localhost', undefined);
    if (isHost) return this.published(port, ['127.0.0.1']) ?? { kind: 'outside' };
    const listens = this.routes.flatMap(({ server }) => server.listens);
    return listens.some(listen => listen.port === port)
      ? this.reached(this.nginx, 'localhost', undefined)
      : { kind: 'ownPort' };
  }

  private byAddress({ host, port }: HostAddress): Located {
    const attachments = this.landscape.containers.flatMap(({ id }) =>
      attachmentsOf(this.landscape).on(id),
    );
    const has = attachments.filter(
      ({ endpoint, through }) =>
        !through && [endpoint.ipv4, endpoint.ipv6].some(own => isSame(own, host)),
    );
    // Two networks can have the same addresses; nginx uses its own.
    const found = has.find(({ network }) => this.networks.includes(network)) ?? has[0];
    if (found) return this.through(found.container, found.network, 'address', { port });
    const doors = this.stack.doors().flatMap(({ addresses }) => addresses);
    const isHost = doors.some(door => isSame(door, host));
    return (isHost ? this.published(port, [host]) : undefined) ?? { kind: 'outside' };
  }

  /** The resolver must be there, and be one that knows containers: the engine's own. */
  private unresolved(host: string, resolvers: readonly string[]): Broken | undefined {
    const found = this.hosts.find(host, this.networks);
    const [first] = found;
    const container = first ? { container: first.container } : {};
    if (resolvers.length === 0) {
      return { kind: 'broken', reason: { kind: 'noResolver', host }, ...container };
    }
    const knows = resolvers.some(resolver => !parseAddress(resolver) || this.isEngines(resolver));
    if (!first || knows) return undefined;
    return { kind: 'broken', reason: { kind: 'otherResolver', host, resolvers }, ...container };
  }

  /** Docker's answers at 127.0.0.11 in each container, Podman's at the gateway of each network. */
  private isEngines(resolver: string): boolean {
    const gateways = this.stack.doors().flatMap(({ addresses }) => addresses);
    const isGateway = gateways.some(gateway => isSame(gateway, resolver));
    if (!this.facts) return isGateway || isLoopback(resolver);
    return this.facts.isPodman ? isGateway : isLoopback(resolver);
  }

  private byName({ host, port }: HostAddress): Located {
    if (/^(host|gateway)\.docker\.internal$/i.test(host)) {
      return this.published(port, undefined) ?? { kind: 'outside' };
    }
    const [first, ...others] = this.hosts.find(host, this.networks);
    if (!first) return this.nameless(host);
    const sharedWith = others.filter(
      ({ container, network }) => network === first.network && isUp(container),
    );
    return this.through(first.container, first.network, 'name', {
      port,
      sharedWith: sharedWith.map(({ container }) => container),
    });
  }

  /** Why nobody answers to the name where nginx is; the reason that says most. */
  private nameless(host: string): Located {
    const broken = (reason: BrokenReason, container?: Container): Broken => ({
      kind: 'broken',
      reason,
      ...(container ? { container } : {}),
    });
    const elsewhere = this.hosts.find(host, this.landscape.networks)[0]?.container;
    const container = elsewhere ?? this.named(host);
    if (container) {
      if (this.stack.isHost) return broken({ kind: 'hostMode', host }, container);
      const other = attachmentsOf(this.landscape)
        .on(container.id)
        .map(({ network }) => network);
      const shared = other.find(network => this.networks.includes(network));
      return shared
        ? broken({ kind: 'noNames', host, network: shared }, container)
        : broken({ kind: 'noSharedNetwork', host, proxy: this.networks, other }, container);
    }
    if (this.isForeign(host)) return { kind: 'outside' };
    const similar = similarName(host, this.hosts.names(this.networks));
    return broken({ kind: 'unknownName', host, ...(similar === undefined ? {} : { similar }) });
  }

  /** By its own name or that of its service, where that is no name on any network. */
  private named(host: string): Container | undefined {
    const name = host.toLowerCase();
    return this.landscape.containers.find(
      each => each.name.toLowerCase() === name || each.service?.toLowerCase() === name,
    );
  }

  /** Names with dots are those of other hosts, unless they end in the name of a network here. */
  private isForeign(host: string): boolean {
    const name = host.toLowerCase();
    const isOfNetwork = this.networks.some(network => name.endsWith(`.${network.name}`));
    return name.includes('.') && !isOfNetwork;
  }

  /** By a port that the host publishes, on one of these addresses or on all. */
  private published(
    port: number | undefined,
    addresses: readonly string[] | undefined,
  ): Reached | Possible | undefined {
    const container = this.landscape.containers.find(({ ports }) =>
      ports.some(
        ({ published, protocol }) =>
          protocol === 'tcp' &&
          published?.port === port &&
          (isAny(published?.address) ||
            addresses?.some(address => isSame(published?.address, address))),
      ),
    );
    if (!container) return undefined;
    // Podman's ways to publish differ in whether they answer there.
    return this.facts?.isPodman
      ? { kind: 'possible', container }
      : this.reached(container, 'published', undefined);
  }

  /** Over a network, if nothing is in the way there. */
  private through(
    container: Container,
    network: Network,
    by: 'name' | 'address',
    { port, sharedWith = [] }: { port: number | undefined; sharedWith?: readonly Container[] },
  ): Reached | Possible | Broken {
    if (!isUp(container)) return { kind: 'broken', reason: { kind: 'stopped' }, container };
    const reached = this.reached(container, by, network, sharedWith, port);
    if (!isUp(this.nginx)) return reached;
    const { ways, obstacles } = reach(this.landscape, this.nginx, container, this.facts);
    const isOpen = ways.some(way => way.kind === 'localhost' || way.network === network);
    if (isOpen) return reached;
    if (obstacles.some(({ kind }) => kind === 'unknown')) return { kind: 'possible', container };
    return { kind: 'broken', reason: { kind: 'noWay', obstacles }, container };
  }

  private reached(
    container: Container,
    by: Reached['by'],
    network: Network | undefined,
    sharedWith: readonly Container[] = [],
    port?: number,
  ): Reached {
    const ownPort = port === undefined ? undefined : publishedInstead(container, port);
    return {
      kind: 'reached',
      container,
      by,
      ...(network ? { network } : {}),
      sharedWith,
      ...(ownPort === undefined ? {} : { ownPort }),
    };
  }
}

/** The container's own port, where the given one is only what the host publishes it as. */
function publishedInstead({ ports }: Container, port: number): number | undefined {
  if (ports.some(({ containerPort }) => containerPort === port)) return undefined;
  return ports.find(({ published }) => published?.port === port)?.containerPort;
}

function isLoopback(host: string): boolean {
  const parsed = parseAddress(host);
  if (!parsed) return /^localhost\.?$/i.test(host);
  return parsed.version === 4 ? parsed.value >> 24n === 127n : parsed.value === 1n;
}

/** Written in whichever way. */
function isSame(a: string | undefined, b: string): boolean {
  const [one, other] = [a === undefined ? undefined : parseAddress(a), parseAddress(b)];
  return one !== undefined && one.version === other?.version && one.value === other.value;
}

/** `0.0.0.0`, `::` and the like: every address of the host. */
function isAny(address: string | undefined): boolean {
  return address !== undefined && (address === '' || parseAddress(address)?.value === 0n);
}
