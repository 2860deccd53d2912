import type { Container, Network } from '../../landscape/landscape';
import type { Obstacle } from '../../landscape/reach';
import type { Route, RouteTarget } from './route';

/** A route with where each of its targets leads in a landscape. */
export interface LocatedRoute {
  readonly route: Route;
  /** One for each target, in their order. */
  readonly destinations: readonly Destination[];
}

/** Where a target leads, seen from an nginx container. */
export type Destination = { readonly target: RouteTarget } & (
  Reached | Possible | Broken | Elsewhere
);

/** nginx reaches it; or would, if it ran itself. */
export interface Reached {
  readonly kind: 'reached';
  readonly container: Container;
  /** What leads there: a name or an address on a network, nginx's own namespace, or a port that the host publishes. */
  readonly by: 'name' | 'address' | 'localhost' | 'published';
  /** The network that packets take; none for `localhost`. */
  readonly network?: Network;
  /** Who has the same name on that network: now these answer, and now that one. */
  readonly sharedWith: readonly Container[];
  /** The port is none of the container's own, but the one that the host publishes for this one. */
  readonly ownPort?: number;
}

/** It leads to the container, but whether anything gets there cannot be known from here. */
export interface Possible {
  readonly kind: 'possible';
  readonly container: Container;
}

export interface Broken {
  readonly kind: 'broken';
  readonly reason: BrokenReason;
  /** The container that is meant, where that is known. */
  readonly container?: Container;
}

export type BrokenReason =
  /** Nobody has that name; `similar` is a name that nginx could use. */
  | { readonly kind: 'unknownName'; readonly host: string; readonly similar?: string }
  /** The one who has the name shares no network with nginx. */
  | {
      readonly kind: 'noSharedNetwork';
      readonly host: string;
      readonly proxy: readonly Network[];
      readonly other: readonly Network[];
    }
  /** They share only a network without names, the default bridge. */
  | { readonly kind: 'noNames'; readonly host: string; readonly network: Network }
  /** nginx uses the host's network, and so the host's names. */
  | { readonly kind: 'hostMode'; readonly host: string }
  | { readonly kind: 'stopped' }
  /** The name or the address is known, but nothing gets there. */
  | { readonly kind: 'noWay'; readonly obstacles: readonly Obstacle[] }
  /** The name is asked for at each request, and there is no `resolver`. */
  | { readonly kind: 'noResolver'; readonly host: string }
  /** `localhost`, asked for at each request: a `resolver` does not read `/etc/hosts`. */
  | { readonly kind: 'hostsFile'; readonly host: string }
  /** The `resolver` is none of the engine's, and does not know containers. */
  | {
      readonly kind: 'otherResolver';
      readonly host: string;
      readonly resolvers: readonly string[];
    };

/**
 * What is in no landscape, or cannot be known: a host elsewhere, a variable, a Unix socket, a port of nginx's own container
 * that nothing is known to listen on.
 */
export interface Elsewhere {
  readonly kind: 'outside' | 'variable' | 'socket' | 'ownPort';
}

/** The container that a destination is, where it is one. */
export function containerOf(destination: Destination): Container | undefined {
  return 'container' in destination ? destination.container : undefined;
}
