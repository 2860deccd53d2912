import type { Container } from '../landscape';

/** A port that the host publishes on all its addresses, IPv4 and IPv6 taken together. */
export interface WidePort {
  readonly containerPort: number;
  readonly protocol: string;
  readonly hostPort: number;
}

/** What a container publishes on all addresses of the host, each once, in the engine's order. */
export function widePorts({ ports }: Container): readonly WidePort[] {
  const found = ports.flatMap(port => {
    const { published, containerPort, protocol } = port;
    if (!published || !isEverywhere(published.address)) return [];
    return [{ containerPort, protocol, hostPort: published.port }];
  });
  return [...new Map(found.map(port => [mappingOf(port), port])).values()];
}

/** `5432:5432/tcp`: the host's port, then the container's. */
export function mappingOf({ hostPort, containerPort, protocol }: WidePort): string {
  return `${hostPort}:${containerPort}/${protocol}`;
}

/** All addresses of the host: Docker says `0.0.0.0` and `::`, Podman nothing, and who publishes need not say it. */
export function isEverywhere(address = ''): boolean {
  return address === '' || address === '0.0.0.0' || address === '::';
}

/** The last part of an image's repository, in small letters: `postgres` of `docker.io/library/postgres:17@sha256:…`. */
export function imageName({ image }: Pick<Container, 'image'>): string {
  const [reference = ''] = image.split('@');
  const [name = ''] = reference.slice(reference.lastIndexOf('/') + 1).split(':');
  return name.toLowerCase();
}
