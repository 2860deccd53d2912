import { l10n } from 'vscode';
import type { Interface, Route } from '../../diagnose/inside/ipOutput';
import { type NetworkFacts, readNetworkFacts } from '../../diagnose/inside/networkFacts';
import type { Resolver } from '../../diagnose/observation';
import { cliLine } from '../../actions/cliLine';
import { type Attachment, attachmentsOf } from '../../landscape/attachments';
import type { Container, ContainerId } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { connectedEngine } from '../connectedEngine';
import { availableImage } from '../connection/testRun';
import { aligned } from '../text/aligned';
import { plain } from '../text/words';
import { noHelper } from './connectionsText';
import { insideContainer } from './insideContainer';

/** Milliseconds that reading may take. */
const limit = 10_000;

/**
 * Interfaces, routes, resolver and hosts file of a container, read now.
 *
 * @throws EngineError, Refusal
 */
export async function interfacesText(live: LiveLandscape, id: ContainerId): Promise<string> {
  const container = insideContainer(live, id);
  const image = await availableImage({ live });
  const signal = AbortSignal.timeout(limit);
  const facts = await readNetworkFacts(connectedEngine(live), container, image, signal);
  if (!facts) return `${noHelper()}\n`;
  return factsText(container, facts, attachmentsOf(live.landscape).on(id));
}

function factsText(
  container: Container,
  { interfaces, routes, resolver, hosts, lines }: NetworkFacts,
  on: readonly Attachment[],
): string {
  const names = new Map(interfaces.map(each => [each.name, networkOf(each, on)]));
  return [
    l10n.t('The network of {0}, from inside', plain(container.name)),
    '',
    ...section(
      l10n.t('Interfaces'),
      interfaces.flatMap(each => interfaceRows(each, names)),
    ),
    ...section(
      l10n.t('Routes'),
      routes.map(route => routeRow(route, names)),
    ),
    ...section(l10n.t('Resolver'), resolverRows(resolver)),
    ...section(
      l10n.t('Hosts File'),
      hosts.map(({ address, names: known }) => [plain(address), plain(known.join(' '))]),
    ),
    l10n.t('Read with'),
    ...lines.map(line => `  ${plain(cliLine(line), 300)}`),
    '',
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  const lines = rows.length > 0 ? aligned(rows) : [`  ${l10n.t('none')}`];
  return [title, ...lines, ''];
}

/** By the MAC address, which is the interface's alone; those of some drivers have none, and then the address tells. */
function networkOf({ mac, addresses }: Interface, on: readonly Attachment[]): string {
  const plainAddresses = new Set(addresses.map(address => address.replace(/\/\d+$/, '')));
  const found =
    on.find(({ endpoint }) => mac !== undefined && endpoint.mac === mac) ??
    on.find(({ endpoint }) => endpoint.ipv4 !== undefined && plainAddresses.has(endpoint.ipv4));
  return found ? plain(found.network.name) : '';
}

function interfaceRows(
  { name, isUp, mtu, mac, addresses }: Interface,
  names: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const first = [
    plain(name),
    names.get(name) ?? '',
    isUp ? l10n.t('up') : l10n.t('down'),
    mtu === undefined ? '' : `MTU ${mtu}`,
    mac ?? '',
  ];
  const [address = '', ...more] = addresses;
  return [[...first, address], ...more.map(each => ['', '', '', '', '', each])];
}

function routeRow(
  { to, via, device = '', refusal }: Route,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const way =
    refusal ?? (via === undefined ? l10n.t('directly') : l10n.t('through {0}', plain(via)));
  return [plain(to), way, plain(device), names.get(device) ?? ''];
}

/** Docker's own name server, https://docs.docker.com/engine/network/#dns-services. */
const embedded = '127.0.0.11';

function resolverRows({ servers, search, ndots }: Resolver): readonly (readonly string[])[] {
  return [
    ...servers.map(server => [
      l10n.t('name server'),
      plain(server),
      server === embedded ? l10n.t('the engine’s own: it knows the containers’ names') : '',
    ]),
    ...(search.length > 0 ? [[l10n.t('search domains'), plain(search.join(' '))]] : []),
    ...(ndots === 1 ? [] : [['ndots', String(ndots)]]),
  ];
}
