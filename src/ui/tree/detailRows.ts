import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Landscape, Port } from '../../landscape/landscape';
import type { ContainerDetails } from '../../landscape/readDetails';
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
 * @param details undefined where the engine could not be asked; then its rows are left out.
 */
export function detailRows(
  row: ContainerRow,
  details: ContainerDetails | undefined,
  landscape: Landscape,
): readonly DetailRow[] {
  const { container, attachment } = row;
  const endpoint = attachment?.endpoint;
  const names = endpoint && details?.names.get(endpoint.networkKey);
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
  const exposed = exposedPorts(container.ports, details?.exposed ?? []);
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

/** Declared and not published, each once. */
function exposedPorts(listed: readonly Port[], declared: readonly Port[]): readonly Port[] {
  const key = (port: Port) => `${port.containerPort}/${port.protocol}`;
  const published = new Set(listed.filter(port => port.published).map(key));
  const all = new Map([...listed, ...declared].map(port => [key(port), port]));
  return [...all.values()].filter(port => !published.has(key(port)));
}

function fixed(address: string | undefined): string | undefined {
  return address === undefined ? undefined : l10n.t('{0} (from the next start)', address);
}
