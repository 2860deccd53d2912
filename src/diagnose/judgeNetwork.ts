import { attachmentsOf } from '../landscape/attachments';
import type { Container, Network } from '../landscape/landscape';
import type { Obstacle } from '../landscape/reach';
import { reach } from '../landscape/reachability';
import { stacksOf } from '../landscape/stacks';
import { hasExit } from '../landscape/ways';
import type { Case } from './judge';
import { judgeServiceNetwork } from './judgeService';
import type { Evidence } from './observation';
import { targetOf } from './question';
import type { Finding, Link } from './verdict';

/** Whether the engine's networks let the sender's packets through. */
export function judgeNetwork(given: Case): Omit<Link, 'kind'> {
  const { question, scene, seen } = given;
  if (question.goal.kind === 'service') return judgeServiceNetwork(question.goal.service, given);
  const to = targetOf(question);
  const evidence = evidenceOf(given);
  if (!to) return { ...exit(given), evidence };
  const { ways, obstacles } = reach(scene.landscape, question.from, to, scene.facts);
  const [first] = ways;
  if (first) {
    const networks = ways.flatMap(({ network }) => network ?? []);
    return { state: 'good', findings: [{ kind: 'way', way: first.kind, networks }], evidence };
  }
  const finding = findingOf(obstacles);
  if (!finding) return { state: 'notReached', findings: [], evidence };
  const isUnlisted = (each: Container) => seen.states.get(each.id)?.isOnHost === true;
  if (finding.kind === 'noNetwork' && finding.containers.some(isUnlisted)) {
    return { state: 'unknown', findings: [], evidence };
  }
  // A plug-in's network may let everything through: only trying tells.
  return {
    state: finding.kind === 'unknownNetwork' ? 'unknown' : 'bad',
    findings: [finding],
    evidence,
  };
}

/** What does not run is the matter of another link. */
function findingOf(obstacles: readonly Obstacle[]): Finding | undefined {
  const [first] = obstacles;
  switch (first?.kind) {
    case undefined:
    case 'notRunning':
      return undefined;
    case 'noSharedNetwork':
      return { ...first, open: openPorts(obstacles) };
    case 'isolatedNetworks':
      return { kind: 'noSharedNetwork', from: [], to: [], open: first.ports };
    case 'unknown':
      return { kind: 'unknownNetwork', networks: first.networks };
    case 'noNetwork':
    case 'iccOff':
    case 'privateMode':
    case 'noSharedFamily':
    case 'hostIsolated':
      return first;
  }
}

function openPorts(obstacles: readonly Obstacle[]) {
  return obstacles.flatMap(each => (each.kind === 'isolatedNetworks' ? each.ports : []));
}

/** To places outside the sender needs a network that leads out. */
function exit({ question, scene }: Case): Omit<Link, 'kind' | 'evidence'> {
  const stack = stacksOf(scene.landscape, scene.facts).of(question.from);
  const networks = stack.links.map(({ network }) => network);
  if (stack.isHost) return { state: 'good', findings: [{ kind: 'leaves', networks: [] }] };
  if (networks.length === 0) {
    return { state: 'bad', findings: [{ kind: 'noNetwork', containers: [question.from] }] };
  }
  // What leaves by a network that is no bridge cannot be known from here.
  const isLan = ({ driver }: Network) => driver === 'macvlan' || driver === 'ipvlan';
  const leads = hasExit(stack, 'ipv4') || hasExit(stack, 'ipv6') || networks.some(isLan);
  return leads
    ? {
        state: 'good',
        findings: [{ kind: 'leaves', networks: networks.filter(n => !n.isInternal) }],
      }
    : { state: 'bad', findings: [{ kind: 'noExit', networks }] };
}

/** What both are on, as an inspect says it. */
function evidenceOf({ question, scene }: Case): Evidence[] {
  const ends = [question.from, targetOf(question)].filter(each => each !== undefined);
  const attachments = attachmentsOf(scene.landscape);
  return [...new Set(ends)].map(({ id, name }) => ({
    run: ['docker', 'inspect', '-f', addressesFormat, name],
    said: attachments
      .on(id)
      .map(({ network, endpoint: { ipv4, ipv6 } }) =>
        [network.name, ipv4, ipv6].filter(Boolean).join(' '),
      )
      .join('\n'),
  }));
}

const addressesFormat =
  '{{range $name, $end := .NetworkSettings.Networks}}' +
  '{{println $name $end.IPAddress $end.GlobalIPv6Address}}{{end}}';
