import { attachmentsOf } from '../../../src/landscape/attachments';
import { isConnectable } from '../../../src/landscape/contextWords';
import type { Container, Network } from '../../../src/landscape/landscape';
import { passageOf } from '../../../src/landscape/passage';
import { isDefaultBridge, isHostNetwork, isNoneNetwork } from '../../../src/landscape/predefined';
import { subnetUsages, type SubnetUsage } from '../../../src/landscape/subnetUsage';
import { freeAddresses, knowsAddresses } from '../../../src/landscape/usedAddresses';
import type { Target } from '../../../src/protocol/topology';
import { t } from '../../l10n';
import { containersWords, isEncrypted, stateWord } from '../words';
import type { Scene } from './scene';
import type { Bar, Fact, Section, Sheet } from './sheet';
import { targetOf } from './texts';
import { networkTraffic } from './trafficSections';

/** All about a network: what it is, who is on it, and how full it is. */
export function networkSheet(scene: Scene, network: Network): Sheet {
  const target: Target = { kind: 'network', networkId: network.id };
  const members = attachmentsOf(scene.landscape).of(network.id).length;
  const notes = notesOf(scene, network);
  const options = Object.entries(network.options);
  return {
    key: `n ${network.id}`,
    title: network.name,
    kind: t('{0} network', network.driver),
    answer: [containersWords(members)],
    buttons: [
      ...(isConnectable(network)
        ? [
            {
              label: t('Connect Containers…'),
              action: 'connectMembers' as const,
              targets: [target],
            },
          ]
        : []),
      { label: t('Inspect'), action: 'inspect', targets: [target] },
    ],
    sections: [
      { kind: 'facts', title: t('Network'), facts: factsOf(network) },
      ...(notes.length > 0 ? [{ kind: 'notes' as const, title: t('Worth knowing'), notes }] : []),
      ...usageSections(scene, network),
      ...networkTraffic(scene, network),
      membersSection(scene, network, t('Members')),
      ...(options.length > 0
        ? [
            {
              kind: 'facts' as const,
              title: t('Options'),
              facts: options.map(([label, value]) => ({ label, value, isCode: true })),
            },
          ]
        : []),
    ],
  };
}

/** Who is on a network, with addresses; without one of them. */
export function membersSection(
  { landscape }: Scene,
  network: Network,
  title: string,
  without?: Container,
): Section {
  const members = attachmentsOf(landscape)
    .of(network.id)
    .filter(({ container }) => container !== without);
  return {
    kind: 'lists',
    title,
    count: members.length,
    lists: [
      {
        key: 'members',
        title: t('Containers'),
        count: members.length,
        rows: () =>
          members.map(({ container, endpoint }) => {
            const addresses = [endpoint.ipv4, endpoint.ipv6].filter(Boolean).join(', ');
            return {
              target: targetOf(container),
              name: container.name,
              lines: [addresses || stateWord(container.state)],
            };
          }),
      },
    ],
    none: t('Nobody.'),
  };
}

function factsOf(network: Network): Fact[] {
  const facts: Fact[] = [
    { label: t('Driver'), value: network.driver },
    { label: t('Scope'), value: network.scope },
  ];
  const add = (label: string, value: string | undefined) => {
    if (value) facts.push({ label, value });
  };
  const yes = (is: boolean) => (is ? t('yes') : undefined);
  add(t('Internal'), network.isInternal ? t('yes: no way out') : undefined);
  add('IPv6', yes(network.hasIpv6));
  add(t('Encrypted'), yes(isEncrypted(network)));
  add(t('Attachable'), network.scope === 'local' ? undefined : yes(network.isAttachable));
  add(t('Ingress'), yes(network.isIngress));
  add(t('Template only'), yes(network.isConfigOnly));
  add(t('Made from'), network.configFrom);
  add(t('IPAM driver'), network.ipamDriver);
  add(t('Compose project'), network.project);
  return facts;
}

/** What its kind and its options mean for who reaches whom. */
function notesOf({ kind }: Scene, network: Network): string[] {
  const { members } = passageOf(network, 4, kind);
  const notes: string[] = [];
  if (members === 'iccOff') {
    notes.push(t('Its members do not reach each other: it was made with enable_icc=false.'));
  }
  if (members === 'privateMode') {
    notes.push(t('Its members do not reach each other: its mode is “private”.'));
  }
  if (isDefaultBridge(network)) {
    notes.push(t('Its members reach each other by address only: the default bridge has no names.'));
  }
  if (isHostNetwork(network)) notes.push(t('Its containers use the network of the host.'));
  if (isNoneNetwork(network)) notes.push(t('Its containers have no network at all.'));
  return notes;
}

function usageSections({ landscape }: Scene, network: Network): Section[] {
  const usages = subnetUsages(landscape, network);
  if (usages.length === 0) return [];
  const facts = usages.flatMap(({ subnet: { subnet, gateway, ipRange } }): Fact[] => [
    ...(gateway ? [{ label: t('Gateway'), value: gateway, isCode: true }] : []),
    ...(ipRange ? [{ label: t('IP range'), value: `${ipRange} (${subnet})`, isCode: true }] : []),
  ]);
  const next = knowsAddresses(network)
    ? ([4, 6] as const).flatMap(version => freeAddresses(landscape, network, version, 3))
    : [];
  if (next.length > 0) {
    facts.push({ label: t('Next free'), value: next.join(', '), isCode: true });
  }
  const others = t('Addresses that other nodes or another IPAM driver gave are not known here.');
  return [
    { kind: 'usage', title: t('Addresses'), bars: usages.map(barOf) },
    ...(facts.length > 0
      ? [{ kind: 'facts' as const, title: t('Gateway and free addresses'), facts }]
      : []),
    ...(knowsAddresses(network)
      ? []
      : [{ kind: 'notes' as const, title: t('Not known'), notes: [others] }]),
  ];
}

/** More addresses than anybody counts: those of an IPv6 subnet. */
const many = 1_000_000n;

function barOf({ subnet, usable, used, free }: SubnetUsage): Bar {
  return {
    label: subnet.subnet,
    share: usable > 0n ? Math.min(1, used / Number(usable)) : 1,
    words:
      usable > many
        ? t('{0} in use, more than a million free', used)
        : t('{0} of {1} in use, {2} free', used, String(usable), String(free)),
  };
}
