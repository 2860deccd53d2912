import type { Case } from './judge';
import type { Attempt } from './observation';
import { replicaFindings } from './judgeService';
import { addressesMeant, resolutionOf } from './resolution';
import { addressesToTry } from './scene';
import type { Finding, Link } from './verdict';

/**
 * Whether a connection from the sender is taken. For UDP nothing is: that a TCP connection to the same port is refused
 * at once shows that packets get there and back.
 */
export function judgeConnection(given: Case): Omit<Link, 'kind'> {
  const { seen, question } = given;
  const attempts = attemptsMeant(given);
  const evidence = attempts.map(each => each.evidence);
  const found = (state: Link['state'], ...findings: Finding[]) => ({ state, findings, evidence });
  const open = attempts.find(({ outcome }) => outcome === 'open');
  const failed = attempts.filter(({ outcome }) => outcome !== 'open');
  const [first] = failed;
  const { goal } = question;
  const ofService = goal.kind === 'service' ? replicaFindings(goal.service, given, attempts) : [];
  if (goal.protocol === 'udp') {
    const answered = attempts.find(({ outcome }) => outcome === 'open' || outcome === 'refused');
    if (answered) return udpLink(given, answered.address, evidence);
  } else if (open) {
    const connects: Finding = { kind: 'connects', address: open.address, seconds: open.seconds };
    if (ofService.length > 0) return found('good', connects, ...ofService);
    if (failed.length === 0) return found('good', connects);
    return found('good', connects, { kind: 'partly', failed: failed.map(each => each.address) });
  }
  if (!first) return untried(given);
  const isWaiting = !seen.isComplete && failed.length < expected(given);
  if (isWaiting) return { state: 'pending', findings: [], evidence };
  return found('bad', ...ofService, ...[...failed].sort(byWeight).map(findingOf));
}

/** Those to the addresses that what was typed leads to. */
function attemptsMeant(given: Case): readonly Attempt[] {
  const meant = addressesMeant(given);
  const { attempts } = given.seen;
  return attempts.filter(({ address }) => meant.includes(address));
}

function expected(given: Case): number {
  return addressesMeant(given).length;
}

function untried(given: Case): Omit<Link, 'kind'> {
  const { seen, question } = given;
  const nothing = { findings: [], evidence: [] };
  if (!seen.isComplete) return { state: 'pending', ...nothing };
  const [trouble] = seen.troubles.filter(({ side }) => side === 'from');
  if (!trouble) {
    const isCut = resolutionOf(given).kind !== 'address';
    return { state: isCut ? 'notReached' : 'unknown', ...nothing };
  }
  const finding: Finding =
    trouble.kind === 'noImage'
      ? { kind: 'noImage', container: question.from }
      : { kind: 'couldNotLook', said: trouble.said };
  return { state: 'unknown', findings: [finding], evidence: [] };
}

/** A listener that nobody could read is as good as one, where packets get there. */
function udpLink(given: Case, address: string, evidence: Link['evidence']): Omit<Link, 'kind'> {
  const { goal } = given.question;
  const listens = given.seen.listeners?.some(
    each => each.protocol === 'udp' && each.port === goal.port,
  );
  const answers = given.seen.talk?.kind === 'dns';
  if (!listens && !answers && given.seen.listeners) {
    // What listens is the matter of another link.
    return { state: 'notReached', findings: [], evidence };
  }
  const isKnown = addressesToTry(given.question, given.scene).length > 0;
  return {
    state: isKnown ? 'good' : 'unknown',
    findings: [{ kind: 'pathOpen', address }],
    evidence,
  };
}

/** A refusal says more than silence. */
const weights: Readonly<Record<Attempt['outcome'], number>> = {
  open: 0,
  refused: 1,
  unreachable: 2,
  timedOut: 3,
  failed: 4,
};

function byWeight(a: Attempt, b: Attempt): number {
  return weights[a.outcome] - weights[b.outcome];
}

function findingOf({ outcome, address, seconds, evidence }: Attempt): Finding {
  switch (outcome) {
    case 'refused':
    case 'unreachable':
      return { kind: outcome, address };
    case 'timedOut':
      return { kind: 'timedOut', address, seconds };
    case 'open':
    case 'failed':
      return { kind: 'couldNotLook', said: evidence.said };
  }
}
