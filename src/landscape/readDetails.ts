import { list, portNumber, record } from './fields';
import type { Port } from './landscape';

/** What lists leave out and only an inspect of the container tells. */
export interface ContainerDetails {
  /** By network key. */
  readonly names: ReadonlyMap<string, EndpointNames>;
  /** What the image or the person declared, which lists leave out for stopped and for internal containers. */
  readonly exposed: readonly Port[];
}

export interface EndpointNames {
  /** Names that the person gave on this network. */
  readonly aliases: readonly string[];
  /** All names that other containers on this network can use, the container's own among them. */
  readonly dnsNames: readonly string[];
}

/**
 * An answer of `GET /containers/{id}/json`. Engines before API 1.44 have no `DNSNames`, and put the
 * short id among the aliases: there the names are the container's own and its aliases.
 * https://docs.docker.com/reference/api/engine/version-history/#v145-api-changes
 */
export function readContainerDetails(raw: unknown): ContainerDetails {
  const from = record(raw);
  const networks = record(record(from['NetworkSettings'])['Networks']);
  const own = typeof from['Name'] === 'string' ? from['Name'].replace(/^\//, '') : '';
  const shortId = typeof from['Id'] === 'string' ? from['Id'].slice(0, 12) : '';
  const names = Object.entries(networks).map(([key, value]): [string, EndpointNames] => {
    const aliases = texts(record(value)['Aliases']).filter(alias => alias !== shortId);
    const dnsNames = texts(record(value)['DNSNames']).filter(name => name !== shortId);
    const known = dnsNames.length > 0 ? dnsNames : [own, ...aliases];
    return [key, { aliases, dnsNames: [...new Set(known)] }];
  });
  const exposed = Object.keys(record(record(from['Config'])['ExposedPorts'])).flatMap(readExposed);
  return {
    names: new Map(names),
    exposed: exposed.sort((a, b) => a.containerPort - b.containerPort),
  };
}

/** `8080/tcp` */
function readExposed(text: string): Port[] {
  const [number = '', protocol = 'tcp'] = text.split('/');
  const containerPort = portNumber(Number(number));
  return containerPort === undefined ? [] : [{ containerPort, protocol }];
}

/** Each once: Podman says some aliases twice. */
function texts(value: unknown): string[] {
  const found = list(value).filter(item => typeof item === 'string' && item !== '') as string[];
  return [...new Set(found)];
}
