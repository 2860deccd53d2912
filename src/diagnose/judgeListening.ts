import { parseAddress } from '../landscape/addresses';
import type { Case } from './judge';
import type { Listener } from './observation';
import { type Goal, targetOf } from './question';
import { addressesMeant } from './resolution';
import { isEverywhere, isLoopback, ownAddresses } from './scene';
import type { Finding, Link } from './verdict';

/** Whether the target listens on the port, at an address that the sender's packets come to. */
export function judgeListening(given: Case): Omit<Link, 'kind'> {
  const { question, seen } = given;
  const to = targetOf(question);
  const { listeners } = seen;
  if (question.goal.kind === 'service' && !to) {
    return { state: 'unknown', findings: [{ kind: 'onOtherNodes' }], evidence: [] };
  }
  if (!listeners || !to) {
    const trouble = seen.troubles.find(({ side }) => side === 'to');
    if (!trouble)
      return { state: seen.isComplete ? 'unknown' : 'pending', findings: [], evidence: [] };
    const finding: Finding =
      trouble.kind === 'noImage' && to
        ? { kind: 'noImage', container: to }
        : { kind: 'couldNotLook', said: trouble.said };
    return { state: 'unknown', findings: [finding], evidence: [] };
  }
  const port = insidePort(question.goal);
  const finding = findingOf(given, listeners, port);
  const evidence = seen.listenersEvidence ? [seen.listenersEvidence] : [];
  return { state: finding.kind === 'listens' ? 'good' : 'bad', findings: [finding], evidence };
}

/** The port inside the container: of what the host publishes, the one behind it. */
export function insidePort(goal: Goal): number {
  if (goal.kind !== 'published') return goal.port;
  const row = goal.container.ports.find(
    ({ published, protocol }) => published?.port === goal.port && protocol === goal.protocol,
  );
  return row?.containerPort ?? goal.port;
}

function findingOf(given: Case, listeners: readonly Listener[], port: number): Finding {
  const { protocol } = given.question.goal;
  const here = listeners.filter(each => each.protocol === protocol && each.port === port);
  const [first] = here;
  if (!first) return elsewhere(listeners, port, protocol);
  const { process } = first;
  const owner = process === undefined ? {} : { process };
  const addresses = [...new Set(here.map(({ address }) => address))];
  const meant = addressesOf(given);
  if (meant.length === 0 || meant.some(address => here.some(each => takes(each, address)))) {
    return { kind: 'listens', port, protocol, addresses, ...owner };
  }
  if (addresses.every(isLoopback)) return { kind: 'loopbackOnly', port, ...owner };
  const [wanted] = meant.map(address => familyOf(address));
  if (wanted && here.every(each => isEverywhere(each.address))) {
    return { kind: 'otherFamily', port, family: wanted === 4 ? 6 : 4 };
  }
  return { kind: 'otherAddress', port, addresses, ...owner };
}

/** Where the packets arrive: of a published port, at whatever the container has. */
function addressesOf(given: Case): readonly string[] {
  const { question, scene } = given;
  const to = targetOf(question);
  const isElsewhere = question.goal.kind === 'published' || question.goal.kind === 'service';
  if (isElsewhere && to) return ownAddresses(to, scene);
  const meant = addressesMeant(given);
  return meant.length > 0 || !to ? meant : ownAddresses(to, scene);
}

/** A listener on all IPv6 addresses takes IPv4 too, unless it was told not to, which nobody can see. */
function takes(listener: Listener, address: string): boolean {
  if (listener.address === '::') return true;
  if (listener.address === '0.0.0.0') return familyOf(address) === 4;
  // Within a namespace every loopback address leads back.
  return listener.address === address;
}

function familyOf(address: string): 4 | 6 | undefined {
  return parseAddress(address)?.version;
}

function elsewhere(listeners: readonly Listener[], port: number, protocol: 'tcp' | 'udp'): Finding {
  const other = listeners.find(each => each.port === port);
  if (other) return { kind: 'otherProtocol', port, protocol: other.protocol };
  const ports = listeners.filter(each => each.protocol === protocol).map(each => each.port);
  const listening = [...new Set(ports)].sort((a, b) => a - b);
  return listening.length > 0
    ? { kind: 'otherPort', port, listening }
    : { kind: 'nothingListens', port };
}
