// What a connection test says: links from the sender to the target's answer, each with what was found and the evidence.
import type { Container, Network } from '../landscape/landscape';
import type { Service } from '../landscape/swarm';
import type { OpenPort, WayKind } from '../landscape/reach';
import type { Attempt, Certificate, Evidence } from './observation';
import type { Protocol } from './question';

export type LinkKind =
  | 'running'
  | 'network'
  | 'name'
  | 'published'
  | 'listening'
  | 'connection'
  | 'tls'
  | 'answer'
  | 'here';

/**
 * - `pending`: not looked at yet.
 * - `notReached`: there is nothing to look at as long as an earlier link is broken.
 * - `unknown`: it could not be looked at, or it cannot be told.
 */
export type LinkState = 'good' | 'bad' | 'pending' | 'notReached' | 'unknown';

export interface Link {
  readonly kind: LinkKind;
  readonly state: LinkState;
  /** The one that decides first. Those of a good link are remarks. */
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
}

/** Something that was found out, good or bad. */
export type Finding =
  // running
  | { readonly kind: 'run'; readonly containers: readonly Container[] }
  | Stopped
  | { readonly kind: 'neverStarted'; readonly container: Container }
  | { readonly kind: 'paused'; readonly container: Container }
  /** It cannot be started: a port that it publishes is somebody else's. */
  | {
      readonly kind: 'portTaken';
      readonly container: Container;
      readonly port: number;
      readonly owner?: Container;
    }
  | {
      readonly kind: 'serviceRuns';
      readonly service: Service;
      readonly running: number;
      readonly desired: number;
    }
  /** `said` is why its last task failed. */
  | {
      readonly kind: 'serviceDown';
      readonly service: Service;
      readonly desired: number;
      readonly said: string;
    }
  /** The container whose namespace this one uses does not run, or was started again since. */
  | { readonly kind: 'ownerStopped'; readonly container: Container; readonly owner: Container }
  | { readonly kind: 'namespaceLost'; readonly container: Container; readonly owner: Container }
  // network
  | { readonly kind: 'way'; readonly way: WayKind; readonly networks: readonly Network[] }
  | { readonly kind: 'noNetwork'; readonly containers: readonly Container[] }
  | {
      readonly kind: 'noSharedNetwork';
      readonly from: readonly Network[];
      readonly to: readonly Network[];
      readonly open: readonly OpenPort[];
    }
  | { readonly kind: 'iccOff' | 'privateMode' | 'noSharedFamily'; readonly network: Network }
  | { readonly kind: 'hostIsolated'; readonly network: Network }
  | { readonly kind: 'unknownNetwork'; readonly networks: readonly Network[] }
  /** There should be no way, and yet it connects. */
  | { readonly kind: 'connectsAnyway' }
  | { readonly kind: 'leaves'; readonly networks: readonly Network[] }
  | { readonly kind: 'noExit'; readonly networks: readonly Network[] }
  // name
  | { readonly kind: 'byAddress'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'resolves';
      readonly name: string;
      readonly addresses: readonly string[];
      readonly by: 'hosts' | 'server';
    }
  /** The only network that both are on is the default bridge. */
  | { readonly kind: 'noNames'; readonly name: string; readonly network: Network }
  | { readonly kind: 'noNamesFromHost'; readonly name: string }
  | { readonly kind: 'unknownName'; readonly name: string; readonly usable: readonly string[] }
  /** The target has that name, but on a network that the sender is not on. */
  | { readonly kind: 'nameElsewhere'; readonly name: string; readonly network: Network }
  | { readonly kind: 'resolverSilent'; readonly name: string; readonly servers: readonly string[] }
  | {
      readonly kind: 'otherTarget';
      readonly name: string;
      readonly addresses: readonly string[];
      readonly owners: readonly Container[];
      readonly by: 'hosts' | 'server';
    }
  /** No host name may have one, https://www.rfc-editor.org/rfc/rfc952: Docker finds it, some programs refuse it. */
  | { readonly kind: 'underscore'; readonly name: string }
  /** The name leads now to the target and now to others. */
  | { readonly kind: 'alternates'; readonly name: string; readonly others: readonly Container[] }
  | { readonly kind: 'replicas'; readonly name: string; readonly others: readonly Container[] }
  // published
  | { readonly kind: 'published'; readonly at: readonly string[]; readonly inside: number }
  /** Who may come to it: `0.0.0.0` and `::` are everybody. */
  | { readonly kind: 'publishedTo'; readonly addresses: readonly string[] }
  | { readonly kind: 'notPublished'; readonly port: number }
  | { readonly kind: 'publishedByOther'; readonly port: number; readonly owner: Container }
  | { readonly kind: 'publishedLocally'; readonly port: number; readonly address: string }
  | {
      readonly kind: 'publishedInternally';
      readonly port: number;
      readonly networks: readonly Network[];
    }
  // listening
  | Listens
  | { readonly kind: 'loopbackOnly'; readonly port: number; readonly process?: string }
  | {
      readonly kind: 'otherAddress';
      readonly port: number;
      readonly addresses: readonly string[];
      readonly process?: string;
    }
  | { readonly kind: 'otherFamily'; readonly port: number; readonly family: 4 | 6 }
  | { readonly kind: 'otherProtocol'; readonly port: number; readonly protocol: Protocol }
  | { readonly kind: 'otherPort'; readonly port: number; readonly listening: readonly number[] }
  | { readonly kind: 'nothingListens'; readonly port: number }
  /** All tasks of the service run on other nodes, where nobody can look from here. */
  | { readonly kind: 'onOtherNodes' }
  // connection
  | { readonly kind: 'connects'; readonly address: string; readonly seconds: number }
  | { readonly kind: 'refused' | 'unreachable'; readonly address: string }
  | { readonly kind: 'timedOut'; readonly address: string; readonly seconds: number }
  /** Some of the addresses take connections, these do not. */
  | { readonly kind: 'partly'; readonly failed: readonly string[] }
  | { readonly kind: 'pathOpen'; readonly address: string }
  | {
      readonly kind: 'virtualIpSilent';
      readonly address: string;
      readonly open: readonly string[];
    }
  | { readonly kind: 'replicasFail'; readonly failed: readonly string[]; readonly of: number }
  // here
  | { readonly kind: 'opensHere'; readonly address: string; readonly seconds: number }
  | {
      readonly kind: 'closedHere';
      readonly address: string;
      readonly outcome: Attempt['outcome'];
    }
  // tls
  | { readonly kind: 'secured'; readonly version: string; readonly certificate?: Certificate }
  | { readonly kind: 'certificateTime'; readonly certificate: Certificate }
  | { readonly kind: 'certificateName'; readonly certificate: Certificate; readonly host: string }
  | { readonly kind: 'selfSigned' }
  /** The other one of what was asked for. */
  | { readonly kind: 'speaksTls' | 'speaksPlain'; readonly port: number }
  | { readonly kind: 'tlsFails'; readonly said: string }
  // answer
  | { readonly kind: 'http'; readonly status: number; readonly server?: string }
  | {
      readonly kind: 'speaks';
      readonly what: 'tls' | 'dns' | 'text' | 'silent';
      readonly said?: string;
    }
  | { readonly kind: 'udpUnproven' }
  /** HTTP was asked for. */
  | { readonly kind: 'noHttp'; readonly said: string }
  // any
  | { readonly kind: 'noImage'; readonly container: Container }
  | { readonly kind: 'couldNotLook'; readonly said: string };

export interface Stopped {
  readonly kind: 'stopped' | 'restarting';
  readonly container: Container;
  readonly exitCode: number;
  /** Why it did not start, in the engine's words. */
  readonly error: string;
  readonly log: readonly string[];
}

export interface Listens {
  readonly kind: 'listens';
  readonly port: number;
  readonly protocol: Protocol;
  readonly addresses: readonly string[];
  readonly process?: string;
}

export type FindingKind = Finding['kind'];

/** The findings of a kind. */
export type FindingOf<K extends FindingKind> = Finding extends infer F
  ? F extends { readonly kind: infer Kinds }
    ? K extends Kinds
      ? F
      : never
    : never
  : never;

/**
 * - `reaches`: it was seen to connect, or for UDP everything that can be seen is well.
 * - `fails`: it does not; `fault` is the first thing that has to change.
 * - `unknown`: it could not be tried, and nothing that was seen is wrong.
 */
export interface Verdict {
  readonly kind: 'pending' | 'reaches' | 'fails' | 'unknown';
  readonly fault?: Finding;
  /** Of one that reaches: what may surprise later. */
  readonly warning?: Finding;
  readonly links: readonly Link[];
}
