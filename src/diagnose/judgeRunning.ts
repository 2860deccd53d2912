import { recogniseRefusal } from '../engine/refusals/recogniseRefusal';
import { attachmentsOf } from '../landscape/attachments';
import type { Container } from '../landscape/landscape';
import { namespaceOwner } from '../landscape/namespaceOwner';
import type { Case } from './judge';
import type { RunState } from './observation';
import { targetOf } from './question';
import { judgeTasks, tasksEvidence } from './judgeService';
import { publisherOf } from './judgePublished';
import { containersInvolved, type Scene } from './scene';
import type { Finding, Link } from './verdict';

/** Whether both run, and those whose namespaces they use. */
export function judgeRunning(given: Case): Omit<Link, 'kind'> {
  const { question, scene, seen } = given;
  const ends = [question.from, targetOf(question)].filter(each => each !== undefined);
  const containers = [...new Set(ends)];
  const { container: find } = attachmentsOf(scene.landscape);
  const faults = containers.flatMap(container => {
    const own = faultOf(container, seen.states.get(container.id), scene);
    if (own) return [own];
    return ownerFault(container, namespaceOwner(container, find), seen.states) ?? [];
  });
  const known = containersInvolved(question, scene).filter(({ id }) => seen.states.has(id));
  const evidence = known.map(({ id, name }) => ({
    run: ['docker', 'inspect', '-f', '{{.State.Status}}', name],
    said: seen.states.get(id)?.status ?? '',
  }));
  if (faults.length > 0) return { state: 'bad', findings: faults, evidence };
  if (question.goal.kind === 'service') {
    const finding = judgeTasks(question.goal.service, given);
    const state = finding.kind === 'serviceDown' ? 'bad' : 'good';
    const shown = [...evidence, tasksEvidence(question.goal.service, given)];
    return { state, findings: [finding], evidence: shown };
  }
  return { state: 'good', findings: [{ kind: 'run', containers }], evidence };
}

function faultOf(
  container: Container,
  known: RunState | undefined,
  { landscape, facts }: Scene,
): Finding | undefined {
  const { exitCode = 0, error = '', log = [] } = known ?? {};
  const state = known?.state ?? container.state;
  if (facts?.isPodman && isFlapping(container, known)) {
    return { kind: 'restarting', container, exitCode, error, log };
  }
  const taken = portTaken(error);
  if (taken !== undefined && state !== 'running' && state !== 'paused') {
    const owner = publisherOf(taken, landscape.containers);
    return { kind: 'portTaken', container, port: taken, ...(owner ? { owner } : {}) };
  }
  switch (state) {
    case 'running':
    case 'planned':
      return undefined;
    case 'paused':
      return { kind: 'paused', container };
    case 'created':
      // One that could not be started is as if it never was, but for the engine's words.
      return error === ''
        ? { kind: 'neverStarted', container }
        : { kind: 'stopped', container, exitCode, error, log };
    case 'restarting':
      return { kind: 'restarting', container, exitCode, error, log };
    case 'exited':
    case 'removing':
    case 'dead':
      return { kind: 'stopped', container, exitCode, error, log };
  }
}

/** The host's port that kept it from being started, if one did. */
function portTaken(error: string): number | undefined {
  const refusal = error === '' ? undefined : recogniseRefusal(error);
  const port = refusal?.kind === 'portTaken' ? Number(refusal.values.port) : NaN;
  return Number.isInteger(port) ? port : undefined;
}

/** Podman has no word for one that its policy starts again and again: now it runs, now it does not. */
function isFlapping(container: Container, known: RunState | undefined): boolean {
  if (!known || known.restarts === 0 || known.state === 'paused') return false;
  return known.state !== 'running' || container.state !== 'running' || known.isFresh;
}

/** A namespace is gone with the container that made it; whoever used it keeps what is left of it: no networks. */
function ownerFault(
  container: Container,
  owner: Container,
  states: ReadonlyMap<Container['id'], RunState>,
): Finding | undefined {
  if (owner === container) return undefined;
  if (owner.state !== 'running' && owner.state !== 'paused') {
    return { kind: 'ownerStopped', container, owner };
  }
  const [mine, theirs] = [container, owner].map(({ id }) => states.get(id)?.startedAt ?? '');
  return mine && theirs && Date.parse(theirs) > Date.parse(mine)
    ? { kind: 'namespaceLost', container, owner }
    : undefined;
}
