import { l10n } from 'vscode';
import type { EndpointDraft } from '../../landscape/endpointDraft';
import type { Landscape, Network } from '../../landscape/landscape';
import { freeAddresses } from '../../landscape/usedAddresses';
import type { FormField, FormProblem, FormText } from '../../protocol/form';
import { optionsTable } from './optionsTable';

/** As many free addresses are proposed. */
const proposals = 4;

/** The field for one setting of an endpoint. */
export function endpointField(
  id: keyof EndpointDraft,
  draft: EndpointDraft,
  problems: readonly FormProblem[],
  { all, network }: { readonly all: Landscape; readonly network: Network | undefined },
): FormField {
  const free = (version: 4 | 6) =>
    (network ? freeAddresses(all, network, version, proposals) : []).map(value => ({
      value,
      detail: l10n.t('free'),
    }));
  const text = (label: string, help: string, placeholder: string): FormText => ({
    kind: 'text',
    id,
    label,
    help,
    placeholder,
    problems,
  });
  switch (id) {
    case 'aliases':
      return text(
        l10n.t('Aliases'),
        l10n.t('Further names that others on this network reach it by, separated by blanks.'),
        'db postgres',
      );
    case 'ipv4':
      return {
        ...text(l10n.t('Fixed IPv4 address'), fixedHelp(), l10n.t('chosen by the engine')),
        suggestions: free(4),
      };
    case 'ipv6':
      return {
        ...text(l10n.t('Fixed IPv6 address'), fixedHelp(), l10n.t('chosen by the engine')),
        suggestions: free(6),
      };
    case 'linkLocalIps':
      return text(
        l10n.t('Link-local addresses'),
        l10n.t('Further addresses that only count on this network, separated by blanks.'),
        '169.254.10.1',
      );
    case 'mac':
      return text(
        l10n.t('MAC address'),
        l10n.t('For programs whose licence or lease hangs on it.'),
        '02:42:ac:11:00:02',
      );
    case 'gatewayPriority':
      return text(
        l10n.t('Gateway priority'),
        l10n.t('The network with the highest one is the way to the outside; 0 by default.'),
        '0',
      );
    case 'interfaceName':
      return text(
        l10n.t('Interface name'),
        l10n.t('What the interface is called inside the container.'),
        'eth1',
      );
    case 'driverOptions':
      return optionsField(draft, problems);
  }
}

function fixedHelp(): string {
  return l10n.t('It keeps this address, also after a restart.');
}

function optionsField(draft: EndpointDraft, problems: readonly FormProblem[]): FormField {
  return optionsTable({
    id: 'driverOptions',
    options: draft.driverOptions,
    names: [
      {
        value: 'com.docker.network.endpoint.sysctls',
        detail: l10n.t(
          'Kernel settings of the interface, e.g. net.ipv4.conf.IFNAME.log_martians=1',
        ),
      },
    ],
    problems,
  });
}
