import type { Container } from '../landscape/landscape';
import { evidenceOf, messageOf } from './evidence';
import type { Looking } from './looking';
import { notStarted, type Outpost, ownOutpost } from './outpost';
import { ownersProbe, socketsProbe } from './probes';
import { readOwners, readSockets, withOwners } from './sockets';

/** Reads what listens in the target's namespace, first without and then with the processes. Never throws. */
export async function observeTarget(looking: Looking, to: Container): Promise<void> {
  const { report } = looking;
  try {
    const found = await readWithFirst(looking, to);
    if (found === undefined) {
      report(({ troubles }) => ({
        troubles: [...troubles, { side: 'to', kind: 'noImage', said: to.image }],
      }));
      return;
    }
    const { outpost, stdout } = found;
    const sockets = readSockets(stdout);
    report(() => ({
      listeners: withOwners(sockets, new Map()),
      listenersEvidence: evidenceOf(outpost.line(socketsProbe), stdout),
    }));
    const owners = await outpost.run(ownersProbe).catch(() => 'notFound' as const);
    if (owners === 'notFound') return;
    report(() => ({ listeners: withOwners(sockets, readOwners(owners.stdout)) }));
  } catch (error) {
    report(({ troubles }) => ({
      troubles: [...troubles, { side: 'to', kind: 'failed', said: messageOf(error) }],
    }));
  }
}

/** By the container's own tools or, where it has none or is paused, by a helper's. */
async function readWithFirst({ engine, helpers, signal }: Looking, to: Container) {
  const own: Outpost | undefined =
    to.state === 'running' ? ownOutpost(engine, to, signal) : undefined;
  const answer = own && (await own.run(socketsProbe).catch(notStarted));
  if (own && answer && answer !== 'notFound') return { outpost: own, stdout: answer.stdout };
  const outpost = await helpers?.open(to, { seesProcesses: true });
  const second = outpost && (await outpost.run(socketsProbe));
  return outpost && second && second !== 'notFound'
    ? { outpost, stdout: second.stdout }
    : undefined;
}
