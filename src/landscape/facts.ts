import { attachmentsOf } from './attachments';
import type { Container, Landscape, Network, NetworkMode, Port } from './landscape';

/**
 * What can be told of a network or container by its name alone, a value for each thing. Ids, times and hardware
 * addresses are left out: they are others for whatever was made again, and tell nobody anything.
 */
export type Facts = ReadonlyMap<string, string>;

/** The facts of a network or container of one landscape. */
export type FactsOf = (of: Network | Container) => Facts;

/** Tells the facts of a landscape; other objects are told by their names, so they may be made again. */
export function factsOf(landscape: Landscape): FactsOf {
  const { container } = attachmentsOf(landscape);
  const networkNames = new Map<string, string>(landscape.networks.map(n => [n.id, n.name]));
  return of => ('driver' in of ? networkFacts(of) : containerFacts(of, networkNames, container));
}

function networkFacts(network: Network): Facts {
  const { subnets, labels, options, ipamOptions = {} } = network;
  return facts([
    ['driver', network.driver],
    ['scope', network.scope],
    ['internal', yes(network.isInternal)],
    ['attachable', yes(network.isAttachable)],
    ['ingress', yes(network.isIngress)],
    ['config only', yes(network.isConfigOnly)],
    ['config from', network.configFrom],
    ['IPv4', network.hasIpv4 ? undefined : 'no'],
    ['IPv6', yes(network.hasIpv6)],
    ['IPAM driver', network.ipamDriver],
    ...subnets.map(({ subnet, gateway, ipRange, reserved }): Fact => {
      const kept = Object.entries(reserved ?? {}).map(([name, address]) => `${name}=${address}`);
      return [
        `subnet ${subnet}`,
        words(['gateway', gateway], ['range', ipRange], ['reserved', kept.join(' ')]),
      ];
    }),
    ...map('option', options),
    ...map('IPAM option', ipamOptions),
    ...map('label', labels),
  ]);
}

function containerFacts(
  container: Container,
  networkNames: ReadonlyMap<string, string>,
  find: (id: Container['id']) => Container | undefined,
): Facts {
  const isDown = container.state === 'exited';
  return facts([
    ['image', container.image],
    ['state', isDown ? container.status : container.state],
    ['health', container.health],
    ['network', modeWords(container.networkMode, find)],
    ...container.endpoints.map((endpoint): Fact => {
      const { networkId, networkKey, ipv4, ipv6 } = endpoint;
      const name = networkNames.get(networkId ?? networkKey) ?? networkKey;
      return [`on ${name}`, [ipv4, ipv6].filter(Boolean).join(' ') || 'no address'];
    }),
    ...ports(container.ports),
    ...map('label', container.labels),
  ]);
}

function modeWords(
  mode: NetworkMode,
  find: (id: Container['id']) => Container | undefined,
): string | undefined {
  if (mode.kind === 'own') return undefined;
  if (mode.kind !== 'container') return mode.kind;
  return `of ${find(mode.containerId)?.name ?? mode.containerId.slice(0, 12)}`;
}

function ports(list: readonly Port[]): Fact[] {
  const outside = new Map<string, string[]>();
  for (const { containerPort, protocol, published } of list) {
    const key = `port ${containerPort}/${protocol}`;
    const known = outside.get(key) ?? [];
    outside.set(key, known);
    if (published) known.push(`${hostPart(published.address)}:${published.port}`);
  }
  return [...outside].map(([key, known]) => [
    key,
    known.length ? known.join(' ') : 'not published',
  ]);
}

function hostPart(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

type Fact = readonly [name: string, value: string | undefined];

function facts(list: readonly Fact[]): Facts {
  return new Map(list.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function yes(is: boolean): string | undefined {
  return is ? 'yes' : undefined;
}

function map(kind: string, entries: Readonly<Record<string, string>>): Fact[] {
  return Object.entries(entries).map(([name, value]) => [`${kind} ${name}`, value]);
}

function words(...pairs: readonly Fact[]): string {
  return pairs.flatMap(([name, value]) => (value ? [`${name} ${value}`] : [])).join(', ');
}
