// What tools answer is for a model: facts as JSON, in no language, and everything that an engine says as plain text.
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { reach } from '../../landscape/reachability';
import type { EngineKind } from '../../landscape/engineFacts';
import { plain } from '../text/words';

/** So many of each are told; the rest is counted. */
const most = 200;

/** Networks with their containers, and containers with their ports. */
export function landscapeAnswer(landscape: Landscape): object {
  const { of } = attachmentsOf(landscape);
  return {
    networks: landscape.networks.slice(0, most).map(network => ({
      ...networkFacts(network),
      containers: of(network.id).map(({ container, endpoint }) => ({
        name: plain(container.name),
        ipv4: endpoint.ipv4 && plain(endpoint.ipv4),
        ipv6: endpoint.ipv6 && plain(endpoint.ipv6),
      })),
    })),
    containers: landscape.containers.slice(0, most).map(containerFacts),
    notShown: {
      networks: Math.max(0, landscape.networks.length - most),
      containers: Math.max(0, landscape.containers.length - most),
    },
  };
}

/** Whether what an engine lets through leads from the one to the other, by which way, and if not, why. */
export function reachAnswer(
  landscape: Landscape,
  from: Container,
  to: Container,
  facts?: EngineKind,
): object {
  const { ways, obstacles, frozen } = reach(landscape, from, to, facts);
  return {
    reaches: ways.length > 0,
    ways: ways.map(({ kind, network, addresses, hasNames }) => ({
      kind,
      network: network && plain(network.name),
      addresses: addresses.map(address => plain(address)),
      byName: hasNames ? plain(to.name) : undefined,
    })),
    whyNot: obstacles.map(obstacle => ({
      kind: obstacle.kind,
      networks: networksIn(obstacle).map(({ name }) => plain(name)),
    })),
    paused: frozen.map(({ name }) => plain(name)),
  };
}

function networksIn(obstacle: object): readonly Network[] {
  const found = Object.values(obstacle).flat() as unknown[];
  return found.filter(
    (value): value is Network => typeof value === 'object' && value !== null && 'subnets' in value,
  );
}

function networkFacts({ name, driver, subnets, isInternal, hasIpv6 }: Network): object {
  return {
    ...{ name: plain(name), driver: plain(driver), isInternal, hasIpv6 },
    subnets: subnets.map(({ subnet }) => plain(subnet)),
  };
}

function containerFacts({ name, image, state, health, ports, networkMode }: Container): object {
  return {
    ...{ name: plain(name), image: plain(image), state, health, network: networkMode.kind },
    ports: ports.map(({ containerPort, protocol, published }) => ({
      ...{ containerPort, protocol: plain(protocol) },
      published: published && `${plain(published.address)}:${published.port}`,
    })),
  };
}
