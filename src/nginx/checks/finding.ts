import type { Container } from '../../landscape/landscape';
import type { PlacedFailure } from '../log/placeFailures';
import type { NginxSyntaxErrorKind } from '../read/nginxSyntaxError';
import type { NginxMessage } from '../read/testOutput';
import type { Destination } from '../routes/destination';
import type { ConfigPlace } from '../routes/route';
import type { WeakSpot } from './weakSpots';

/** Where in the checked text something is found. */
export interface FindingPlace {
  /** Counts from 1. */
  readonly line: number;
  /** The word that it is about, on that line or, where the directive goes on, below. */
  readonly word?: string;
}

/** What is found in a configuration; what it says is untrusted text. */
export type Finding = FindingPlace & Fault;

export type Fault =
  | { readonly kind: 'syntax'; readonly error: NginxSyntaxErrorKind; readonly found: string }
  /** Nothing gets to where requests are passed. */
  | { readonly kind: 'broken'; readonly destination: BrokenDestination }
  /** The port is the one that the host publishes; between containers it is another one. */
  | PortFault<'publishedPort', { readonly ownPort: number }>
  /** Its program listens on 127.0.0.1 only, where nobody but itself gets. */
  | PortFault<'loopbackOnly', { readonly process?: string }>
  /** Nothing listens on the port, but something does on others. */
  | PortFault<'otherPort', { readonly listening: readonly number[] }>
  | PortFault<'nothingListens', object>
  /** `localhost` is the container of nginx itself, where nothing is known to listen on the port. */
  | { readonly kind: 'ownLocalhost'; readonly port: number | undefined }
  | { readonly kind: 'duplicateLocation' | 'duplicateUpstream'; readonly name: string }
  /** The same name at the same address and port: nginx takes the one that it reads first. */
  | { readonly kind: 'duplicateName'; readonly name: string; readonly other: ConfigPlace }
  | { readonly kind: 'duplicateDefault'; readonly listen: string; readonly other: ConfigPlace }
  /** Somebody else has the port where nginx wants to listen. */
  | { readonly kind: 'portTaken'; readonly port: number; readonly by: Container | string }
  | { readonly kind: 'weakSpot'; readonly spot: WeakSpot }
  /** What nginx itself says; `file` where it is about another file of the configuration. */
  | { readonly kind: 'nginx'; readonly message: NginxMessage }
  /** What nginx has said in its log of requests that failed, or of why it did not start. */
  | { readonly kind: 'logged'; readonly logged: PlacedFailure }
  /** The configuration of the container does not include the file. */
  | { readonly kind: 'notIncluded'; readonly path: string };

/** Where a target leads that nothing gets to. */
export type BrokenDestination = Extract<Destination, { readonly kind: 'broken' }>;

type PortFault<K extends string, More> = {
  readonly kind: K;
  readonly container: Container;
  readonly host: string;
  readonly port: number;
} & Readonly<More>;

/** `error`: nginx would not start with it; `warning`: requests would fail; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

export function severityOf(finding: Finding): Severity {
  switch (finding.kind) {
    case 'syntax':
    case 'duplicateLocation':
    case 'duplicateUpstream':
    case 'duplicateDefault':
    case 'portTaken':
      return 'error';
    case 'broken':
      return keepsFromStarting(finding.destination) ? 'error' : 'warning';
    case 'nginx':
      return severityOfMessage(finding.message);
    case 'logged':
      return finding.logged.failure.kind === 'hostNotFound' ? 'error' : 'warning';
    case 'weakSpot':
      return 'info';
    case 'publishedPort':
    case 'loopbackOnly':
    case 'otherPort':
    case 'nothingListens':
    case 'ownLocalhost':
    case 'duplicateName':
    case 'notIncluded':
      return 'warning';
  }
}

function severityOfMessage({ level }: NginxMessage): Severity {
  if (level === 'notice') return 'info';
  return level === 'warn' ? 'warning' : 'error';
}

/** nginx asks for such names before it starts, and does not without an answer. */
export function keepsFromStarting({ reason, target }: BrokenDestination): boolean {
  return target.resolved === 'atStart' && 'host' in reason;
}

/** The same for the same finding, though lines before it come and go; no two of one check have the same. */
export function keyOf(finding: Finding, all: readonly Finding[]): string {
  const own = `${codeOf(finding)}:${finding.word ?? ''}`;
  const same = all.filter(each => `${codeOf(each)}:${each.word ?? ''}` === own);
  return `${own}:${same.indexOf(finding)}`;
}

/** A short name for the kind of finding, for people who look it up. */
export function codeOf(finding: Finding): string {
  switch (finding.kind) {
    case 'broken':
      return kebab(finding.destination.reason.kind);
    case 'weakSpot':
      return finding.spot.cve;
    case 'nginx':
      return finding.message.level;
    case 'logged':
      return kebab(finding.logged.failure.kind);
    case 'syntax':
    case 'publishedPort':
    case 'loopbackOnly':
    case 'otherPort':
    case 'nothingListens':
    case 'ownLocalhost':
    case 'duplicateLocation':
    case 'duplicateUpstream':
    case 'duplicateName':
    case 'duplicateDefault':
    case 'portTaken':
    case 'notIncluded':
      return kebab(finding.kind);
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
