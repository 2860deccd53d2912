import type { PortToPublish } from './containerToRun';

/**
 * `127.0.0.1:8080:80/udp`, and what was left out left out: as the CLI's `-p` and Compose's `ports` have it.
 * https://docs.docker.com/reference/cli/docker/container/run/#publish
 */
export function portMapping(port: PortToPublish): string {
  const { containerPort, protocol, hostPort, hostAddress } = port;
  const inside = protocol === 'tcp' ? `${containerPort}` : `${containerPort}/${protocol}`;
  if (hostAddress === undefined) return hostPort === undefined ? inside : `${hostPort}:${inside}`;
  const address = hostAddress.includes(':') ? `[${hostAddress}]` : hostAddress;
  return `${address}:${hostPort ?? ''}:${inside}`;
}
