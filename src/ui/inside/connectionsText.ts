import { l10n } from 'vscode';
import { type Flow, flowsOf, type Peer } from '../../diagnose/inside/peers';
import { type OwnedSocket, watchSockets } from '../../diagnose/inside/watchSockets';
import type { Container, ContainerId, Landscape } from '../../landscape/landscape';
import type { LiveLandscape } from '../../live/liveLandscape';
import { connectedEngine } from '../connectedEngine';
import { availableImage, wantedImage } from '../connection/testRun';
import { aligned } from '../text/aligned';
import { plain } from '../text/words';
import { insideContainer } from './insideContainer';

/**
 * What listens and who is connected in a container's network, as a text each time it is looked at.
 *
 * @throws EngineError, Refusal
 */
export async function* connectionsTexts(
  live: LiveLandscape,
  id: ContainerId,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const container = insideContainer(live, id);
  const image = await availableImage({ live });
  if (image === undefined) {
    yield `${noHelper()}\n`;
    return;
  }
  for await (const sockets of watchSockets(connectedEngine(live), container, image, signal)) {
    yield connectionsText(container, sockets, live.landscape);
  }
}

/** Why nothing can be seen. */
export function noHelper(): string {
  return l10n.t(
    'The engine has no image for a helper that looks from inside. Fetch “{0}”, or name another one that has BusyBox in the setting “dockerNetworks.probe.image”.',
    plain(wantedImage()),
  );
}

/** The text of one look. */
export function connectionsText(
  container: Container,
  sockets: readonly OwnedSocket[],
  landscape: Landscape,
): string {
  const listening = sockets
    .filter(({ state }) => state === 'listening')
    .toSorted((a, b) => a.protocol.localeCompare(b.protocol) || a.port - b.port);
  const flows = flowsOf(container, sockets, landscape);
  const into = flows.filter(({ direction }) => direction === 'in');
  const out = flows.filter(({ direction }) => direction === 'out');
  const closing = sockets.filter(({ state }) => state === 'closing').length;
  return [
    l10n.t('Connections of {0}', plain(container.name)),
    '',
    ...section(l10n.t('Listening'), listening.map(listeningRow)),
    ...section(l10n.t('Connected to It'), into.map(flowRow)),
    ...section(l10n.t('It Is Connected To'), out.map(flowRow)),
    ...(closing > 0 ? [l10n.t('Closing: {0}', closing), ''] : []),
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  const lines = rows.length > 0 ? aligned(rows) : [`  ${l10n.t('none')}`];
  return [title, ...lines, ''];
}

function listeningRow({ protocol, address, port, process }: OwnedSocket): readonly string[] {
  return [protocol.toUpperCase(), place(address, port), plain(process ?? '')];
}

function flowRow({ socket, direction, peer }: Flow): readonly string[] {
  const { protocol, address, port, remote, process, state } = socket;
  const known = peerName(peer);
  const far = place(known ?? remote.address, remote.port);
  const near = place(address, port);
  return [
    protocol.toUpperCase(),
    direction === 'in' ? `${near} ← ${far}` : `${near} → ${far}`,
    known === undefined ? '' : remote.address,
    plain(process ?? ''),
    state === 'opening' ? l10n.t('being opened') : '',
  ];
}

function peerName(peer: Peer): string | undefined {
  switch (peer.kind) {
    case 'container':
      return plain(peer.container.name);
    case 'host':
      return l10n.t('host ({0})', plain(peer.network.name));
    case 'self':
      return l10n.t('itself');
    case 'unknown':
      return undefined;
  }
}

function place(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
