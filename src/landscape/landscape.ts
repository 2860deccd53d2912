// The domain in Docker's own words. Everything here is plain, immutable JSON: it can be compared,
// posted to a webview and written to a file as it is.

declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** The 64 hexadecimal digits (or, for what an engine leaves out of its list, the name) of a network. */
export type NetworkId = Brand<string, 'NetworkId'>;
/** The 64 hexadecimal digits of a container. */
export type ContainerId = Brand<string, 'ContainerId'>;

/** One address range of a network. Addresses are written as the engine writes them. */
export interface Subnet {
  /** CIDR, e.g. `172.20.0.0/16` or `fd00::/64`. */
  readonly subnet: string;
  readonly gateway?: string;
  readonly ipRange?: string;
  /** Addresses that no container gets, by the name they were reserved under. */
  readonly reserved?: TextMap;
}

/** Labels or driver options: text chosen by whoever made the object, never to be trusted. */
export type TextMap = Readonly<Record<string, string>>;

export interface Network {
  readonly id: NetworkId;
  readonly name: string;
  readonly driver: string;
  /** `local`, `swarm` or `global`. */
  readonly scope: string;
  /** ISO 8601, as the engine says it; empty where it says nothing. */
  readonly created: string;
  readonly isInternal: boolean;
  readonly isAttachable: boolean;
  readonly isIngress: boolean;
  readonly isConfigOnly: boolean;
  /** The config-only network that this one was made from. */
  readonly configFrom?: string;
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  /** Made by the engine itself (`bridge`, `host`, `none`, …): cannot be removed. */
  readonly isPredefined: boolean;
  /** What hands out addresses, where it is not the engine's own `default`. */
  readonly ipamDriver?: string;
  readonly ipamOptions?: TextMap;
  readonly subnets: readonly Subnet[];
  readonly labels: TextMap;
  readonly options: TextMap;
  /** Compose project, where Compose made it. */
  readonly project?: string;
}

/** All states that an engine may tell. */
export const containerStates = [
  'created',
  'running',
  'paused',
  'restarting',
  'exited',
  'removing',
  'dead',
] as const;

/** What an engine tells; or `planned`, for what a file says and no engine has: it counts as running. */
export type ContainerState = (typeof containerStates)[number] | 'planned';

/** Whether what an engine or a file says is a state of a container. */
export function isContainerState(value: unknown): value is ContainerState {
  return containerStates.some(state => state === value);
}

export type Health = 'healthy' | 'unhealthy' | 'starting';

export interface Port {
  readonly protocol: string;
  /** The port inside the container: 1 to 65535. */
  readonly containerPort: number;
  /** Where the host publishes it; absent when it is only exposed. */
  readonly published?: { readonly address: string; readonly port: number };
}

/** The attachment of one container to one network. */
export interface Endpoint {
  /** What the engine calls the network here: a name, or an id for a container never started. */
  readonly networkKey: string;
  /** Absent where the engine does not say it (a container that was never started). */
  readonly networkId?: NetworkId;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly gateway?: string;
  readonly ipv6Gateway?: string;
  readonly mac?: string;
  /** Addresses that were asked for by the user and hold across restarts. */
  readonly fixedIpv4?: string;
  readonly fixedIpv6?: string;
}

/** Whose network namespace a container uses. */
export type NetworkMode =
  /** Supposed where the engine's list says nothing of it, as Podman's, and names no network either. */
  | { readonly kind: 'own'; readonly isSupposed?: true }
  | { readonly kind: 'host' }
  | { readonly kind: 'none' }
  | { readonly kind: 'container'; readonly containerId: ContainerId };

export interface Container {
  readonly id: ContainerId;
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly health?: Health;
  /** Seconds since 1970. */
  readonly created: number;
  /** The engine's own sentence, e.g. `Exited (1)`, without the part that says how long ago. */
  readonly status: string;
  readonly networkMode: NetworkMode;
  /** Sorted by network key. */
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly Port[];
  readonly labels: TextMap;
  /** Compose project and service, where Compose made it. */
  readonly project?: string;
  readonly service?: string;
}

/** All networks and containers of one engine at one moment; networks and containers sorted by name, then id. */
export interface Landscape {
  readonly networks: readonly Network[];
  readonly containers: readonly Container[];
}

export const emptyLandscape: Landscape = { networks: [], containers: [] };

/**
 * Names in the order people expect (`web-2` before `web-10`), the same on every machine. The editor starts before anything
 * is sorted, and making this takes longer than the start of all the rest.
 */
let nameOrder: Intl.Collator | undefined;

/** Compares by name, then by id, so that the order of two landscapes is the same for the same content. */
export function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  nameOrder ??= new Intl.Collator('en', { numeric: true });
  return nameOrder.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
