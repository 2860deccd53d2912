import type { Container, Network, Port } from './landscape';

/** Whether one container reaches another one, how, and if not, why not. */
export interface Reach {
  /** None where it does not; then there are obstacles. */
  readonly ways: readonly Way[];
  /** The most telling one first; none where there is a way. */
  readonly obstacles: readonly Obstacle[];
  /** Those of the two that are paused: connections to them are taken, as long as their queue lasts, but nothing answers. */
  readonly frozen: readonly Container[];
}

/**
 * - `direct`: both are on the network.
 * - `localhost`: both use one network namespace, or are one container.
 * - `gateway`: to a container in host mode, by an address that the host has on a network of the sender.
 * - `host`: from a container in host mode, which is on all bridges.
 * - `routed`: they share no network, but the host passes packets on to this network of the target.
 */
export type WayKind = 'direct' | 'localhost' | 'gateway' | 'host' | 'routed';

export interface Way {
  readonly kind: WayKind;
  /** The one that packets take, or that has the address; none for `localhost`. */
  readonly network?: Network;
  /** Those of the target that work, never none; IPv4 before IPv6. */
  readonly addresses: readonly string[];
  /** The target's names of this network can be used, see `namesOf`. */
  readonly hasNames: boolean;
}

/** A port of the target that can be reached from the other's networks all the same. */
export interface OpenPort {
  readonly port: Port;
  /** Where the sender finds it: at the published port on these, or at the container's own port if it is not published. */
  readonly addresses: readonly string[];
}

/** Why there is no way. */
export type Obstacle =
  /** These do not run, or the container does not whose network they use. */
  | { readonly kind: 'notRunning'; readonly containers: readonly Container[] }
  /** These are on no network, or on `none`. */
  | { readonly kind: 'noNetwork'; readonly containers: readonly Container[] }
  | {
      readonly kind: 'noSharedNetwork';
      readonly from: readonly Network[];
      readonly to: readonly Network[];
    }
  /** Both are on the network, which was made with `enable_icc=false`. */
  | { readonly kind: 'iccOff'; readonly network: Network }
  /** Both are on the network, which keeps its members apart: macvlan's and ipvlan's mode `private`. */
  | { readonly kind: 'privateMode'; readonly network: Network }
  /** Both are on the network, but they have no IPv4 and no IPv6 addresses that are both there. */
  | { readonly kind: 'noSharedFamily'; readonly network: Network }
  /** One is in host mode, and the host has no address on this network of the other one. */
  | { readonly kind: 'hostIsolated'; readonly network: Network }
  /** Bridges do not pass on to each other; these ports of the target are open nevertheless. */
  | { readonly kind: 'isolatedNetworks'; readonly ports: readonly OpenPort[] }
  /** What these let through cannot be known from here: a plug-in's networks, or ones that leave it to a switch. */
  | { readonly kind: 'unknown'; readonly networks: readonly Network[] };

export type ObstacleKind = Obstacle['kind'];
