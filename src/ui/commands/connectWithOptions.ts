import { type Disposable, l10n } from 'vscode';
import { connectContainer } from '../../actions/connectContainer';
import { disconnectContainer } from '../../actions/disconnectContainer';
import { attachmentsOf } from '../../landscape/attachments';
import { announce } from '../announce';
import { connectForm, type Connection } from '../forms/connectForm';
import { landscapeEvent } from '../forms/networkForm';
import { readFacts } from '../forms/networkScene';
import { openForm } from '../forms/openForm';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { containersOf, networksOf } from '../targets';
import { plain } from '../text/words';
import { targetsFor } from './targetsFor';

/** A form for aliases, fixed addresses and whatever else an endpoint can have. */
export function registerConnectWithOptions(parts: Parts): Disposable {
  const { boundary, forms, live } = parts;
  return boundary.command(commands.containerConnectWithOptions, async (...args) => {
    const found = targetsFor(parts, args);
    const [container] = containersOf(found);
    // A row below a network is on that one already: another one is meant.
    const [network] = networksOf(found);
    const facts = await readFacts(live);
    openForm(
      forms,
      connectForm({
        ...(container ? { container } : {}),
        ...(network ? { network } : {}),
        facts,
        landscape: () => live.landscape,
        onDidChange: landscapeEvent(live),
        carryOut: connection => connect(parts, connection),
      }),
    );
  });
}

async function connect(
  parts: Parts,
  { container, network, settings }: Connection,
): Promise<boolean> {
  const { live, runner, boundary } = parts;
  const action = connectContainer(live.landscape, network, container, settings);
  await runner.run(l10n.t('Connecting…'), action);
  const message = l10n.t(
    '“{0}” is connected to “{1}”.',
    plain(container.name),
    plain(network.name),
  );
  void boundary.attempt(() =>
    announce(parts, message, action.cli, async () => {
      const attachments = attachmentsOf(live.landscape);
      const [now, here] = [attachments.container(container.id), attachments.network(network.id)];
      if (!now || !here) return;
      await runner.run(l10n.t('Disconnecting…'), disconnectContainer(live.landscape, here, now));
    }),
  );
  return true;
}
