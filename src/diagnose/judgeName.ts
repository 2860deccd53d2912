import { attachmentsOf } from '../landscape/attachments';
import type { Container, Network } from '../landscape/landscape';
import { namesOf } from '../landscape/networkNames';
import { isDefaultBridge } from '../landscape/predefined';
import { stacksOf } from '../landscape/stacks';
import type { Case } from './judge';
import type { Evidence } from './observation';
import { targetOf, typedHost } from './question';
import { resolutionOf } from './resolution';
import { targetAddresses, usableNames, waysOf } from './scene';
import type { Finding, Link } from './verdict';

/** Whether what was typed leads to the target, as the sender's own name server and files have it. */
export function judgeName(given: Case): Omit<Link, 'kind'> {
  const { seen } = given;
  const resolution = resolutionOf(given);
  const evidence = evidenceOf(given);
  const found = (state: Link['state'], ...findings: Finding[]) => ({ state, findings, evidence });
  switch (resolution.kind) {
    case 'pending':
      return found('pending');
    case 'unasked':
      return found('unknown', ...troubles(given));
    case 'address':
      return addressLink(given, resolution.addresses, evidence);
    case 'silent': {
      const servers = seen.resolver?.servers ?? [];
      // Docker's server knows its names without asking others; it is silent only where it asks them in vain.
      const known = unresolved(given, resolution.name);
      const isOurs =
        servers.some(server => server === '127.0.0.11') && known.kind !== 'unknownName';
      return found(
        'bad',
        isOurs ? known : { kind: 'resolverSilent', name: resolution.name, servers },
      );
    }
    case 'unknown':
      return found('bad', unresolved(given, resolution.name));
    case 'found':
      return resolvedLink(given, resolution, evidence);
  }
}

function troubles({ question, seen }: Case): Finding[] {
  return seen.troubles
    .filter(({ side }) => side === 'from')
    .map(({ kind, said }) =>
      kind === 'noImage'
        ? { kind: 'noImage', container: question.from }
        : { kind: 'couldNotLook', said },
    );
}

function addressLink(
  given: Case,
  addresses: readonly string[],
  evidence: readonly Evidence[],
): Omit<Link, 'kind'> {
  const { question, scene } = given;
  const typed = typedHost(question);
  const isOf =
    question.goal.kind === 'place' ||
    typed === undefined ||
    targetAddresses(question, scene).has(typed);
  if (isOf) return { state: 'good', findings: [{ kind: 'byAddress', addresses }], evidence };
  const owners = ownersOf(given, addresses);
  const finding = { kind: 'otherTarget', name: typed, addresses, owners, by: 'server' } as const;
  return { state: 'bad', findings: [finding], evidence };
}

function resolvedLink(
  given: Case,
  { name, addresses, by }: { name: string; addresses: readonly string[]; by: 'hosts' | 'server' },
  evidence: readonly Evidence[],
): Omit<Link, 'kind'> {
  const { question, scene } = given;
  const remarks: Finding[] = name.includes('_') ? [{ kind: 'underscore', name }] : [];
  const resolves: Finding = { kind: 'resolves', name, addresses, by };
  const to = targetOf(question);
  if (question.goal.kind === 'place') {
    return { state: 'good', findings: [resolves, ...remarks], evidence };
  }
  const wanted = targetAddresses(question, scene);
  const others = ownersOf(
    given,
    addresses.filter(address => !wanted.has(address)),
  ).filter(owner => owner !== to);
  if (!addresses.some(address => wanted.has(address))) {
    const finding = { kind: 'otherTarget', name, addresses, owners: others, by } as const;
    return { state: 'bad', findings: [finding], evidence };
  }
  if (others.length === 0) return { state: 'good', findings: [resolves, ...remarks], evidence };
  const isReplica = others.every(
    ({ project, service }) =>
      service !== undefined && service === to?.service && project === to.project,
  );
  const remark: Finding = { kind: isReplica ? 'replicas' : 'alternates', name, others };
  const state = !isReplica && otherFails(given, wanted) ? 'bad' : 'good';
  return { state, findings: state === 'bad' ? [remark] : [resolves, remark], evidence };
}

/** The name leads now and then to somebody who does not take the connection. */
function otherFails({ seen }: Case, wanted: ReadonlySet<string>): boolean {
  const isOpen = seen.attempts.some(
    ({ address, outcome }) => wanted.has(address) && outcome === 'open',
  );
  return isOpen && seen.attempts.some(each => !wanted.has(each.address) && each.outcome !== 'open');
}

/** Containers with these addresses on a network of the sender. */
function ownersOf({ question, scene }: Case, addresses: readonly string[]): readonly Container[] {
  const { landscape, facts } = scene;
  const attachments = attachmentsOf(landscape);
  const near = stacksOf(landscape, facts)
    .of(question.from)
    .links.flatMap(({ network }) => attachments.of(network.id));
  const owners = near.filter(
    ({ through, endpoint: { ipv4 = '', ipv6 = '' } }) =>
      !through && (addresses.includes(ipv4) || addresses.includes(ipv6)),
  );
  return [...new Set(owners.map(({ container }) => container))];
}

/** Why nobody knows the name. */
function unresolved({ question, scene }: Case, name: string): Finding {
  const to = targetOf(question);
  const usable = usableNames(question, scene);
  if (!to) return { kind: 'unknownName', name, usable };
  const stack = stacksOf(scene.landscape, scene.facts).of(question.from);
  if (stack.isHost) return { kind: 'noNamesFromHost', name };
  const networks = stack.links.map(({ network }) => network);
  const elsewhere = networkWithName(scene, to, name, networks);
  if (elsewhere) return { kind: 'nameElsewhere', name, network: elsewhere };
  if (usable.length > 0) return { kind: 'unknownName', name, usable };
  const shared = waysOf(question, scene).flatMap(({ network }) => network ?? []);
  const bridge = shared.find(isDefaultBridge);
  return bridge
    ? { kind: 'noNames', name, network: bridge }
    : { kind: 'unknownName', name, usable };
}

function networkWithName(
  { landscape, details }: Case['scene'],
  to: Container,
  name: string,
  not: readonly Network[],
): Network | undefined {
  const folded = name.toLowerCase();
  return attachmentsOf(landscape)
    .on(to.id)
    .map(({ network }) => network)
    .filter(network => !not.includes(network))
    .find(network =>
      namesOf(landscape, network, to, details).some(each => each.name.toLowerCase() === folded),
    );
}

function evidenceOf({ seen }: Case): Evidence[] {
  const lookups = seen.lookups.map(({ evidence }) => evidence);
  return [...lookups, ...(seen.resolverEvidence ? [seen.resolverEvidence] : [])];
}
