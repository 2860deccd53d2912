import { attachmentsOf } from '../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../landscape/contextWords';
import type { Container, Network } from '../landscape/landscape';
import type { Service } from '../landscape/swarm';
import { passageOf } from '../landscape/passage';
import { isDefaultBridge } from '../landscape/predefined';
import type { OpenPort } from '../landscape/reach';
import { type Protocol, type Question, type Speech, targetOf } from './question';
import { addressesToTry, type Scene, usableNames } from './scene';
import type { Finding, FindingKind, FindingOf, Verdict } from './verdict';

/** What would put a fault right. The first ones change something or ask anew, the last ones can only be explained. */
export type Fix =
  | { readonly kind: 'start' | 'unpause' | 'restart'; readonly container: Container }
  | { readonly kind: 'connect'; readonly container: Container; readonly network: Network }
  /** Out of `none` and onto the network. */
  | { readonly kind: 'leaveNone'; readonly container: Container; readonly network: Network }
  /** A new network for both. */
  | { readonly kind: 'newNetwork'; readonly containers: readonly [Container, Container] }
  | { readonly kind: 'pullImage' }
  | { readonly kind: 'useName'; readonly name: string }
  | { readonly kind: 'useAddress'; readonly address: string }
  | { readonly kind: 'usePort'; readonly port: number; readonly protocol: Protocol }
  | { readonly kind: 'useSpeech'; readonly speaks: Speech }
  | { readonly kind: 'usePlace'; readonly host: string; readonly port: number }
  | { readonly kind: 'logs'; readonly container: Container }
  | { readonly kind: 'listen'; readonly port: number; readonly process?: string }
  | { readonly kind: 'publish'; readonly container: Container; readonly port: number }
  | { readonly kind: 'firewall' | 'lanHost' };

const most = 3;

/** What would put the verdict's fault right, the best first. */
export function fixesFor(verdict: Verdict, question: Question, scene: Scene): readonly Fix[] {
  const { fault } = verdict;
  if (fault) return fixesOf(fault, question, scene);
  const isBlind = verdict.links.some(({ findings }) => findings.some(f => f.kind === 'noImage'));
  return isBlind ? [{ kind: 'pullImage' }] : [];
}

type FixesOf<F> = (fault: F, question: Question, scene: Scene) => readonly Fix[];

/** What helps against each fault; nothing where nobody can help from here. */
const remedies: { readonly [K in FindingKind]?: FixesOf<FindingOf<K>> } = {
  stopped: ({ container }) => [{ kind: 'start', container }, logsOf(container)],
  neverStarted: ({ container }) => [{ kind: 'start', container }],
  portTaken: ({ container, owner }) => [
    { kind: 'start', container },
    ...(owner ? [logsOf(owner)] : []),
  ],
  restarting: ({ container }) => [logsOf(container)],
  paused: ({ container }) => [{ kind: 'unpause', container }],
  ownerStopped: ({ owner }) => [{ kind: 'start', container: owner }],
  namespaceLost: ({ container }) => [{ kind: 'restart', container }],
  noSharedNetwork: ({ open }, question, scene) => [
    ...connectFixes(question, scene),
    ...open.flatMap(placeFixes),
  ],
  noNetwork: ({ containers }, question, scene) =>
    containers.flatMap(container => leaveNoneFixes(container, question, scene)),
  iccOff: (_, ...where) => connectFixes(...where),
  privateMode: (_, ...where) => connectFixes(...where),
  noSharedFamily: (_, ...where) => connectFixes(...where),
  unknownNetwork: (_, ...where) => connectFixes(...where),
  hostIsolated: () => [{ kind: 'lanHost' }],
  noExit: (_, ...where) => exitFixes(...where),
  noNames: (_, ...where) => [...connectFixes(...where), ...addressFixes(...where)],
  noNamesFromHost: (_, ...where) => addressFixes(...where),
  nameElsewhere: ({ network }, question, scene) => [
    { kind: 'connect', container: question.from, network },
    ...nameFixes(question, scene),
  ],
  unknownName: otherNameFixes,
  otherTarget: otherNameFixes,
  resolverSilent: otherNameFixes,
  alternates: otherNameFixes,
  notPublished: publishFixes,
  publishedLocally: publishFixes,
  loopbackOnly: listenFix,
  otherFamily: listenFix,
  otherAddress: listenFix,
  otherPort: ({ listening }, { goal: { protocol } }) =>
    listening.slice(0, most).map(port => ({ kind: 'usePort', port, protocol })),
  otherProtocol: ({ port, protocol }) => [{ kind: 'usePort', port, protocol }],
  speaksTls: () => [{ kind: 'useSpeech', speaks: 'https' }],
  speaksPlain: () => [{ kind: 'useSpeech', speaks: 'http' }],
  nothingListens: (_, question) => targetLogs(question),
  refused: (_, question) => (targetOf(question) ? [{ kind: 'firewall' }] : []),
  timedOut: (_, question) => (targetOf(question) ? [{ kind: 'firewall' }] : []),
};

function fixesOf(fault: Finding, question: Question, scene: Scene): readonly Fix[] {
  const remedy = remedies[fault.kind] as FixesOf<Finding> | undefined;
  return remedy?.(fault, question, scene) ?? [];
}

/** Where the other one is to be had without a shared network. */
function placeFixes({ port, addresses }: OpenPort): readonly Fix[] {
  const outside = port.published?.port ?? port.containerPort;
  return addresses.slice(0, 1).map(host => ({ kind: 'usePlace', host, port: outside }));
}

function otherNameFixes(
  { name }: { readonly name: string },
  question: Question,
  scene: Scene,
): readonly Fix[] {
  const names = nameFixes(question, scene, name);
  return names.length > 0 ? names : addressFixes(question, scene);
}

function publishFixes({ port }: { readonly port: number }, question: Question): readonly Fix[] {
  const to = targetOf(question);
  return to ? [...publishedFixes(to), { kind: 'publish', container: to, port }] : [];
}

function targetLogs(question: Question): readonly Fix[] {
  const to = targetOf(question);
  return to ? [logsOf(to)] : [];
}

function logsOf(container: Container): Fix {
  return { kind: 'logs', container };
}

function listenFix(fault: { readonly port: number; readonly process?: string }): readonly Fix[] {
  const { port, process } = fault;
  return [{ kind: 'listen', port, ...(process === undefined ? {} : { process }) }];
}

/** Networks of one that the other can join, and where they can talk; else a new one for both. */
function connectFixes({ from, goal }: Question, scene: Scene): readonly Fix[] {
  if (goal.kind === 'place') return [];
  if (goal.kind === 'service') return serviceFixes(from, goal.service, scene);
  const to = goal.container;
  const candidates = [
    ...joinable(to, from, scene).map(network => ({ container: to, network })),
    ...joinable(from, to, scene).map(network => ({ container: from, network })),
  ];
  if (candidates.length > 0) {
    return candidates.slice(0, most).map(each => ({ kind: 'connect', ...each }));
  }
  const both = canJoinNetworks(from) && canJoinNetworks(to);
  return both ? [{ kind: 'newNetwork', containers: [from, to] }] : [];
}

/** Networks of the service that a container may join. */
function serviceFixes(from: Container, { networkIds }: Service, { landscape }: Scene) {
  if (!canJoinNetworks(from)) return [];
  return networkIds
    .flatMap(id => attachmentsOf(landscape).network(id) ?? [])
    .filter(network => network.isAttachable && isConnectable(network))
    .slice(0, most)
    .map(network => ({ kind: 'connect', container: from, network }) as const);
}

/** Networks of the other one where its members can talk by name, and this one is not on. */
function joinable(one: Container, other: Container, { landscape, facts }: Scene) {
  if (!canJoinNetworks(one) || one.state === 'restarting') return [];
  const attachments = attachmentsOf(landscape);
  const own = new Set(attachments.on(one.id).map(({ network }) => network));
  return attachments
    .on(other.id)
    .map(({ network }) => network)
    .filter(
      network =>
        !own.has(network) &&
        isConnectable(network) &&
        !isDefaultBridge(network) &&
        (network.scope !== 'swarm' || network.isAttachable) &&
        passageOf(network, 4, facts).members === 'open',
    );
}

function leaveNoneFixes(container: Container, question: Question, scene: Scene): readonly Fix[] {
  const to = targetOf(question);
  const other = container === question.from ? to : question.from;
  if (container.networkMode.kind === 'container' || container.networkMode.kind === 'host')
    return [];
  const networks = other ? joinableFromNone(other, scene) : [];
  const kind = container.networkMode.kind === 'none' ? 'leaveNone' : 'connect';
  return networks.slice(0, most).map(network => ({ kind, container, network }));
}

function joinableFromNone(other: Container, { landscape, facts }: Scene): readonly Network[] {
  return attachmentsOf(landscape)
    .on(other.id)
    .map(({ network }) => network)
    .filter(network => isConnectable(network) && passageOf(network, 4, facts).members === 'open');
}

/** Networks that lead out. */
function exitFixes({ from }: Question, { landscape, facts }: Scene): readonly Fix[] {
  if (!canJoinNetworks(from)) return [];
  return landscape.networks
    .filter(
      network =>
        network.driver === 'bridge' &&
        isConnectable(network) &&
        passageOf(network, 4, facts).outwards,
    )
    .toSorted((a, b) => Number(isDefaultBridge(b)) - Number(isDefaultBridge(a)))
    .slice(0, most)
    .map(network => ({ kind: 'connect', container: from, network }));
}

function nameFixes(question: Question, scene: Scene, not?: string): readonly Fix[] {
  return usableNames(question, scene)
    .filter(name => name !== not)
    .slice(0, most)
    .map(name => ({ kind: 'useName', name }));
}

function addressFixes(question: Question, scene: Scene): readonly Fix[] {
  if (question.goal.kind === 'place') return [];
  return addressesToTry(question, scene)
    .slice(0, 1)
    .map(address => ({ kind: 'useAddress', address }));
}

/** Other ports that the host publishes of the container. */
function publishedFixes({ ports }: Container): readonly Fix[] {
  const others = ports.flatMap(({ published, protocol }) =>
    published && !published.address.startsWith('127.') && (protocol === 'tcp' || protocol === 'udp')
      ? [{ kind: 'usePort', port: published.port, protocol } as const]
      : [],
  );
  return others.slice(0, most);
}
