import type { EndpointSettings } from './endpointSettings';
import type { TextMap } from './landscape';

/** A port of the container that the host publishes. */
export interface PortToPublish {
  /** 1 to 65535, inside the container. */
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** Left out, the engine takes a free one. */
  readonly hostPort?: number;
  /** Left out, all addresses of the host. */
  readonly hostAddress?: string;
}

/** A container to be made and started on one network. */
export interface ContainerToRun {
  /** Left out, the engine makes one up. */
  readonly name?: string;
  readonly image: string;
  /** Left out or empty, the image's own. */
  readonly command?: readonly string[];
  /** What the engine knows the network by: its name, or its id where two have the same. */
  readonly network: string;
  readonly endpoint: EndpointSettings;
  readonly ports: readonly PortToPublish[];
  readonly labels?: TextMap;
}
