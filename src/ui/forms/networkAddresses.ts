import { l10n } from 'vscode';
import { speaks } from '../../landscape/engineFacts';
import type { NetworkDraft, SubnetDraft } from '../../landscape/networkDraft';
import { subnetSize } from '../../landscape/subnetProblems';
import { suggestSubnet } from '../../landscape/suggestSubnet';
import type { FormField, FormSection, FormSuggestion } from '../../protocol/form';
import type { On } from './networkProblems';
import { foreignRoutes, type NetworkScene } from './networkScene';

/** IPv4, IPv6, subnets and what they keep clear of. */
export function addresses(draft: NetworkDraft, on: On, scene: NetworkScene): FormSection {
  const { facts } = scene;
  const free = (version: 4 | 6) => suggestSubnet(version, scene.landscape, facts, taken(scene));
  const suggestions = ([4, 6] as const).flatMap((version): FormSuggestion[] => {
    const subnet = (version === 4 ? draft.hasIpv4 : draft.hasIpv6) ? free(version) : undefined;
    return subnet ? [{ value: subnet, detail: l10n.t('nobody uses it') }] : [];
  });
  const ipv4: FormField = {
    kind: 'check',
    id: 'hasIpv4',
    label: l10n.t('IPv4'),
    problems: on('hasIpv4'),
  };
  const canTurnOff = speaks(facts, '1.48') && draft.driver !== 'overlay';
  return {
    id: 'addresses',
    title: l10n.t('Addresses'),
    fields: [
      ...(canTurnOff || !draft.hasIpv4 ? [ipv4] : []),
      {
        kind: 'check',
        id: 'hasIpv6',
        label: l10n.t('IPv6'),
        ...(canTurnOff ? {} : { help: l10n.t('Beside IPv4, which this engine always has.') }),
        problems: on('hasIpv6'),
      },
      {
        kind: 'rows',
        id: 'subnets',
        label: l10n.t('Subnets'),
        help: l10n.t(
          'Without a subnet the engine chooses one, and gives no fixed addresses in it.',
        ),
        layout: 'cards',
        addLabel: l10n.t('Add Subnet'),
        columns: [
          {
            id: 'subnet',
            label: l10n.t('Subnet'),
            placeholder: suggestions[0]?.value ?? '172.30.0.0/24',
            suggestions,
          },
          { id: 'gateway', label: l10n.t('Gateway'), placeholder: l10n.t('chosen by the engine') },
          {
            id: 'ipRange',
            label: l10n.t('Range for containers'),
            placeholder: l10n.t('all of the subnet'),
          },
          // Swarm and Podman take no notice of them.
          ...(draft.driver === 'overlay' || facts.isPodman
            ? []
            : [
                {
                  id: 'reserved',
                  label: l10n.t('Reserved addresses'),
                  placeholder: l10n.t('e.g. router={0}', '172.30.0.2'),
                },
              ]),
        ],
        rows: draft.subnets.map((subnet, index) => ({
          label: l10n.t('Subnet {0}', index + 1),
          facts: sizeWords(subnet),
        })),
        problems: on('subnets'),
      },
      {
        kind: 'text',
        id: 'avoided',
        label: l10n.t('Ranges to avoid'),
        help: l10n.t(
          'Subnets of a VPN or an office that no network should use. Kept in the settings.',
        ),
        placeholder: '10.8.0.0/16, 192.168.1.0/24',
        problems: on('avoided'),
      },
    ],
  };
}

/** What no suggestion may be in: the host's routes and the person's ranges. */
export function taken(scene: NetworkScene, avoided: readonly string[] = []): readonly string[] {
  return [...foreignRoutes(scene), ...avoided];
}

function sizeWords(subnet: SubnetDraft): string {
  const size = subnetSize(subnet);
  if (!size) return '';
  const { first, last, usable } = size;
  return usable > 1_000_000n
    ? l10n.t('More than a million usable addresses, {0} – {1}', first, last)
    : l10n.t('{0} usable addresses, {1} – {2}', usable.toString(), first, last);
}
