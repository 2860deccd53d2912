// What a Swarm runs, in Docker's own words; only a manager can say it.
import type { Brand, ContainerId, NetworkId, TextMap } from './landscape';

/** The 25 letters and digits of a Swarm's object. */
export type ServiceId = Brand<string, 'ServiceId'>;
export type TaskId = Brand<string, 'TaskId'>;
export type NodeId = Brand<string, 'NodeId'>;

/** An address on one network, without its prefix length. */
export interface NetworkAddress {
  readonly networkId: NetworkId;
  readonly address: string;
}

export interface ServicePort {
  readonly protocol: string;
  readonly targetPort: number;
  /** Absent where the engine chooses one on each node. */
  readonly publishedPort?: number;
  /** `ingress` answers on every node; `host` on those that run a task. */
  readonly mode: 'ingress' | 'host';
}

export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly image: string;
  readonly mode: 'replicated' | 'global' | 'replicated-job' | 'global-job';
  readonly running: number;
  readonly desired: number;
  /** Networks that its tasks join; not `ingress`, which comes with published ports. */
  readonly networkIds: readonly NetworkId[];
  readonly endpointMode: 'vip' | 'dnsrr';
  readonly virtualIps: readonly NetworkAddress[];
  readonly ports: readonly ServicePort[];
  readonly labels: TextMap;
  /** The stack it was deployed with. */
  readonly stack?: string;
  /** How its last update goes, e.g. `updating` or `completed`. */
  readonly updateState?: string;
}

export interface Task {
  readonly id: TaskId;
  /** As `docker service ps` says it: `api.1`, or `agent.NODE` for a global service. */
  readonly name: string;
  readonly serviceId: ServiceId;
  /** The slot of a replica, or the node of a global task: a new task takes the place of a failed one. */
  readonly place: string;
  readonly nodeId?: NodeId;
  readonly desiredState: string;
  readonly state: string;
  readonly error?: string;
  /** ISO 8601: since when it is in this state. */
  readonly since: string;
  readonly containerId?: ContainerId;
  readonly addresses: readonly NetworkAddress[];
}

export interface SwarmNode {
  readonly id: NodeId;
  readonly hostname: string;
  readonly role: string;
  readonly isLeader: boolean;
  readonly availability: string;
  readonly state: string;
  readonly address: string;
  readonly engineVersion: string;
}

/** Everything sorted by name, then id. */
export interface SwarmView {
  readonly services: readonly Service[];
  readonly tasks: readonly Task[];
  readonly nodes: readonly SwarmNode[];
}

export const emptySwarmView: SwarmView = { services: [], tasks: [], nodes: [] };
