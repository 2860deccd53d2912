import { judgeAnswer } from './judgeAnswer';
import { judgeConnection } from './judgeConnection';
import { judgeHere } from './judgeHere';
import { judgeListening } from './judgeListening';
import { judgeName } from './judgeName';
import { judgeNetwork } from './judgeNetwork';
import { judgePublished } from './judgePublished';
import { judgeRunning } from './judgeRunning';
import { judgeTls } from './judgeTls';
import type { Observation } from './observation';
import type { Question } from './question';
import type { Scene } from './scene';
import type { Finding, FindingKind, Link, LinkKind, Verdict } from './verdict';

/** Everything a link is decided from. */
export interface Case {
  readonly question: Question;
  readonly scene: Scene;
  readonly seen: Observation;
}

type Judge = (given: Case) => Omit<Link, 'kind'>;

const judges: Readonly<Record<LinkKind, Judge>> = {
  running: judgeRunning,
  network: judgeNetwork,
  name: judgeName,
  published: judgePublished,
  listening: judgeListening,
  connection: judgeConnection,
  tls: judgeTls,
  answer: judgeAnswer,
  here: judgeHere,
};

/** The links of a question, in the order that packets take. */
function linksOf({ question: { goal }, seen }: Case): readonly LinkKind[] {
  const hasTls = goal.speaks === 'https' || seen.tls !== undefined;
  const last = ['connection', ...(hasTls ? (['tls'] as const) : []), 'answer'] as const;
  switch (goal.kind) {
    case 'container':
    case 'service':
      return ['running', 'network', 'name', 'listening', ...last];
    case 'published':
      return [
        'running',
        'published',
        'listening',
        ...last,
        ...(seen.here ? ['here' as const] : []),
      ];
    case 'place':
      return ['running', 'network', 'name', ...last];
  }
}

/** These cannot be looked at where an earlier link is broken; what listens can. */
const needsPath: ReadonlySet<LinkKind> = new Set(['name', 'connection', 'tls', 'answer']);

/**
 * What was seen so far, as a chain of links and a verdict. That it connects outweighs everything that should keep it
 * from doing so; else the first broken link has the fault.
 */
export function judge(given: Case): Verdict {
  const judged = linksOf(given).map(kind => ({ kind, ...judges[kind](given) }));
  const broken = judged.findIndex(isBroken);
  const isAlive = judged[0]?.state !== 'bad';
  const connection = judged.find(({ kind }) => kind === 'connection');
  const name = judged.find(({ kind }) => kind === 'name');
  // The host takes connections to a published port in the container's place.
  const isProxied = given.question.goal.kind === 'published';
  const listening = judged.find(({ kind }) => kind === 'listening');
  const isBehind = !isProxied || listening?.state !== 'bad';
  if (isAlive && connection?.state === 'good' && name?.state !== 'bad' && isBehind) {
    return reaching(judged.map(overruled));
  }
  const links = judged.map((link, index) =>
    broken >= 0 && index > broken && isCutOff(link, judged[0]) ? cutOff(link) : link,
  );
  const fault = judged[broken]?.findings[0];
  if (fault) return { kind: 'fails', fault, links };
  return { kind: given.seen.isComplete ? 'unknown' : 'pending', links };
}

/** How it is on the person's own machine says nothing of the sender. */
function isBroken({ kind, state }: Link): boolean {
  return state === 'bad' && kind !== 'here';
}

/** Of what does not run nothing can be read. */
function isCutOff({ kind, state }: Link, running: Link | undefined): boolean {
  if (kind === 'here') return false;
  if (state === 'pending' && kind !== 'listening') return true;
  return needsPath.has(kind) || (running?.state === 'bad' && state !== 'good' && state !== 'bad');
}

function cutOff({ kind }: Link): Link {
  return { kind, state: 'notReached', findings: [], evidence: [] };
}

/** What is spoken over a connection is no matter of whether there is one. */
const spoken: ReadonlySet<LinkKind> = new Set(['tls', 'answer', 'here']);

/** Links that seemed broken are not: what they found are remarks. */
function overruled(link: Link): Link {
  if (link.state !== 'bad' || spoken.has(link.kind)) return link;
  const isNetwork = link.kind === 'network' || link.kind === 'published';
  return { ...link, state: 'good', findings: isNetwork ? [{ kind: 'connectsAnyway' }] : [] };
}

/** It connects; so it reaches, if it also says what was asked for. */
function reaching(links: readonly Link[]): Verdict {
  const fault = links.find(isBroken)?.findings[0];
  if (fault) return { kind: 'fails', fault, links };
  const warning = links.flatMap(({ findings }) => findings).find(isWarning);
  const isPending = links.some(({ state }) => state === 'pending');
  return { kind: isPending ? 'pending' : 'reaches', ...(warning ? { warning } : {}), links };
}

/** Of a good link: what works, and may surprise all the same. */
const warnings: ReadonlySet<FindingKind> = new Set([
  'alternates',
  'partly',
  'underscore',
  'udpUnproven',
  'certificateTime',
  'certificateName',
  'closedHere',
  'replicasFail',
  'virtualIpSilent',
]);

/** 501 is about the request, which asks for no more than the head of an answer. */
const notImplemented = 501;

function isWarning(finding: Finding): boolean {
  if (finding.kind !== 'http') return warnings.has(finding.kind);
  return finding.status >= 500 && finding.status !== notImplemented;
}
