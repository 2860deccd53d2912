import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import { containerWords, networkWords } from '../../landscape/contextWords';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { isHostNetwork, isNoneNetwork } from '../../landscape/predefined';
import { conditionWord, plain, portText } from '../text/words';
import type { DetailRow } from './detailRows';
import { areMany, type ContainerRow, type NetworkRow } from './rows';
import { colored } from './colored';

/** @param isFiltered opens the row, so that what matches below it is seen; it is then another row to VS Code. */
export function networkItem(row: NetworkRow, landscape: Landscape, isFiltered: boolean): TreeItem {
  const { network, memberCount } = row;
  const item = new TreeItem(plain(network.name), openness(row, landscape, isFiltered));
  item.id = isFiltered ? `${row.key}?filtered` : row.key;
  item.description = networkDescription(network);
  item.iconPath = networkIcon(network);
  // Until its containers are known, no command would find it in the landscape.
  if (memberCount !== undefined) item.contextValue = networkWords(network);
  const words = [plain(network.name), l10n.t('network'), item.description];
  if (memberCount !== undefined) words.push(countWords(memberCount));
  item.accessibilityInformation = { label: words.join(', ') };
  return item;
}

export function unattachedItem(key: string, landscape: Landscape): TreeItem {
  const item = new TreeItem(l10n.t('Not connected'), TreeItemCollapsibleState.Expanded);
  item.id = key;
  item.description = countWords(attachmentsOf(landscape).unattached.length);
  item.accessibilityInformation = { label: `${l10n.t('Not connected')}, ${item.description}` };
  item.iconPath = new ThemeIcon('debug-disconnect');
  item.contextValue = 'unattached';
  item.tooltip = l10n.t('Containers that are on no network');
  return item;
}

export function containerItem(row: ContainerRow, landscape: Landscape): TreeItem {
  const { container, attachment } = row;
  const item = new TreeItem(plain(container.name), TreeItemCollapsibleState.Collapsed);
  item.id = row.key;
  item.description = containerDescription(row);
  item.iconPath = containerIcon(container);
  item.contextValue = containerWords(container, attachmentsOf(landscape), attachment?.network);
  item.accessibilityInformation = {
    label: [plain(container.name), l10n.t('container'), item.description].join(', '),
  };
  return item;
}

export function detailItem(row: DetailRow): TreeItem {
  const item = new TreeItem(row.label);
  item.id = row.key;
  item.description = plain(row.value);
  item.tooltip = `${row.label}: ${plain(row.value, 1000)}`;
  item.iconPath = new ThemeIcon(row.icon);
  item.contextValue = row.words;
  item.accessibilityInformation = { label: `${row.label}: ${plain(row.value)}` };
  return item;
}

function openness(
  { network, memberCount }: NetworkRow,
  { networks }: Landscape,
  isFiltered: boolean,
) {
  // Open, it would be asked for what is below before any row is drawn.
  if (memberCount === undefined) return TreeItemCollapsibleState.Collapsed;
  if (memberCount === 0) {
    // Which services are on it is asked when it is opened.
    return network.scope === 'swarm'
      ? TreeItemCollapsibleState.Collapsed
      : TreeItemCollapsibleState.None;
  }
  if (isFiltered) return TreeItemCollapsibleState.Expanded;
  return network.isPredefined || areMany(networks)
    ? TreeItemCollapsibleState.Collapsed
    : TreeItemCollapsibleState.Expanded;
}

/** What matters most comes first: the side bar is narrow. */
function networkDescription(network: Network): string {
  const words = [network.driver];
  if (network.isInternal) words.push(l10n.t('internal'));
  if (network.isPredefined) words.push(l10n.t('predefined'));
  words.push(...network.subnets.map(subnet => subnet.subnet));
  return plain(words.join(' · '));
}

function networkIcon(network: Network): ThemeIcon {
  const color = network.isPredefined
    ? new ThemeColor('disabledForeground')
    : new ThemeColor('charts.blue');
  return new ThemeIcon(networkSymbol(network), color);
}

function networkSymbol(network: Network): string {
  if (isHostNetwork(network)) return 'vm';
  if (isNoneNetwork(network)) return 'circle-slash';
  if (network.isConfigOnly) return 'settings';
  if (network.isInternal) return 'lock';
  if (network.scope === 'swarm') return 'globe';
  return network.driver === 'macvlan' || network.driver === 'ipvlan' ? 'plug' : 'type-hierarchy';
}

/** What is said where one points at the row of a network. */
export function networkTooltip({ network, memberCount }: NetworkRow): string {
  const lines = [
    plain(network.name, 300),
    l10n.t('Driver: {0}', plain(network.driver)),
    l10n.t('Scope: {0}', plain(network.scope)),
    ...network.subnets.flatMap(subnet => [
      l10n.t('Subnet: {0}', plain(subnet.subnet)),
      ...(subnet.gateway === undefined ? [] : [l10n.t('Gateway: {0}', plain(subnet.gateway))]),
      ...(subnet.ipRange === undefined ? [] : [l10n.t('IP range: {0}', plain(subnet.ipRange))]),
    ]),
    ...(network.isInternal ? [l10n.t('Internal: no way to the outside')] : []),
    ...(network.hasIpv6 ? [l10n.t('IPv6 is on')] : []),
    ...(network.isConfigOnly ? [l10n.t('A template for other networks; takes no containers')] : []),
    ...(network.project === undefined
      ? []
      : [l10n.t('Compose project: {0}', plain(network.project))]),
    ...(memberCount === undefined ? [] : [countWords(memberCount)]),
  ];
  return lines.join('\n');
}

function countWords(count: number): string {
  return count === 1 ? l10n.t('1 container') : l10n.t('{0} containers', count);
}

function containerDescription(row: ContainerRow): string {
  const words = [throughWords(row), addressOf(row), conditionWord(row.container)];
  return words.filter(word => word !== undefined).join(' · ');
}

function throughWords({ attachment }: ContainerRow): string | undefined {
  return attachment?.through && l10n.t('in the network of {0}', plain(attachment.through.name));
}

function addressOf({ attachment }: ContainerRow): string | undefined {
  const endpoint = attachment?.endpoint;
  const address = endpoint?.ipv4 ?? endpoint?.ipv6 ?? endpoint?.fixedIpv4;
  return address && plain(address);
}

/** Shape says the state, colour only repeats it. */
function containerIcon({ state, health }: Container): ThemeIcon {
  if (state === 'running') {
    if (health === 'unhealthy') return colored('warning', 'list.warningForeground');
    if (health === 'starting') return colored('loading~spin', 'charts.yellow');
    return colored(health === 'healthy' ? 'pass-filled' : 'vm-running', 'testing.iconPassed');
  }
  if (state === 'paused') return colored('debug-pause', 'charts.yellow');
  if (state === 'restarting') return colored('sync', 'charts.yellow');
  if (state === 'dead') return colored('error', 'list.errorForeground');
  return colored('circle-outline', 'disabledForeground');
}

/** What is said where one points at the row of a container. */
export function containerTooltip(row: ContainerRow): string {
  const { container, attachment } = row;
  const address = addressOf(row);
  const lines = [
    plain(container.name, 300),
    l10n.t('Image: {0}', plain(container.image, 300)),
    l10n.t('State: {0}', conditionWord(container)),
    container.state === 'exited' ? plain(container.status) : undefined,
    attachment && l10n.t('Network: {0}', plain(attachment.network.name, 300)),
    throughWords(row),
    address && l10n.t('Address: {0}', address),
    ...container.ports.map(port => l10n.t('Port: {0}', portText(port))),
    container.project && l10n.t('Compose project: {0}', plain(container.project)),
  ];
  return lines.filter(Boolean).join('\n');
}
