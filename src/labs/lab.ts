import type { ContainerToRun } from '../landscape/containerToRun';
import type { EndpointSettings } from '../landscape/endpointSettings';
import type { NetworkSettings } from '../landscape/networkSettings';

/** The labs, in the order in which one learns from them. */
export const labIds = [
  'islands',
  'names',
  'drivers',
  'tiers',
  'chat',
  'proxy',
  'gateway',
  'addresses',
  'broken',
] as const;

export type LabId = (typeof labIds)[number];

/** What a container of a lab is made from: something with BusyBox, an nginx, a Redis. */
export type LabImage = 'tools' | 'nginx' | 'redis';

/** A container of a lab; its image is known only when there is an engine. */
export interface LabContainer extends Partial<
  Pick<ContainerToRun, 'command' | 'endpoint' | 'ports'>
> {
  readonly name: string;
  /** The name of a network, its own or one of the engine’s. */
  readonly network: string;
  readonly image: LabImage;
}

/** One thing that is done to the engine. Networks and containers go by their names, which are the lab’s alone. */
export type LabStep =
  | {
      readonly kind: 'createNetwork';
      readonly settings: NetworkSettings;
      /** What is tried where the engine cannot make the former. */
      readonly otherwise?: NetworkSettings;
    }
  | { readonly kind: 'run'; readonly container: LabContainer }
  | {
      readonly kind: 'connect';
      readonly container: string;
      readonly network: string;
      readonly settings?: EndpointSettings;
    }
  | { readonly kind: 'disconnect'; readonly container: string; readonly network: string }
  | { readonly kind: 'start' | 'stop' | 'remove'; readonly container: string }
  /** An nginx takes this as its site, and reloads. */
  | { readonly kind: 'configure'; readonly container: string; readonly text: string };

/** What holds when the lab is done, and does not when it begins. */
export type LabCheck =
  /** Both are on one network that is not the engine’s own, and where it is said who is not to be there, without that one. */
  | {
      readonly kind: 'together';
      readonly containers: readonly [string, string];
      readonly without?: string;
    }
  /** The container is not on the network (any more). */
  | { readonly kind: 'apart'; readonly container: string; readonly network: string }
  /** The container is on a network with this driver. */
  | { readonly kind: 'onDriver'; readonly container: string; readonly driver: string }
  /** There is such a container, and it uses the host’s network. */
  | { readonly kind: 'onHost'; readonly container: string }
  /** There is a network with this driver. */
  | { readonly kind: 'driver'; readonly driver: string }
  /** There is a network of this name, with all of this. */
  | { readonly kind: 'network'; readonly name: string; readonly wanted: WantedNetwork }
  /** The container has this address. */
  | { readonly kind: 'address'; readonly container: string; readonly address: string }
  /** What is asked for by HTTP comes, with this in it. */
  | { readonly kind: 'fetches'; readonly from: string; readonly url: string; readonly says: string }
  /** Asked several times, each of these comes at least once. */
  | {
      readonly kind: 'alternates';
      readonly from: string;
      readonly url: string;
      readonly says: readonly string[];
    }
  /** Neither the name of the other one nor any of its addresses answers. */
  | {
      readonly kind: 'cannotReach';
      readonly from: string;
      readonly to: string;
      readonly port: number;
    };

export interface WantedNetwork {
  readonly subnet?: string;
  readonly gateway?: string;
  readonly ipRange?: string;
  readonly hasIpv6?: true;
}

/** A lab without its words: these are in the person’s language. */
export interface Lab {
  readonly id: LabId;
  /** What the lab makes. */
  readonly start: readonly LabStep[];
  readonly checks: readonly LabCheck[];
  /** Checks that only an engine in a Swarm can pass. */
  readonly swarmChecks?: readonly LabCheck[];
  /** What makes all checks hold. */
  readonly solution: readonly LabStep[];
  /** The same for those of a Swarm. */
  readonly swarmSolution?: readonly LabStep[];
}

/** The label of all that a lab makes; its value is the lab’s id. */
export const labLabel = 'docker-networks.lab';

/** The place of a lab among all, from 1. */
export function labNumber(id: LabId): number {
  return labIds.indexOf(id) + 1;
}
