import { type Disposable, InputBoxValidationSeverity, l10n, window } from 'vscode';
import { createNetwork, simpleDrivers } from '../../actions/createNetwork';
import { isPlainName, networkNameProblem } from '../../landscape/networkName';
import { Refusal } from '../../actions/refusal';
import type { NetworkId } from '../../landscape/landscape';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { type Choice, pickOne } from '../picks';
import { draftSentence } from '../text/draftWords';
import { driverHelp } from '../text/driverWords';
import { nameProblemSentence, refusalSentence } from '../text/problems';
import { openCreateForm } from './networkForms';
import { reveal, revealNew } from './reveal';
import { offerSwarmInit } from './swarmInit';

/** Asks for a name and a driver, makes the network, and shows it in the tree. */
export function registerCreateNetwork(parts: Parts): Disposable {
  const { boundary, live, runner } = parts;
  return boundary.command(commands.networkCreate, async () => {
    const name = await askName();
    if (name === undefined) return;
    const known = live.landscape.networks.find(network => network.name === name);
    if (known) return offerToShow(parts, known.id, name);
    const driver = await pickOne(l10n.t('Driver of the new network'), driverChoices(), '');
    if (driver === undefined) return;
    if (driver === moreOptions) return openCreateForm(parts, { name });
    if (driver === 'overlay' && !(await hasSwarm(parts))) return;
    try {
      const action = createNetwork(live.landscape, { name, driver });
      const id = await runner.run(l10n.t('Creating network…'), action);
      revealNew(parts, { kind: 'network', networkId: id });
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason.kind !== 'nameTaken') throw error;
      await offerToShow(parts, error.reason.network.id, name);
    }
  });
}

/** A name for a new network; undefined when the person changes their mind. */
export function askName(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Create Network'),
    prompt: l10n.t('Name of the new network'),
    placeHolder: 'my-network',
    validateInput: name => {
      const problem = networkNameProblem(name);
      if (problem) return nameProblemSentence(problem);
      if (isPlainName(name)) return undefined;
      return {
        message: l10n.t('Compose and Podman take only letters, digits, “_”, “.” and “-”.'),
        severity: InputBoxValidationSeverity.Warning,
      };
    },
  });
}

const moreOptions = Symbol('more options');

function driverChoices(): Choice<string | typeof moreOptions>[] {
  return [
    ...simpleDrivers.map(driver => ({ value: driver, label: driver, detail: driverHelp(driver) })),
    {
      value: moreOptions,
      label: `$(settings-gear) ${l10n.t('More Options…')}`,
      detail: l10n.t(
        'Subnets, IPv6, internal, driver options, labels: everything that Docker can do.',
      ),
      alwaysShow: true,
    },
  ];
}

/** Overlay networks need a Swarm; where there is none, one can be made. */
async function hasSwarm(parts: Parts): Promise<boolean> {
  const { swarm } = await parts.swarm.get();
  if (swarm.state !== 'inactive') return true;
  const initialize = l10n.t('Initialize a Swarm…');
  const sentence = draftSentence({ kind: 'needsSwarm' });
  const choice = await window.showInformationMessage(sentence, initialize);
  return choice === initialize && (await offerSwarmInit(parts));
}

/** "Already exists" is no failure: the network that was wanted is there. */
async function offerToShow(parts: Parts, networkId: NetworkId, name: string): Promise<void> {
  const network = parts.live.landscape.networks.find(({ id }) => id === networkId);
  const show = l10n.t('Show It');
  const sentence = network
    ? refusalSentence({ kind: 'nameTaken', network })
    : l10n.t('A network named “{0}” already exists.', name);
  const choice = await window.showInformationMessage(sentence, show);
  if (choice === show) await reveal(parts, { kind: 'network', networkId });
}
