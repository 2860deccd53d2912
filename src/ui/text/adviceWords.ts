import { l10n } from 'vscode';
import type { Advice, RuleId } from '../../landscape/advice/advice';
import { nameList, plain } from './words';

const manual = 'https://docs.docker.com/';

/** Where Docker's documentation says more. */
export const adviceLinks: Readonly<Record<RuleId, string>> = {
  publishedData: `${manual}engine/network/port-publishing/`,
  firewallBypass: `${manual}engine/network/packet-filtering-firewalls/`,
  overlappingSubnets: `${manual}engine/network/#subnet-allocation`,
  sharedName: `${manual}reference/cli/docker/network/connect/`,
  staleReference: `${manual}reference/cli/docker/network/rm/`,
  noNetwork: `${manual}reference/cli/docker/network/connect/`,
  poolsNearlyUsed: `${manual}engine/network/#subnet-allocation`,
  subnetNearlyFull: `${manual}reference/cli/docker/network/create/`,
  plainOverlay: `${manual}engine/network/drivers/overlay/#encrypt-traffic-on-an-overlay-network`,
  halfIpv6: `${manual}engine/daemon/ipv6/`,
  flatNetwork: `${manual}engine/network/#user-defined-networks`,
  defaultBridge: `${manual}engine/network/drivers/bridge/`,
  hostMode: `${manual}engine/network/drivers/host/`,
  lowPort: `${manual}engine/security/rootless/tips/#exposing-privileged-ports`,
  pointlessInternal: `${manual}reference/cli/docker/network/create/`,
  underscoreName: `${manual}engine/network/#dns-services`,
  unusedNetwork: `${manual}reference/cli/docker/network/prune/`,
};

/** What a rule finds, in few words. */
export function adviceTitle(rule: RuleId): string {
  return titles[rule]();
}

const titles: Readonly<Record<RuleId, () => string>> = {
  publishedData: () => l10n.t('Data store open to everyone'),
  firewallBypass: () => l10n.t('Console open past the firewall'),
  overlappingSubnets: () => l10n.t('Overlapping subnets'),
  sharedName: () => l10n.t('Different containers with one name'),
  staleReference: () => l10n.t('Names a removed network'),
  noNetwork: () => l10n.t('Container on no network'),
  poolsNearlyUsed: () => l10n.t('Address pools nearly used up'),
  subnetNearlyFull: () => l10n.t('Subnet nearly full'),
  plainOverlay: () => l10n.t('Unencrypted between nodes'),
  halfIpv6: () => l10n.t('IPv6 is half on'),
  flatNetwork: () => l10n.t('Front and data on one network'),
  defaultBridge: () => l10n.t('On the default bridge'),
  hostMode: () => l10n.t('Uses the host’s network'),
  lowPort: () => l10n.t('Privileged port of the host'),
  pointlessInternal: () => l10n.t('Internal network that keeps nobody in'),
  underscoreName: () => l10n.t('Underscore in a host name'),
  unusedNetwork: () => l10n.t('Unused network'),
};

/** What a finding says: names and facts as plain text. */
interface Said {
  /** The first subject, and the second where there is one. */
  readonly name: string;
  readonly other: string;
  readonly facts: readonly [string, string, string];
  /** All facts in one text. */
  readonly all: string;
}

/** What was found, why that matters, and what to do about it. */
export function adviceSentence(advice: Advice): string {
  const { subjects, facts } = advice;
  const [name = '', other = ''] = subjects.map(each =>
    plain(each.kind === 'network' ? each.network.name : each.container.name, 60),
  );
  const [first = '', second = '', third = ''] = facts.map(fact => plain(fact, 60));
  const all = plain(facts.join(', '), 200);
  return sentences[advice.rule]({ name, other, facts: [first, second, third], all }, advice);
}

const sentences: Readonly<Record<RuleId, (said: Said, advice: Advice) => string>> = {
  publishedData: ({ name, all }) =>
    l10n.t(
      '“{0}” is published on all addresses of the host ({1}), so every machine that reaches the host reaches the data. Containers on its networks need no published port: make it again without one, or with 127.0.0.1 before it for programs on this host.',
      name,
      all,
    ),
  firewallBypass: ({ name, all }) =>
    l10n.t(
      '“{0}” is published on all addresses of the host ({1}), and only administrators need it. Docker passes packets to published ports on before ufw or firewalld see them. Publish it on 127.0.0.1, and come by SSH or a VPN.',
      name,
      all,
    ),
  overlappingSubnets: ({ name, other, facts }) => overlapSentence(name, other, facts),
  sharedName: ({ facts: [first] }, { subjects }) =>
    l10n.t(
      'Containers of different images answer to the name “{0}” on “{1}”: {2}. Whoever asks for it gets now the one, now the other. Rename one, or let it leave the network.',
      first,
      networkOf(subjects),
      nameList(containersOf(subjects)),
    ),
  staleReference: ({ name, all }) =>
    l10n.t(
      '“{0}” still names a network that was removed: {1}. Once it is stopped, it cannot be started any more. Let it forget the network.',
      name,
      all,
    ),
  noNetwork: ({ name }) =>
    l10n.t(
      '“{0}” runs and is on no network: it reaches nobody, and nobody reaches it. Connect it to one.',
      name,
    ),
  poolsNearlyUsed: ({ facts: [first, second] }) =>
    l10n.t(
      'Of {1} subnets that the engine can give to new networks, {0} are left. After the last one, creating a network fails. Remove unused networks, or give the engine more pools (default-address-pools).',
      first,
      second,
    ),
  subnetNearlyFull: ({ name, facts: [first, second, third] }) =>
    l10n.t(
      'Of {2} addresses that the engine can give in {1} on “{0}”, {3} are free. Without one, no further container can start there. Give the network a larger subnet.',
      name,
      first,
      third,
      second,
    ),
  plainOverlay: ({ name, facts: [first] }) =>
    l10n.t(
      '“{0}” spans {1} nodes without encryption: what its containers say to each other crosses the network between the nodes readable for everyone on it. Make it again with the option “encrypted”.',
      name,
      first,
    ),
  halfIpv6: ({ name }, { facts }) => ipv6Sentence(name, facts),
  flatNetwork: ({ name, facts: [front, middle, data] }) =>
    l10n.t(
      'All are on “{0}”: in front {1}, behind it {2}, and the data in {3}. Whoever gets into the front reaches the data. Split it: the data tier goes to a network of its own, which only the middle is on too.',
      name,
      front,
      middle,
      data,
    ),
  defaultBridge: ({ name }) =>
    l10n.t(
      '“{0}” is on the default bridge only. There containers are found by address only, not by name, and all that have no network of their own share it. Move it to a network of its own.',
      name,
    ),
  hostMode: ({ name }) =>
    l10n.t(
      '“{0}” uses the host’s network: all its ports are open on the host, it reaches what listens on the host’s loopback address, and no other container finds it by name. Nothing seems to ask for that. Make it again on a network, with the ports that it needs.',
      name,
    ),
  lowPort: ({ name, all }) =>
    l10n.t(
      '“{0}” takes a port of the host below 1024 ({1}). Those belong to services of the host, such as SSH, DNS and mail, and an engine without root cannot publish them. Publish it at a higher port, where you can.',
      name,
      all,
    ),
  pointlessInternal: ({ name }) =>
    l10n.t(
      '“{0}” is internal, and every container that runs on it is on another network that is not: they all reach the outside. Take those off the other network that should not, or let the network be an ordinary one.',
      name,
    ),
  underscoreName: ({ name, facts: [, second] }) =>
    l10n.t(
      '“{0}” is found on “{1}” only by names with an underscore, which are no host names: many HTTP clients and servers refuse them. Give it a name or a network alias with hyphens.',
      name,
      second,
    ),
  unusedNetwork: ({ name }) =>
    l10n.t(
      'No container is on “{0}”, not even a stopped one. It keeps a subnet that other networks could have. Remove it when nothing needs it.',
      name,
    ),
};

function overlapSentence(
  name: string,
  other: string,
  [subnet, range, kind]: readonly [string, string, string],
): string {
  if (kind === 'network') {
    return l10n.t(
      'The subnet {1} of “{0}” overlaps {3} of “{2}”: the same address means different things, and packets go to one of both. Give one of them another subnet.',
      name,
      subnet,
      other,
      range,
    );
  }
  if (kind === 'avoided') {
    return l10n.t(
      'The subnet {1} of “{0}” overlaps {2}, which your settings keep for something else, such as a VPN: what is there cannot be reached from here. Give the network another subnet.',
      name,
      subnet,
      range,
    );
  }
  return l10n.t(
    'The subnet {1} of “{0}” overlaps {2}, for which the host has another route: machines there cannot be reached from containers, or the containers not from the host. Give the network another subnet.',
    name,
    subnet,
    range,
  );
}

function ipv6Sentence(name: string, [kind, ...names]: readonly string[]): string {
  if (kind === 'off') {
    return l10n.t(
      '“{0}” has an IPv6 subnet, and IPv6 is not on: no container gets an address of it. Change the network, and turn IPv6 on or take the subnet away.',
      name,
    );
  }
  if (kind === 'subnet') {
    return l10n.t(
      'IPv6 is on for “{0}”, and it has no IPv6 subnet: containers get no IPv6 address. Change the network, and give it one or turn IPv6 off.',
      name,
    );
  }
  return l10n.t(
    'IPv6 is on for “{0}”, and running containers on it have no IPv6 address: {1}. Names that resolve to IPv6 lead nowhere for them. Connect them again, or turn IPv6 off for the network.',
    name,
    nameList(names.map(each => ({ name: each }))),
  );
}

function containersOf(subjects: Advice['subjects']): readonly { readonly name: string }[] {
  return subjects.flatMap(each => (each.kind === 'container' ? [each.container] : []));
}

function networkOf(subjects: Advice['subjects']): string {
  const found = subjects.find(each => each.kind === 'network');
  return plain(found?.network.name ?? '', 60);
}
