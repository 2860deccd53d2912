import { type Disposable, l10n } from 'vscode';
import type { Action } from '../../actions/action';
import {
  connectService,
  disconnectService,
  type ServiceScene,
} from '../../actions/serviceNetworks';
import type { Network } from '../../landscape/landscape';
import type { Service } from '../../landscape/swarm';
import { takesServices } from '../../landscape/swarmContext';
import { announce, isConfirmed } from '../announce';
import { commands } from '../ids';
import type { EngineParts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { plain } from '../text/words';
import { chooseService, type ChosenService } from './serviceTargets';

/** Connects services to networks and disconnects them: an update that replaces their tasks, so it asks first. */
export function registerServiceNetworks(parts: EngineParts): Disposable[] {
  const { boundary } = parts;
  return [
    boundary.command(commands.serviceConnect, async (...args) => {
      const chosen = await chooseService(parts, args, l10n.t('Connect which service?'));
      if (chosen) await connect(parts, chosen);
    }),
    boundary.command(commands.serviceDisconnect, async (...args) => {
      const chosen = await chooseService(parts, args, l10n.t('Disconnect which service?'));
      if (chosen) await disconnect(parts, chosen);
    }),
  ];
}

async function connect(parts: EngineParts, { known, service }: ChosenService): Promise<void> {
  const { landscape } = parts.live;
  const name = plain(service.name);
  const network = await pickOne(
    l10n.t('Connect “{0}” to which network?', name),
    networkChoices(
      landscape.networks.filter(
        other => takesServices(other) && !service.networkIds.includes(other.id),
      ),
    ),
    l10n.t('There is no further network of the Swarm that “{0}” could be connected to.', name),
  );
  if (!network) return;
  const action = connectService({ landscape, swarm: known.swarm }, service, network);
  const question = l10n.t('Connect “{0}” to “{1}”?', name, plain(network.name));
  if (!(await isWanted(parts, question, service, action, l10n.t('Connect')))) return;
  await parts.runner.run(l10n.t('Updating service…'), action);
  await parts.boundary.attempt(() =>
    announce(
      parts,
      l10n.t('“{0}” is being connected to “{1}”.', name, plain(network.name)),
      action.cli,
    ),
  );
}

async function disconnect(parts: EngineParts, chosen: ChosenService): Promise<void> {
  const { boundary, live, runner } = parts;
  const { known, service } = chosen;
  const scene = { landscape: live.landscape, swarm: known.swarm };
  const network = await networkToLeave(scene, chosen);
  if (!network) return;
  const action = disconnectService(scene, service, network);
  const [name, from] = [plain(service.name), plain(network.name)];
  const question = l10n.t('Disconnect “{0}” from “{1}”?', name, from);
  if (!(await isWanted(parts, question, service, action, l10n.t('Disconnect')))) return;
  const attachment = await runner.run(l10n.t('Updating service…'), action);
  const message = l10n.t('“{0}” is being disconnected from “{1}”.', name, from);
  await boundary.attempt(() =>
    announce(parts, message, action.cli, async () => {
      // As it is now: it may have been connected again meanwhile.
      const now = await parts.swarm.get();
      const current = now.view.services.find(({ id }) => id === service.id) ?? service;
      const again = connectService(
        { landscape: live.landscape, swarm: now.swarm },
        current,
        network,
        attachment,
      );
      await runner.run(l10n.t('Updating service…'), again);
    }),
  );
}

/** The network of the clicked row; else one of those that it is on. */
async function networkToLeave(
  { landscape }: ServiceScene,
  { service, network }: ChosenService,
): Promise<Network | undefined> {
  if (network) return network;
  const name = plain(service.name);
  return pickOne(
    l10n.t('Disconnect “{0}” from which network?', name),
    networkChoices(
      landscape.networks.filter(
        other => takesServices(other) && service.networkIds.includes(other.id),
      ),
    ),
    l10n.t('“{0}” is on no network that it could leave.', name),
  );
}

function isWanted(
  parts: EngineParts,
  question: string,
  service: Service,
  action: Action<unknown>,
  yes: string,
) {
  return isConfirmed(parts, question, tasksSentence(service), yes, action.cli);
}

/** What the update does to the tasks. */
function tasksSentence({ desired }: Service): string {
  if (desired === 0) {
    return l10n.t('The service is updated. It has no tasks, so nothing is interrupted.');
  }
  return desired === 1
    ? l10n.t('The service is updated: its task ends and a new one takes its place.')
    : l10n.t(
        'The service is updated: its {0} tasks end one after another, and new ones take their places.',
        desired,
      );
}
