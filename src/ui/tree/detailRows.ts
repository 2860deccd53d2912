import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape } from '../../landscape/landscape';
import type { EndpointNames } from '../../landscape/readDetails';
import { plain, portText } from '../text/words';
import type { ContainerRow } from './rows';

/** One fact about a container on a network. */
export interface DetailRow {
  readonly kind: 'detail';
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly icon: string;
  /** For menus: `detail`, and `copyable` where the value is worth copying. */
  readonly words: string;
}

/**
 * Addresses, names, ports and further networks of a container on one network.
 *
 * @param names undefined where the engine could not be asked; then their rows are left out.
 */
export function detailRows(
  row: ContainerRow,
  names: EndpointNames | undefined,
  landscape: Landscape,
): readonly DetailRow[] {
  const { container, attachment } = row;
  const endpoint = attachment?.endpoint;
  const rows: DetailRow[] = [];
  const add = (label: string, icon: string, values: readonly (string | undefined)[]) => {
    const value = values.filter(text => text !== undefined && text !== '').join(', ');
    if (value === '') return;
    rows.push({
      kind: 'detail',
      key: `${row.key}/${rows.length}:${label}`,
      label,
      value,
      icon,
      words: 'copyable detail',
    });
  };
  add(l10n.t('Image'), 'package', [container.image]);
  add(l10n.t('IPv4'), 'symbol-numeric', [endpoint?.ipv4 ?? fixed(endpoint?.fixedIpv4)]);
  add(l10n.t('IPv6'), 'symbol-numeric', [endpoint?.ipv6 ?? fixed(endpoint?.fixedIpv6)]);
  add(l10n.t('Gateway'), 'milestone', [endpoint?.gateway, endpoint?.ipv6Gateway]);
  add(l10n.t('MAC'), 'circuit-board', [endpoint?.mac]);
  add(l10n.t('Aliases'), 'tag', names?.aliases ?? []);
  add(l10n.t('DNS names'), 'symbol-string', names?.dnsNames ?? []);
  const published = container.ports.filter(port => port.published);
  const exposed = container.ports.filter(port => !port.published);
  add(l10n.t('Published ports'), 'arrow-swap', published.map(portText));
  add(l10n.t('Exposed ports'), 'symbol-interface', exposed.map(portText));
  const others = attachmentsOf(landscape)
    .on(container.id)
    .filter(other => other.network.id !== attachment?.network.id);
  add(
    l10n.t('Other networks'),
    'type-hierarchy',
    others.map(other => plain(other.network.name)),
  );
  return rows;
}

function fixed(address: string | undefined): string | undefined {
  return address === undefined ? undefined : l10n.t('{0} (from the next start)', address);
}
