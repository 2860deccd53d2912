// What a connection test saw. Everything in here was said by an engine or by a probe, so it is untrusted text.
import type { ContainerId, ContainerState } from '../landscape/landscape';
import type { Protocol } from './question';

/** Something that was run, and what came back. */
export interface Evidence {
  /** The command line that does the same. */
  readonly run: readonly string[];
  readonly said: string;
}

/** How a container runs, from its inspect. */
export interface RunState {
  /** How it is now, which the list may not know yet. */
  readonly state: ContainerState;
  /** The same in the engine's own word. */
  readonly status: string;
  /** It was started again by its restart policy so often. */
  readonly restarts: number;
  /** It uses the host's network, which Podman 4 does not list. */
  readonly isOnHost: boolean;
  readonly exitCode: number;
  /** Why it did not start, in the engine's words; empty where it did. */
  readonly error: string;
  /** ISO 8601 as the engine writes it. */
  readonly startedAt: string;
  /** It was started a moment ago. */
  readonly isFresh: boolean;
  /** The last lines it said, of one that does not run. */
  readonly log: readonly string[];
}

/** The sender's `/etc/resolv.conf`. */
export interface Resolver {
  readonly servers: readonly string[];
  readonly search: readonly string[];
  /** With fewer dots than these a name is tried with the search domains first. */
  readonly ndots: number;
}

/** A line of the sender's `/etc/hosts`. */
export interface HostsEntry {
  readonly address: string;
  readonly names: readonly string[];
}

/** What the sender's own name server says of a name. */
export interface Lookup {
  readonly name: string;
  readonly outcome: 'found' | 'unknown' | 'silent' | 'failed';
  readonly addresses: readonly string[];
  readonly server?: string;
  readonly evidence: Evidence;
}

/** A TCP connection that the sender tried. */
export interface Attempt {
  readonly address: string;
  readonly port: number;
  readonly outcome: 'open' | 'refused' | 'timedOut' | 'unreachable' | 'failed';
  readonly seconds: number;
  readonly evidence: Evidence;
}

/** What listens in the target's network namespace. */
export interface Listener {
  readonly protocol: Protocol;
  /** `0.0.0.0` and `::` are all addresses. */
  readonly address: string;
  readonly port: number;
  /** The name of the process, where it could be told. */
  readonly process?: string;
}

/** What the target answered to an HTTP request without a host name. */
export interface Talk {
  readonly address: string;
  readonly kind: 'http' | 'tls' | 'dns' | 'text' | 'silent';
  /** HTTP only: e.g. 200. */
  readonly status?: number;
  /** HTTP: the `Server` header. Else the first line. */
  readonly said?: string;
  readonly evidence: Evidence;
}

/** A server's certificate. */
export interface Certificate {
  /** Common names; empty where there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** Names and addresses that it is for. */
  readonly names: readonly string[];
  /** ISO 8601. */
  readonly from: string;
  readonly until: string;
  /** Whether it holds now. */
  readonly time: 'good' | 'early' | 'expired';
  readonly isSelfSigned: boolean;
  /** It is for what was typed. */
  readonly fits: boolean;
}

/** How the target took a TLS handshake. */
export interface TlsTalk {
  readonly address: string;
  /** `plain`: it answered without TLS. */
  readonly outcome: 'secured' | 'plain' | 'failed';
  /** What was typed, if anything was. */
  readonly host?: string;
  readonly version?: string;
  readonly certificate?: Certificate;
  /** Why it failed. */
  readonly said: string;
  readonly evidence: Evidence;
}

/** A side that could not be looked at, and why. */
export interface Trouble {
  readonly side: 'from' | 'to';
  /** `noImage`: it has no tools of its own, and there is no image for a helper. */
  readonly kind: 'noImage' | 'failed';
  readonly said: string;
}

export interface Observation {
  readonly states: ReadonlyMap<ContainerId, RunState>;
  readonly resolver?: Resolver;
  readonly hosts?: readonly HostsEntry[];
  readonly resolverEvidence?: Evidence;
  readonly lookups: readonly Lookup[];
  readonly attempts: readonly Attempt[];
  readonly listeners?: readonly Listener[];
  readonly listenersEvidence?: Evidence;
  readonly talk?: Talk;
  readonly tls?: TlsTalk;
  /** From the person's own machine to a published port; absent where that cannot be tried. */
  readonly here?: readonly Attempt[];
  readonly troubles: readonly Trouble[];
  /** Nothing more will come. */
  readonly isComplete: boolean;
}

export const nothingYet: Observation = {
  states: new Map(),
  lookups: [],
  attempts: [],
  troubles: [],
  isComplete: false,
};
