import { l10n } from 'vscode';
import { cutOff } from '../../actions/disconnectContainer';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import type { Pair } from '../pairs';
import { nameList, plain, someLines } from './words';

/** As many connections are described. */
const mostDescribed = 10;

/**
 * What disconnecting these cuts, a line each.
 *
 * @param to the network that they are on then.
 */
export function cutSentences(landscape: Landscape, pairs: readonly Pair[], to?: Network): string {
  return someLines(pairs, mostDescribed, pair => cutSentence(landscape, pair, pairs, to)).join(
    '\n',
  );
}

function cutSentence(
  landscape: Landscape,
  pair: Pair,
  pairs: readonly Pair[],
  to: Network | undefined,
): string {
  const { network, container } = pair;
  const name = plain(container.name);
  if (container.state !== 'running') {
    return l10n.t('“{0}” is not running; nothing is interrupted.', name);
  }
  const cut = cutOff(landscape, network, container).filter(
    other => !to || !(pairs.some(pair => pair.container === other) || isOn(landscape, other, to)),
  );
  const sentence =
    cut.length === 0
      ? l10n.t('“{0}” loses its address on “{1}”.', name, plain(network.name))
      : l10n.t('“{0}” and {1} can no longer reach each other.', name, nameList(cut));
  return !to && isLeftAlone(landscape, pair, pairs)
    ? `${sentence} ${l10n.t('It is on no network at all then.')}`
    : sentence;
}

function isLeftAlone(landscape: Landscape, { container }: Pair, pairs: readonly Pair[]): boolean {
  const cut = new Set(
    pairs.filter(pair => pair.container.id === container.id).map(({ network }) => network.id),
  );
  return attachmentsOf(landscape)
    .on(container.id)
    .every(({ network }) => cut.has(network.id));
}

function isOn(landscape: Landscape, container: Container, to: Network): boolean {
  return attachmentsOf(landscape)
    .on(container.id)
    .some(({ network }) => network.id === to.id);
}
