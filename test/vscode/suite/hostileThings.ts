// Things of which everything that can be said is one text.
import type { FindingKind, Finding } from '../../../src/diagnose/verdict';
import type { Question } from '../../../src/diagnose/question';
import type { Container, Landscape, Network, Port } from '../../../src/landscape/landscape';
import type { TestState } from '../../../src/ui/connection/testRun';

export function portOf(text: string): Port {
  return { protocol: text, containerPort: 80, published: { address: text, port: 8080 } };
}

interface Things {
  readonly network: Network;
  readonly container: Container;
  readonly landscape: Landscape;
}

/** A network with a container on it, both called so, with nothing else to be said of them either. */
export function thingsOf(text: string): Things {
  const network = {
    ...{ id: 'n', name: text, driver: text, scope: text, created: text, project: text },
    ...{ isInternal: true, isAttachable: false, isIngress: false, isConfigOnly: false },
    ...{ hasIpv4: true, hasIpv6: false, isPredefined: false, options: {}, labels: {} },
    subnets: [{ subnet: text, gateway: text, ipRange: text }],
  } as unknown as Network;
  const endpoint = { networkKey: text, networkId: 'n', ipv4: text, ipv6: text, gateway: text };
  const container = {
    ...{ id: 'c', name: text, image: text, state: 'exited', status: text, created: 0 },
    ...{ project: text, service: text, networkMode: { kind: 'own' }, labels: {} },
    ...{ endpoints: [{ ...endpoint, mac: text }], ports: [portOf(text)] },
  } as unknown as Container;
  return { network, container, landscape: { networks: [network], containers: [container] } };
}

export function questionOf(text: string): Question {
  const { container } = thingsOf(text);
  return { from: container, goal: { kind: 'place', host: text, port: 80, protocol: 'tcp' } };
}

export function stateOf(text: string): TestState {
  const { container, landscape } = thingsOf(text);
  const evidence = [{ run: ['docker', 'exec', text, 'nslookup', text], said: `a ${text} b` }];
  const findings = (['unknownName', 'couldNotLook', 'http'] as const).map(
    kind => ({ ...everything(text), kind, usable: [] }) as unknown as Finding,
  );
  const [fault] = findings;
  return {
    question: { from: container, goal: { kind: 'place', host: text, port: 80, protocol: 'tcp' } },
    scene: { landscape, details: () => undefined },
    seen: {} as never,
    verdict: {
      ...{ kind: 'fails', fault },
      links: [{ kind: 'name', state: 'bad', findings, evidence }],
    } as never,
  };
}

/** Whatever a finding of any kind says, it says this. */
export function everything(text: string): object {
  const { container, network } = thingsOf(text);
  const service = { name: text };
  const names = [text, text];
  return {
    ...{ container, containers: [container, container], owner: container, owners: [container] },
    ...{ network, networks: [network], from: [network], to: [network], others: [container] },
    ...{ exitCode: 1, error: text, log: names, port: 80, service, running: 0, desired: 1 },
    ...{ said: text, open: names, way: 'direct', addresses: names, name: text, by: 'hosts' },
    ...{ usable: names, servers: names, at: names, inside: 80, address: text, process: text },
    ...{ family: 4, protocol: 'tcp', listening: [80], seconds: 1, failed: names, of: 2 },
    ...{ outcome: 'refused', version: text, host: text, status: 500, server: text, what: 'text' },
    certificate: { names, issuer: text, from: text, until: text, time: 'expired' },
  };
}

/** All kinds, which the compiler counts. */
export const findingKinds: Readonly<Record<FindingKind, true>> = {
  run: true,
  neverStarted: true,
  paused: true,
  portTaken: true,
  serviceRuns: true,
  serviceDown: true,
  ownerStopped: true,
  namespaceLost: true,
  way: true,
  noNetwork: true,
  noSharedNetwork: true,
  iccOff: true,
  privateMode: true,
  noSharedFamily: true,
  hostIsolated: true,
  unknownNetwork: true,
  connectsAnyway: true,
  leaves: true,
  noExit: true,
  byAddress: true,
  resolves: true,
  noNames: true,
  noNamesFromHost: true,
  unknownName: true,
  nameElsewhere: true,
  resolverSilent: true,
  otherTarget: true,
  underscore: true,
  alternates: true,
  replicas: true,
  published: true,
  publishedTo: true,
  notPublished: true,
  publishedByOther: true,
  publishedLocally: true,
  publishedInternally: true,
  loopbackOnly: true,
  otherAddress: true,
  otherFamily: true,
  otherProtocol: true,
  otherPort: true,
  nothingListens: true,
  onOtherNodes: true,
  connects: true,
  refused: true,
  unreachable: true,
  timedOut: true,
  partly: true,
  pathOpen: true,
  virtualIpSilent: true,
  replicasFail: true,
  opensHere: true,
  closedHere: true,
  secured: true,
  certificateTime: true,
  certificateName: true,
  selfSigned: true,
  speaksTls: true,
  speaksPlain: true,
  tlsFails: true,
  http: true,
  speaks: true,
  udpUnproven: true,
  noHttp: true,
  noImage: true,
  couldNotLook: true,
  stopped: true,
  restarting: true,
  listens: true,
};
