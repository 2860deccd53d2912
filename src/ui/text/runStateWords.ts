import { l10n } from 'vscode';
import { peersOf } from '../../actions/runState';
import type { Container, Landscape } from '../../landscape/landscape';
import { nameList, plain, portText, someLines } from './words';

/** What stopping or restarting containers cuts, a few lines: who talks to them, and what the host publishes of them. */
export function cutSentences(landscape: Landscape, containers: readonly Container[]): string {
  return someLines(containers, 10, container => cutSentence(landscape, container)).join('\n');
}

function cutSentence(landscape: Landscape, container: Container): string {
  const name = plain(container.name);
  const peers = peersOf(landscape, container);
  const reach =
    peers.length === 0
      ? l10n.t('No other running container is on a network with “{0}”.', name)
      : l10n.t('On a network with “{0}”: {1}.', name, nameList(peers));
  const published = container.ports.filter(port => port.published);
  if (published.length === 0) return reach;
  const ports = published.slice(0, 3).map(portText).join(', ');
  const more = published.length > 3 ? `${ports}, …` : ports;
  return `${reach} ${l10n.t('Published ports stop answering: {0}', more)}`;
}
