import type { Case } from './judge';
import type { Link } from './verdict';

/** Whether a published port answers on the person's own machine, which need not be where the containers find it. */
export function judgeHere({ seen }: Case): Omit<Link, 'kind'> {
  const attempts = seen.here ?? [];
  const evidence = attempts.map(each => each.evidence);
  const open = attempts.find(({ outcome }) => outcome === 'open');
  if (open) {
    const { address, seconds } = open;
    return { state: 'good', findings: [{ kind: 'opensHere', address, seconds }], evidence };
  }
  const [failed] = attempts;
  if (!seen.isComplete || !failed) return { state: 'pending', findings: [], evidence };
  const { address, outcome } = failed;
  return { state: 'bad', findings: [{ kind: 'closedHere', address, outcome }], evidence };
}
