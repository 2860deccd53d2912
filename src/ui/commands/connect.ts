import { type Disposable, l10n, window } from 'vscode';
import { connectContainer } from '../../actions/connectContainer';
import { disconnectContainer } from '../../actions/disconnectContainer';
import { Refusal } from '../../actions/refusal';
import type { Container, Network } from '../../landscape/landscape';
import type { Offer } from '../announce';
import { commands } from '../ids';
import { type Pair, pairNow } from '../pairs';
import type { EngineParts } from '../parts';
import { tell } from '../report';
import { type Report, runEach } from '../runEach';
import { containersOf, networksOf } from '../targets';
import { connectWording, disconnectWording } from '../text/pairWords';
import { askContainers, askNetwork, askNetworks } from './connectAsks';
import { targetsFor } from './targetsFor';

/** Connects containers to networks: from either, from several, or asking for both. */
export function registerConnect(parts: EngineParts): Disposable[] {
  const { boundary, live } = parts;
  return [
    boundary.command(commands.containerConnect, async (...args) => {
      const containers = containersOf(targetsFor(parts, args));
      const chosen = containers.length > 0 ? containers : await askContainers(live.landscape);
      if (!chosen) return;
      const networks = await askNetworks(live.landscape, chosen);
      if (networks) await connectAll(parts, networks, chosen);
    }),
    boundary.command(commands.networkConnect, async (...args) => {
      const clicked = networksOf(targetsFor(parts, args));
      const networks = clicked.length > 0 ? clicked : await askNetwork(live.landscape);
      if (!networks) return;
      const containers = await askContainers(live.landscape, networks);
      if (containers) await connectAll(parts, networks, containers);
    }),
  ];
}

/**
 * Connects each container to each network and says how it went. Of several, those that are connected
 * already are passed over; a single one is worth a word.
 *
 * @param further what to offer where some were connected.
 */
export async function connectAll(
  parts: EngineParts,
  networks: readonly Network[],
  containers: readonly Container[],
  further?: (connected: readonly Pair[]) => readonly Offer[],
): Promise<void> {
  const { live, runner, boundary } = parts;
  const pairs = networks.flatMap(network => containers.map(container => ({ network, container })));
  const all = await runEach(runner, l10n.t('Connecting…'), pairs, ({ network, container }) =>
    connectContainer(live.landscape, network, container),
  );
  const report = pairs.length === 1 ? all : withoutConnected(all);
  if (pairs.length > 0 && report.done.length + report.failed.length + report.left.length === 0) {
    await window.showInformationMessage(l10n.t('All of them are connected already.'));
    return;
  }
  const connected = report.done.map(({ item }) => item);
  void boundary.attempt(() =>
    tell(parts, connectWording(pairs), report, {
      undo: () => disconnectAgain(parts, connected),
      further: further?.(connected) ?? [],
    }),
  );
}

function withoutConnected<T>(report: Report<Pair, T>): Report<Pair, T> {
  const isNews = (error: unknown) =>
    !(error instanceof Refusal && error.reason.kind === 'alreadyConnected');
  return { ...report, failed: report.failed.filter(({ error }) => isNews(error)) };
}

/** Takes back a connect: there is nothing that anybody could have relied on yet, so it does not ask. */
async function disconnectAgain(parts: EngineParts, pairs: readonly Pair[]): Promise<void> {
  const { live, runner } = parts;
  const report = await runEach(runner, l10n.t('Disconnecting…'), pairs, pair => {
    const { network, container } = pairNow(live.landscape, pair);
    return disconnectContainer(live.landscape, network, container);
  });
  if (report.failed.length + report.left.length === 0) return;
  await tell(parts, disconnectWording(pairs), report);
}
