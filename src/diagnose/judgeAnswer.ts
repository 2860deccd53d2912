import type { Case } from './judge';
import type { Talk } from './observation';
import type { Finding, Link } from './verdict';

/** What the target says once it is connected. It need not speak HTTP: this link is never broken. */
export function judgeAnswer({ seen, question }: Case): Omit<Link, 'kind'> {
  const { talk } = seen;
  if (talk) return { state: 'good', findings: [findingOf(talk)], evidence: [talk.evidence] };
  if (!seen.isComplete) return { state: 'pending', findings: [], evidence: [] };
  const isUdp = question.goal.protocol === 'udp';
  return { state: 'unknown', findings: isUdp ? [{ kind: 'udpUnproven' }] : [], evidence: [] };
}

function findingOf({ kind, status, said }: Talk): Finding {
  if (kind === 'http') {
    return { kind, status: status ?? 0, ...(said === undefined ? {} : { server: said }) };
  }
  return { kind: 'speaks', what: kind, ...(said === undefined ? {} : { said }) };
}
