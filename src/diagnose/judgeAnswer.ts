import type { Case } from './judge';
import type { Talk } from './observation';
import type { Goal } from './question';
import type { Finding, Link } from './verdict';

/** What the target says once it is connected. It need not speak HTTP, unless that was asked for. */
export function judgeAnswer({ seen, question }: Case): Omit<Link, 'kind'> {
  const { talk } = seen;
  if (talk) return { ...judgeTalk(talk, question.goal), evidence: [talk.evidence] };
  if (!seen.isComplete) return { state: 'pending', findings: [], evidence: [] };
  const isUdp = question.goal.protocol === 'udp';
  return { state: 'unknown', findings: isUdp ? [{ kind: 'udpUnproven' }] : [], evidence: [] };
}

function judgeTalk(talk: Talk, { speaks }: Goal): Pick<Link, 'state' | 'findings'> {
  if (speaks === undefined || talk.kind === 'http') {
    return { state: 'good', findings: [findingOf(talk)] };
  }
  // That it speaks TLS, or does not, is the matter of another link.
  if (talk.kind === 'tls') return { state: 'notReached', findings: [] };
  return { state: 'bad', findings: [{ kind: 'noHttp', said: talk.said ?? '' }] };
}

function findingOf({ kind, status, said }: Talk): Finding {
  if (kind === 'http') {
    return { kind, status: status ?? 0, ...(said === undefined ? {} : { server: said }) };
  }
  return { kind: 'speaks', what: kind, ...(said === undefined ? {} : { said }) };
}
