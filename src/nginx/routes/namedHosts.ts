import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { type KnownDetails, ownNamesOf } from '../../landscape/networkNames';

/** A container that has a name on a network. */
export interface NamedHost {
  readonly container: Container;
  readonly network: Network;
}

/** Who has which names on networks, in small letters, as Docker's name service knows them. */
export class NamedHosts {
  private readonly byNetwork = new Map<Network, ReadonlyMap<string, readonly Container[]>>();

  constructor(
    private readonly landscape: Landscape,
    private readonly details: KnownDetails,
  ) {}

  /** Those who have the name on one of these networks, also as `name.network`; the running ones first. */
  find(host: string, networks: readonly Network[]): readonly NamedHost[] {
    const name = host.toLowerCase().replace(/\.$/, '');
    const found = networks.flatMap(network => {
      const suffix = `.${network.name.toLowerCase()}`;
      const bare = name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined;
      const containers = this.on(network).get(name) ?? this.on(network).get(bare ?? '') ?? [];
      return containers.map(container => ({ container, network }));
    });
    const isUp = ({ container }: NamedHost) => container.state === 'running';
    return [...found.filter(isUp), ...found.filter(each => !isUp(each))];
  }

  /** All names on these networks. */
  names(networks: readonly Network[]): ReadonlySet<string> {
    return new Set(networks.flatMap(network => [...this.on(network).keys()]));
  }

  private on(network: Network): ReadonlyMap<string, readonly Container[]> {
    const known = this.byNetwork.get(network);
    if (known) return known;
    const found = new Map<string, Container[]>();
    for (const { container, through } of attachmentsOf(this.landscape).of(network.id)) {
      if (through) continue;
      for (const name of this.namesAt(network, container)) {
        found.set(name, [...(found.get(name) ?? []), container]);
      }
    }
    this.byNetwork.set(network, found);
    return found;
  }

  /** With the names of its service: Compose and Swarm give each container those, inspected or not. */
  private namesAt(network: Network, container: Container): ReadonlySet<string> {
    const own = ownNamesOf(this.landscape, network, container, this.details);
    // Where there are no names at all, there are none of services.
    if (own.length === 0) return new Set();
    const service = container.labels['com.docker.swarm.service.name'];
    const names = [
      ...own,
      container.service,
      service,
      service === undefined ? undefined : `tasks.${service}`,
    ];
    return new Set(names.flatMap(name => (name === undefined ? [] : [name.toLowerCase()])));
  }
}
