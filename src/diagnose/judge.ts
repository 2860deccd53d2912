import { judgeAnswer } from './judgeAnswer';
import { judgeConnection } from './judgeConnection';
import { judgeListening } from './judgeListening';
import { judgeName } from './judgeName';
import { judgeNetwork } from './judgeNetwork';
import { judgePublished } from './judgePublished';
import { judgeRunning } from './judgeRunning';
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
  answer: judgeAnswer,
};

/** The links of a question, in the order that packets take. */
function linksOf({ goal }: Question): readonly LinkKind[] {
  switch (goal.kind) {
    case 'container':
      return ['running', 'network', 'name', 'listening', 'connection', 'answer'];
    case 'published':
      return ['running', 'published', 'listening', 'connection', 'answer'];
    case 'place':
      return ['running', 'network', 'name', 'connection', 'answer'];
  }
}

/** These cannot be looked at where an earlier link is broken; what listens can. */
const needsPath: ReadonlySet<LinkKind> = new Set(['name', 'connection', 'answer']);

/**
 * What was seen so far, as a chain of links and a verdict. That it connects outweighs everything that should keep it
 * from doing so; else the first broken link has the fault.
 */
export function judge(given: Case): Verdict {
  const judged = linksOf(given.question).map(kind => ({ kind, ...judges[kind](given) }));
  const broken = judged.findIndex(({ state }) => state === 'bad');
  const isAlive = judged[0]?.state !== 'bad';
  const connection = judged.find(({ kind }) => kind === 'connection');
  const name = judged.find(({ kind }) => kind === 'name');
  // The host takes connections to a published port in the container's place.
  const isProxied = given.question.goal.kind === 'published';
  const listening = judged.find(({ kind }) => kind === 'listening');
  const isBehind = !isProxied || listening?.state !== 'bad';
  if (isAlive && connection?.state === 'good' && name?.state !== 'bad' && isBehind) {
    return reaching(judged);
  }
  const links = judged.map((link, index) =>
    broken >= 0 && index > broken && isCutOff(link, judged[0]) ? cutOff(link) : link,
  );
  const fault = judged[broken]?.findings[0];
  if (fault) return { kind: 'fails', fault, links };
  return { kind: given.seen.isComplete ? 'unknown' : 'pending', links };
}

/** Of what does not run nothing can be read. */
function isCutOff({ kind, state }: Link, running: Link | undefined): boolean {
  if (state === 'pending' && kind !== 'listening') return true;
  return needsPath.has(kind) || (running?.state === 'bad' && state !== 'good' && state !== 'bad');
}

function cutOff({ kind }: Link): Link {
  return { kind, state: 'notReached', findings: [], evidence: [] };
}

/** Links that seemed broken are not: what they found are remarks. */
function reaching(judged: readonly Link[]): Verdict {
  const links = judged.map(link => {
    if (link.state !== 'bad') return link;
    const isNetwork = link.kind === 'network' || link.kind === 'published';
    const findings: readonly Finding[] = isNetwork ? [{ kind: 'connectsAnyway' }] : [];
    return { ...link, state: 'good' as const, findings };
  });
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
]);

function isWarning(finding: Finding): boolean {
  return finding.kind === 'http' ? finding.status >= 500 : warnings.has(finding.kind);
}
