import { isEverywhere } from '../landscape/advice/publications';
import { quotedForCompose } from '../landscape/composeText';
import type { PortToPublish } from '../landscape/containerToRun';
import type { Container, Port } from '../landscape/landscape';
import { portMapping } from '../landscape/portMapping';
import type { CommandLine } from './action';
import { connectLine } from './connectContainer';
import { runLine } from './runContainer';

/** How a container is made again with other published ports; other options than those of its network stay as they were. */
export interface WithoutPort {
  readonly run: readonly CommandLine[];
  /** Of its Compose file. */
  readonly compose: string;
}

/** Gives the lines that make a container without publishing one of its ports to the host. */
export function withoutPort(container: Container, containerPort: number): WithoutPort {
  const kept = publishedOf(container).filter(port => port.containerPort !== containerPort);
  return againWith(container, kept, [containerPort]);
}

/** Gives the lines that make a container with other published ports. */
export function withPorts(container: Container, ports: readonly PortToPublish[]): WithoutPort {
  return againWith(container, ports, []);
}

function againWith(
  container: Container,
  kept: readonly PortToPublish[],
  exposed: readonly number[],
): WithoutPort {
  const { name, image, endpoints } = container;
  const [first = 'bridge', ...others] = endpoints.map(({ networkKey }) => networkKey);
  const run = runLine({ name, image, network: first, endpoint: {}, ports: kept });
  return {
    run: [run, ...others.map(network => connectLine(network, name, {}))],
    compose: composeLines(container, exposed, kept.map(portMapping)),
  };
}

/** Each published port once, though the engine lists it for IPv4 and IPv6. */
export function publishedOf({ ports }: Container): readonly PortToPublish[] {
  const found = new Map(
    ports.flatMap(port => {
      const toPublish = port.published && toPublishOf(port, port.published);
      return toPublish ? [[portMapping(toPublish), toPublish] as const] : [];
    }),
  );
  return [...found.values()];
}

function toPublishOf(
  { containerPort, protocol }: Port,
  { address, port }: NonNullable<Port['published']>,
): PortToPublish | undefined {
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp') return undefined;
  const where = isEverywhere(address) ? {} : { hostAddress: address };
  return { containerPort, protocol, hostPort: port, ...where };
}

function composeLines(
  { name, service, image, endpoints }: Container,
  exposed: readonly number[],
  kept: readonly string[],
): string {
  const list = (key: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [`    ${key}:`, ...items.map(item => `      - ${quotedForCompose(item)}`)];
  return [
    'services:',
    `  ${quotedForCompose(service ?? name)}:`,
    `    image: ${quotedForCompose(image)}`,
    ...list('ports', kept),
    ...list('expose', exposed.map(String)),
    ...(service === undefined
      ? list(
          'networks',
          endpoints.map(({ networkKey }) => networkKey),
        )
      : []),
  ].join('\n');
}
