import { usableNames } from '../../diagnose/scene';
import { attachmentsOf } from '../../landscape/attachments';
import type { ContainerId } from '../../landscape/landscape';
import type { Parts } from '../parts';

/** The name that people would use for the one inside the other; empty where there is none. */
export async function likelyName(
  { live, details }: Pick<Parts, 'live' | 'details'>,
  from: ContainerId,
  to: ContainerId,
): Promise<string> {
  const known = await details.get(to).catch(() => undefined);
  const { landscape } = live;
  const { container } = attachmentsOf(landscape);
  const [sender, target] = [container(from), container(to)];
  if (!sender || !target) return '';
  // The port has nothing to do with names.
  const goal = { kind: 'container', container: target, port: 1, protocol: 'tcp' } as const;
  const scene = { landscape, details: () => known };
  return usableNames({ from: sender, goal }, scene)[0] ?? '';
}
