import { l10n } from 'vscode';
import { startContainer, stopContainer, unpauseContainer } from '../../actions/runState';
import { sharedName, shareNetwork, unshareNetwork } from '../../actions/shareNetwork';
import type { Container } from '../../landscape/landscape';
import type { Repair } from '../../nginx/checks/repairs';
import { announce } from '../announce';
import { connectAll } from '../commands/connect';
import type { Parts } from '../parts';
import { plain } from '../text/words';

/** What changes the engine, and not the text. */
export type EngineRepair = Exclude<Repair, { readonly kind: 'replace' }>;

/**
 * Puts something right on the engine, and offers to take it back.
 *
 * @throws Refusal, EngineError
 */
export async function repairEngine(parts: Parts, repair: EngineRepair): Promise<void> {
  switch (repair.kind) {
    case 'connect':
      return connectAll(parts, [repair.network], [repair.container]);
    case 'newNetwork':
      return meetOnNewNetwork(parts, repair.containers);
    case 'start':
      return start(parts, repair.container);
    case 'unpause':
      return unpause(parts, repair.container);
  }
}

async function meetOnNewNetwork(
  parts: Parts,
  containers: readonly [Container, Container],
): Promise<void> {
  const { live, runner, boundary } = parts;
  const name = sharedName(live.landscape, containers);
  const action = shareNetwork(live.landscape, name, containers);
  await runner.run(l10n.t('Connecting…'), action);
  const undo = async () => {
    const network = live.landscape.networks.find(each => each.name === name);
    if (!network) return;
    await runner.run(l10n.t('Disconnecting…'), unshareNetwork(network, containers));
  };
  const [one, other] = containers.map(each => plain(each.name));
  const said = l10n.t(
    '“{0}” and “{1}” are on the new network “{2}”.',
    one ?? '',
    other ?? '',
    name,
  );
  void boundary.attempt(() => announce(parts, said, action.cli, undo));
}

async function start(parts: Parts, container: Container): Promise<void> {
  const { runner, boundary, live } = parts;
  const action = startContainer(container);
  await runner.run(l10n.t('Starting…'), action);
  const undo = async () => {
    const now = live.landscape.containers.find(({ id }) => id === container.id);
    if (now) await runner.run(l10n.t('Stopping…'), stopContainer(now));
  };
  const said = l10n.t('“{0}” is started.', plain(container.name));
  void boundary.attempt(() => announce(parts, said, action.cli, undo));
}

async function unpause(parts: Parts, container: Container): Promise<void> {
  const { runner, boundary } = parts;
  const action = unpauseContainer(container);
  await runner.run(l10n.t('Unpausing…'), action);
  const said = l10n.t('“{0}” runs again.', plain(container.name));
  void boundary.attempt(() => announce(parts, said, action.cli));
}
