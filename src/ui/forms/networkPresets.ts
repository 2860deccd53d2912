import { l10n } from 'vscode';
import { emptyDraft, type NetworkDraft } from '../../landscape/networkDraft';
import { networkOf, parseCidr, formatCidr } from '../../landscape/cidr';
import { suggestSubnet } from '../../landscape/suggestSubnet';
import { speaks } from '../../landscape/engineFacts';
import type { FormModel } from '../../protocol/form';
import { taken } from './networkAddresses';
import type { NetworkScene } from './networkScene';

interface Preset {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly isPossible?: (scene: NetworkScene) => boolean;
  /** What it changes of a new network; the name that was typed stays. */
  readonly draft: (scene: NetworkScene) => Partial<NetworkDraft>;
}

const presets = (): readonly Preset[] => [
  {
    id: 'preset:database',
    label: l10n.t('Isolated database'),
    detail: l10n.t(
      'Internal: only containers on it reach the database, and it reaches nothing else.',
    ),
    draft: () => ({ name: 'database', isInternal: true }),
  },
  {
    id: 'preset:proxy',
    label: l10n.t('Reverse proxy'),
    detail: l10n.t(
      'For a proxy such as nginx and what it forwards to, by name, with a subnet of its own.',
    ),
    draft: scene => ({ name: 'proxy', subnets: subnetsOf(freeSubnet(4, scene)) }),
  },
  {
    id: 'preset:ipv6',
    label: l10n.t('IPv6 only'),
    detail: l10n.t('No IPv4 at all, with a private IPv6 subnet.'),
    isPossible: ({ facts }) => speaks(facts, '1.48') && !facts.isPodman,
    draft: scene => ({
      name: 'ipv6-only',
      hasIpv4: false,
      hasIpv6: true,
      subnets: subnetsOf(freeSubnet(6, scene)),
    }),
  },
  {
    id: 'preset:lan',
    label: l10n.t('Physical network (macvlan)'),
    detail: l10n.t('Containers get addresses of your LAN, as if they were machines of their own.'),
    draft: lan,
  },
];

/** Ready-made networks that this engine can have. */
export function presetChoices(scene: NetworkScene): FormModel['presets'] {
  return {
    label: l10n.t('Start from'),
    choices: presets()
      .filter(({ isPossible }) => isPossible?.(scene) ?? true)
      .map(({ id, label, detail }) => ({ id, label, detail })),
  };
}

/** The draft that a preset gives, or undefined for what is none. A name that was typed is kept. */
export function presetDraft(
  id: string,
  typed: NetworkDraft,
  scene: NetworkScene,
): NetworkDraft | undefined {
  const preset = presets().find(candidate => candidate.id === id);
  if (!preset) return undefined;
  const made = { ...emptyDraft, ...preset.draft(scene) };
  const isOwnName =
    typed.name !== '' && !presets().some(other => nameOf(other, scene) === typed.name);
  return { ...made, name: isOwnName ? typed.name : made.name };
}

function nameOf(preset: Preset, scene: NetworkScene): string | undefined {
  return preset.draft(scene).name;
}

function freeSubnet(version: 4 | 6, scene: NetworkScene): string | undefined {
  return suggestSubnet(version, scene.landscape, scene.facts, taken(scene));
}

/** The machine's own network, where it is known: its interface as the parent, the same subnet. */
function lan({ host }: NetworkScene): Partial<NetworkDraft> {
  const own = host.interfaces.find(
    ({ name, cidr }) => !cidr.includes(':') && !/^(docker|br-|veth|virbr|podman|cni)/.test(name),
  );
  const cidr = own && parseCidr(own.cidr);
  return {
    name: 'lan',
    driver: 'macvlan',
    subnets: subnetsOf(cidr && formatCidr(networkOf(cidr))),
    options: [{ name: 'parent', value: own?.name ?? 'eth0' }],
  };
}

function subnetsOf(subnet: string | undefined): NetworkDraft['subnets'] {
  return subnet === undefined ? [] : [{ subnet, gateway: '', ipRange: '', reserved: '' }];
}
