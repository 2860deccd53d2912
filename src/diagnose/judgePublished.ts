import type { Container } from '../landscape/landscape';
import { stacksOf } from '../landscape/stacks';
import type { Case } from './judge';
import { insidePort } from './judgeListening';
import { addressesToTry, isLoopback } from './scene';
import type { Finding, Link } from './verdict';

/** Whether the host publishes the port where the sender can get it. */
export function judgePublished({ question, scene }: Case): Omit<Link, 'kind'> {
  const { from, goal } = question;
  if (goal.kind !== 'published') return { state: 'notReached', findings: [], evidence: [] };
  const { container, port, protocol } = goal;
  const rows = container.ports.flatMap(row =>
    row.published?.port === port && row.protocol === protocol ? [row.published] : [],
  );
  const evidence = [{ run: ['docker', 'port', container.name], said: portLines(container.ports) }];
  const [first] = rows;
  const stacks = stacksOf(scene.landscape, scene.facts);
  const networks = stacks.of(container).links.map(({ network }) => network);
  // An engine passes over what was to be published there.
  if (networks.length > 0 && networks.every(({ isInternal }) => isInternal)) {
    return { state: 'bad', findings: [{ kind: 'publishedInternally', port, networks }], evidence };
  }
  if (!first) {
    const owner = publisherOf(port, scene.landscape.containers);
    const finding: Finding = owner
      ? { kind: 'publishedByOther', port, owner }
      : { kind: 'notPublished', port };
    return { state: 'bad', findings: [finding], evidence };
  }
  if (rows.every(({ address }) => isLoopback(address)) && !stacks.of(from).isHost) {
    const { address } = first;
    return { state: 'bad', findings: [{ kind: 'publishedLocally', port, address }], evidence };
  }
  const at = addressesToTry(question, scene);
  if (at.length === 0) {
    const own = stacks.of(from).links.map(({ network }) => network);
    return { state: 'bad', findings: [{ kind: 'noExit', networks: own }], evidence };
  }
  return {
    state: 'good',
    findings: [
      { kind: 'published', at, inside: insidePort(goal) },
      { kind: 'publishedTo', addresses: [...new Set(rows.map(({ address }) => address))] },
    ],
    evidence,
  };
}

/** Who has a port of the host. */
export function publisherOf(port: number, containers: readonly Container[]): Container | undefined {
  return containers.find(({ ports }) => ports.some(({ published }) => published?.port === port));
}

function portLines(ports: Case['question']['from']['ports']): string {
  return ports
    .map(({ containerPort, protocol, published }) =>
      published
        ? `${containerPort}/${protocol} -> ${published.address}:${published.port}`
        : `${containerPort}/${protocol}`,
    )
    .join('\n');
}
