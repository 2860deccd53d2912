import type { Case } from './judge';
import type { Certificate, TlsTalk } from './observation';
import type { Finding, Link } from './verdict';

/** Whether the port speaks TLS where that is asked for, and plainly where that is; what its certificate says. */
export function judgeTls({ seen, question }: Case): Omit<Link, 'kind'> {
  const { tls, talk } = seen;
  const { speaks } = question.goal;
  if (!tls) {
    return { state: seen.isComplete ? 'notReached' : 'pending', findings: [], evidence: [] };
  }
  const found = (state: Link['state'], ...findings: Finding[]) => ({
    ...{ state, findings },
    evidence: [tls.evidence],
  });
  const { port } = question.goal;
  if (speaks === 'http') return found('bad', { kind: 'speaksTls', port }, ...remarks(tls));
  if (tls.outcome === 'secured') return found('good', ...remarks(tls));
  const isPlain = tls.outcome === 'plain' || talk?.kind === 'http' || talk?.kind === 'text';
  const finding: Finding = isPlain
    ? { kind: 'speaksPlain', port }
    : { kind: 'tlsFails', said: tls.said };
  return found(speaks === 'https' ? 'bad' : 'unknown', finding);
}

function remarks({ outcome, version = '', certificate, host }: TlsTalk): Finding[] {
  if (outcome !== 'secured') return [];
  const speaks: Finding = { kind: 'secured', version, ...(certificate ? { certificate } : {}) };
  return certificate ? [speaks, ...certificateRemarks(certificate, host)] : [speaks];
}

/** What a program that checks certificates would refuse. */
function certificateRemarks(certificate: Certificate, host: string | undefined): Finding[] {
  const { time, fits, isSelfSigned } = certificate;
  return [
    ...(time === 'good' ? [] : [{ kind: 'certificateTime', certificate } as const]),
    ...(fits || host === undefined
      ? []
      : [{ kind: 'certificateName', certificate, host } as const]),
    ...(isSelfSigned ? [{ kind: 'selfSigned' } as const] : []),
  ];
}
