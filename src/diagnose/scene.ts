import { attachmentsOf } from '../landscape/attachments';
import { parseAddress } from '../landscape/addresses';
import type { EngineFacts } from '../landscape/engineFacts';
import type { Container, Landscape } from '../landscape/landscape';
import { namespaceOwner } from '../landscape/namespaceOwner';
import { type KnownDetails, namesOf } from '../landscape/networkNames';
import type { Way } from '../landscape/reach';
import { reach } from '../landscape/reachability';
import { stacksOf } from '../landscape/stacks';
import { addressesOf } from '../landscape/ways';
import type { SwarmView } from '../landscape/swarm';
import { type Question, targetOf } from './question';
import { serviceAddresses, serviceNames, serviceOf } from './service';

/** What is known of the engine before anything is probed. */
export interface Scene {
  readonly landscape: Landscape;
  readonly facts?: EngineFacts;
  /** Of the two containers at least, so that their aliases are known. */
  readonly details: KnownDetails;
  /** Where this node can tell of services. */
  readonly swarm?: SwarmView;
}

/** As many addresses are tried. */
const mostAddresses = 4;

/** As many of a service. */
const mostReplicas = 12;

/** The two containers and those whose namespaces they use, each once. */
export function containersInvolved(question: Question, { landscape }: Scene): readonly Container[] {
  const { container } = attachmentsOf(landscape);
  const ends = [question.from, targetOf(question)].filter(each => each !== undefined);
  return [...new Set(ends.flatMap(each => [each, namespaceOwner(each, container)]))];
}

/** How the target is reached as far as the engine's configuration goes; none for places outside. */
export function waysOf(question: Question, { landscape, facts }: Scene): readonly Way[] {
  const to = targetOf(question);
  return to ? reach(landscape, question.from, to, facts).ways : [];
}

/** Where to connect to when nobody typed anything, or in parallel to what was typed. */
export function addressesToTry(question: Question, scene: Scene): readonly string[] {
  const { goal } = question;
  if (goal.kind === 'place') return parseAddress(goal.host) ? [goal.host] : [];
  if (goal.kind === 'published') return hostAddresses(question, scene);
  if (goal.kind === 'service') {
    const { virtual, tasks } = serviceAddresses(question, goal.service, scene);
    return [...virtual, ...tasks].slice(0, mostReplicas);
  }
  const ways = waysOf(question, scene);
  // Within one namespace the loopback address is what people use.
  const addresses = ways.flatMap(({ kind, addresses }) =>
    kind === 'localhost' ? addresses.slice(0, 1) : addresses,
  );
  // Where no way is known it may be reached all the same: by routes that no list tells of.
  return (addresses.length > 0 ? addresses : ownAddresses(goal.container, scene)).slice(
    0,
    mostAddresses,
  );
}

/** The addresses of a container on its networks. */
export function ownAddresses(container: Container, { landscape, facts }: Scene): readonly string[] {
  return stacksOf(landscape, facts).of(container).links.flatMap(addressesOf);
}

/** Everything that leads to the target: its own, and those of the service that it is a task of. */
export function targetAddresses(question: Question, scene: Scene): ReadonlySet<string> {
  const to = targetOf(question);
  const service = serviceOf(question, scene);
  const { virtual, tasks } = service
    ? serviceAddresses(question, service, scene)
    : { virtual: [], tasks: [] };
  return new Set([
    ...(to ? ownAddresses(to, scene) : []),
    ...waysOf(question, scene).flatMap(way => way.addresses),
    ...virtual,
    ...tasks,
  ]);
}

/** Where the sender finds what the host publishes. */
function hostAddresses({ from, goal }: Question, { landscape, facts }: Scene): readonly string[] {
  const stack = stacksOf(landscape, facts).of(from);
  const doors = stack.isHost ? ['127.0.0.1'] : stack.doors().flatMap(({ published }) => published);
  const { ports } = goal.kind === 'published' ? goal.container : { ports: [] };
  const bound = ports.flatMap(({ published }) =>
    published?.port === goal.port ? [published.address] : [],
  );
  const single = bound.filter(address => !isEverywhere(address));
  const isReachable = stack.isHost || !single.every(isLoopback);
  if (bound.some(isEverywhere) || single.length === 0) return doors.slice(0, mostAddresses);
  return isReachable ? single : doors.slice(0, mostAddresses);
}

/** True for `0.0.0.0` and `::`. */
export function isEverywhere(address: string): boolean {
  return parseAddress(address)?.value === 0n;
}

/** True for `127.0.0.0/8` and `::1`. */
export function isLoopback(address: string): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  return parsed.version === 4 ? parsed.value >> 24n === 127n : parsed.value === 1n;
}

/** The names of the target that the sender can use, the one people type first. */
export function usableNames(question: Question, scene: Scene): readonly string[] {
  const to = targetOf(question);
  if (question.goal.kind === 'service') return serviceNames(question.goal.service);
  if (!to) return [];
  const { landscape, details } = scene;
  const names = waysOf(question, scene).flatMap(({ kind, network, hasNames }) =>
    kind === 'direct' && network && hasNames ? namesOf(landscape, network, to, details) : [],
  );
  // One that leads to others as well is no good default; Compose's services are what its users type.
  const sorted = names
    .toSorted((a, b) => a.sharedWith.length - b.sharedWith.length)
    .map(({ name }) => name);
  const service = sorted.find(name => name === to.service);
  return [...new Set([...(service === undefined ? [] : [service]), ...sorted])];
}
