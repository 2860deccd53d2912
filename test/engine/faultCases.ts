import type { EngineVersion } from '../lab/engine';
import type { Container } from '../../src/landscape/landscape';
import type { Goal, Protocol, Speech } from '../../src/diagnose/question';
import type { FindingKind } from '../../src/diagnose/verdict';
import { zooPort } from './faultZoo';

/** Who asks for what, and what the answer has to be. */
export interface FaultCase {
  readonly title: string;
  readonly from: string;
  /** A container, `HOST` for a place, or a service: `service NAME`. */
  readonly to?: string;
  /** A name or an address; `@NAME` is the address of that container. */
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: Protocol;
  readonly isPublished?: boolean;
  readonly speaks?: Speech;
  /** The fault that was planted; for a healthy one what may be warned of, or nothing. */
  readonly expected: FindingKind | undefined;
  readonly not?: readonly EngineVersion[];
}

export const podman = ['podman4', 'podman5'] as const;
export const old = ['20.10', '26.1', ...podman] as const;

export const faults: readonly FaultCase[] = [
  { title: 'a stopped target', from: 'api', to: 'stopped', expected: 'stopped' },
  { title: 'a crashed target', from: 'api', to: 'crashed', expected: 'stopped' },
  {
    title: 'a target that was never started',
    from: 'api',
    to: 'created',
    expected: 'neverStarted',
  },
  {
    title: 'a target that keeps restarting',
    from: 'api',
    to: 'restarting',
    expected: 'restarting',
  },
  { title: 'a paused target', from: 'api', to: 'paused', expected: 'paused' },
  { title: 'a stopped sender', from: 'stopped', to: 'db', expected: 'stopped' },
  { title: 'a paused sender', from: 'paused', to: 'db', expected: 'paused' },
  { title: 'no shared network', from: 'api', to: 'elsewhere', expected: 'noSharedNetwork' },
  {
    title: 'bridges apart, by address',
    from: 'api',
    to: 'elsewhere',
    name: '@elsewhere',
    expected: 'noSharedNetwork',
    not: podman,
  },
  { title: 'an internal network apart', from: 'inner1', to: 'db', expected: 'noSharedNetwork' },
  { title: 'a target without network', from: 'api', to: 'none1', expected: 'noNetwork' },
  { title: 'a sender without network', from: 'none1', to: 'db', expected: 'noNetwork' },
  {
    title: 'members that may not talk',
    from: 'quiet1',
    to: 'quiet2',
    expected: 'iccOff',
    not: podman,
  },
  {
    title: 'macvlan members kept apart',
    from: 'lanprivate1',
    to: 'lanprivate2',
    expected: 'privateMode',
    not: podman,
  },
  {
    title: 'a host kept from its macvlan',
    from: 'host1',
    to: 'lan1',
    expected: 'hostIsolated',
    not: podman,
  },
  {
    title: 'different overlays',
    from: 'mesh1',
    to: 'mesh2-b',
    expected: 'noSharedNetwork',
    not: podman,
  },
  {
    title: 'a namespace whose owner is stopped',
    from: 'api',
    to: 'orphan',
    expected: 'ownerStopped',
    not: podman,
  },
  {
    title: 'a namespace whose owner was restarted',
    from: 'api',
    to: 'left-behind',
    expected: 'namespaceLost',
    not: podman,
  },
  {
    title: 'a name on the default bridge',
    from: 'default1',
    to: 'default2',
    name: 'default2',
    expected: 'noNames',
    not: podman,
  },
  { title: 'a misspelt alias', from: 'api', to: 'db', name: 'dta', expected: 'unknownName' },
  {
    title: 'an alias of another network',
    from: 'two',
    to: 'both',
    name: 'front',
    expected: 'nameElsewhere',
  },
  {
    title: 'a name from host mode',
    from: 'host1',
    to: 'db',
    name: 'db',
    expected: 'noNamesFromHost',
    not: ['podman4'],
  },
  {
    title: 'a stale line of the hosts file',
    from: 'stale-hosts',
    to: 'db',
    name: 'db',
    expected: 'otherTarget',
  },
  {
    title: 'an alias of another container',
    from: 'api',
    to: 'db',
    name: 'legacy',
    expected: 'otherTarget',
  },
  {
    title: 'an address of another container',
    from: 'api',
    to: 'db',
    name: '@old-db',
    expected: 'otherTarget',
  },
  {
    title: 'a search domain that catches the name',
    from: 'searching',
    to: 'db',
    name: 'cache.prod',
    expected: 'otherTarget',
  },
  {
    title: 'a name server that is silent',
    from: 'deaf-dns',
    to: 'default2',
    name: 'default2',
    expected: 'resolverSilent',
    not: podman,
  },
  {
    title: 'one alias for two, one of them deaf',
    from: 'api',
    to: 'twin-a',
    name: 'twin',
    expected: 'alternates',
  },
  {
    title: 'a listener on the loopback address',
    from: 'api',
    to: 'loopback',
    expected: 'loopbackOnly',
  },
  {
    title: 'the same in an image without a shell',
    from: 'bare1',
    to: 'bare-loopback',
    expected: 'loopbackOnly',
  },
  {
    title: 'the same on the host',
    from: 'api',
    to: 'host2',
    port: 8811,
    expected: 'loopbackOnly',
    not: ['podman4'],
  },
  { title: 'a wrong port', from: 'api', to: 'db', port: 5432, expected: 'otherPort' },
  {
    title: 'a wrong port in an image without a shell',
    from: 'bare1',
    to: 'bare2',
    port: 80,
    expected: 'otherPort',
  },
  {
    title: 'a wrong port, IPv6 only',
    from: 'v6a',
    to: 'v6b',
    port: 80,
    expected: 'otherPort',
    not: old,
  },
  { title: 'nothing that listens', from: 'api', to: 'idle', expected: 'nothingListens' },
  {
    title: 'UDP where TCP is asked for',
    from: 'api',
    to: 'udp',
    port: 7000,
    expected: 'otherProtocol',
  },
  {
    title: 'TCP where UDP is asked for',
    from: 'api',
    to: 'db',
    protocol: 'udp',
    expected: 'otherProtocol',
  },
  {
    title: 'nothing that listens on UDP',
    from: 'api',
    to: 'idle',
    port: 53,
    protocol: 'udp',
    expected: 'nothingListens',
  },
  {
    title: 'an IPv4 listener asked by IPv6',
    from: 'six1',
    to: 'six4',
    name: '@6six4',
    expected: 'otherFamily',
  },
  { title: 'a firewall that drops', from: 'api', to: 'dropping', expected: 'timedOut' },
  { title: 'a firewall that rejects', from: 'api', to: 'rejecting', expected: 'refused' },
  {
    title: 'a route that leads nowhere',
    from: 'lost',
    to: 'HOST',
    name: '10.77.0.1',
    expected: 'unreachable',
  },
  {
    title: 'a sender whose interface is down',
    from: 'unplugged',
    to: 'HOST',
    name: '10.78.0.1',
    expected: 'unreachable',
  },
  {
    title: 'a port published on the loopback address',
    from: 'api',
    to: 'local',
    port: 8803,
    isPublished: true,
    expected: 'publishedLocally',
  },
  {
    title: 'a port that is not published',
    from: 'api',
    to: 'db',
    isPublished: true,
    expected: 'notPublished',
  },
  {
    title: 'a port published on an internal network',
    from: 'api',
    to: 'inner2',
    port: 8801,
    isPublished: true,
    expected: 'publishedInternally',
    not: podman,
  },
  {
    title: 'a published port, a listener on loopback',
    from: 'api',
    to: 'shown-loopback',
    port: 8804,
    isPublished: true,
    expected: 'loopbackOnly',
  },
  {
    title: 'a port published by another container',
    from: 'api',
    to: 'local',
    port: 8802,
    isPublished: true,
    expected: 'publishedByOther',
  },
  {
    title: 'a target whose port is taken by another one',
    from: 'api',
    to: 'claimed',
    port: 8802,
    isPublished: true,
    expected: 'portTaken',
    not: podman,
  },
  {
    title: 'outside from an internal network',
    from: 'inner1',
    to: 'HOST',
    name: '10.99.0.1',
    expected: 'noExit',
  },
  {
    title: 'an unknown name outside',
    from: 'api',
    to: 'HOST',
    name: 'nowhere.invalid',
    expected: 'unknownName',
  },
  {
    title: 'a silent address outside',
    from: 'api',
    to: 'HOST',
    name: '10.255.255.1',
    expected: 'timedOut',
    not: podman,
  },
  {
    title: 'a closed port of the host',
    from: 'api',
    to: 'HOST',
    name: '@host',
    port: 9,
    expected: 'refused',
  },
];

/** The question of a case, with the addresses of now. */
export function goalOf(
  { to = '', name, port = zooPort, protocol = 'tcp', isPublished = false, speaks }: FaultCase,
  find: (name: string) => Container,
  host: string,
  findService: (name: string) => Extract<Goal, { kind: 'service' }>,
): Goal {
  const typed = name === undefined ? undefined : addressIn(name, find, host);
  const at = { port, protocol, ...(speaks ? { speaks } : {}) };
  if (to === 'HOST') return { kind: 'place', host: typed ?? '', ...at };
  const [, service] = /^service (.+)$/.exec(to) ?? [];
  if (service !== undefined) {
    return { ...findService(service), ...(typed === undefined ? {} : { name: typed }), ...at };
  }
  const container = find(to);
  if (isPublished) return { kind: 'published', container, ...at };
  return { kind: 'container', container, ...(typed === undefined ? {} : { name: typed }), ...at };
}

function addressIn(name: string, find: (name: string) => Container, host: string): string {
  if (name === '@host') return host;
  const [, six, of] = /^@(6?)(.+)$/.exec(name) ?? [];
  if (of === undefined) return name;
  const [endpoint] = find(of).endpoints;
  return (six ? endpoint?.ipv6 : endpoint?.ipv4) ?? '';
}
