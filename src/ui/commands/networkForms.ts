import { type Disposable, l10n, window } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { createNetwork } from '../../actions/createNetwork';
import { planRebuild, type RebuildPlan, withSettings } from '../../actions/rebuild/plan';
import { recreateNetwork } from '../../actions/recreateNetwork';
import { restoreNetwork } from '../../actions/restoreNetwork';
import { EngineError } from '../../engine/engineError';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Landscape, Network } from '../../landscape/landscape';
import { isSame } from '../../landscape/isSame';
import {
  draftOf,
  emptyDraft,
  type NetworkDraft,
  settingsOfDraft,
} from '../../landscape/networkDraft';
import { type NetworkSettings, settingsOf } from '../../landscape/networkSettings';
import { announce, isConfirmed } from '../announce';
import { networkCopy } from '../forms/networkCopy';
import { landscapeEvent, networkForm, type NetworkFormOptions } from '../forms/networkForm';
import { type NetworkScene, readSurroundings } from '../forms/networkScene';
import { openForm } from '../forms/openForm';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { networkChoices, pickOne } from '../picks';
import { networksOf } from '../targets';
import { rebuildSteps } from '../text/rebuildWords';
import { plain } from '../text/words';
import { revealNew } from './reveal';
import { offerSwarmInit } from './swarmInit';
import { targetsFor } from './targetsFor';

/** Forms for all that a network can be: a new one, one like another, or another than it is. */
export function registerNetworkForms(parts: Parts): Disposable[] {
  const { boundary } = parts;
  return [
    boundary.command(commands.networkCreateWithOptions, () => openCreateForm(parts)),
    boundary.command(commands.networkDuplicate, async (...args) => {
      const network = await chosen(parts, args, l10n.t('Duplicate which network?'));
      if (network) await openDuplicateForm(parts, network);
    }),
    boundary.command(commands.networkEdit, async (...args) => {
      const network = await chosen(parts, args, l10n.t('Edit which network?'));
      if (network) await openEditForm(parts, network);
    }),
  ];
}

/** The form for a new network, with what was answered already. */
export async function openCreateForm(
  parts: Parts,
  typed: Partial<NetworkDraft> = {},
): Promise<void> {
  const form = await formParts(parts);
  openForm(
    parts.forms,
    networkForm({
      ...form,
      key: 'network:create',
      title: l10n.t('Create Network'),
      submit: l10n.t('Create Network'),
      draft: { ...emptyDraft, ...typed },
      hasPresets: true,
      carryOut: settings => create(parts, settings),
    }),
  );
}

async function openDuplicateForm(parts: Parts, network: Network): Promise<void> {
  const form = await formParts(parts);
  openForm(
    parts.forms,
    networkForm({
      ...form,
      key: `network:duplicate:${network.id}`,
      title: l10n.t('Duplicate “{0}”', plain(network.name)),
      intro: l10n.t(
        'A network with the same settings and free subnets. “{0}” and its containers stay as they are.',
        plain(network.name),
      ),
      submit: l10n.t('Create Network'),
      draft: networkCopy(network, form.scene()),
      kept: keptOf(network),
      carryOut: settings => create(parts, settings),
    }),
  );
}

async function openEditForm(parts: Parts, network: Network): Promise<void> {
  const { live, journal } = parts;
  const form = await formParts(parts);
  const { facts } = form.scene();
  const plan = await planned(parts, network, facts, settingsOf(network));
  openForm(
    parts.forms,
    networkForm({
      ...form,
      scene: () => ({ ...form.scene(), edited: network }),
      key: `network:edit:${network.id}`,
      title: l10n.t('Edit “{0}”', plain(network.name)),
      intro: l10n.t(
        'Docker cannot change a network, so it is made again: its containers are disconnected, it is removed, created with the new settings, and they are connected as before. If anything fails, all of it is brought back.',
      ),
      submit: l10n.t('Change Network…'),
      draft: draftOf(settingsOf(network)),
      kept: keptOf(network),
      preview: settings => {
        const now = withSettings(plan, settings);
        return {
          preview: {
            title: l10n.t('What will happen'),
            lines: rebuildSteps(network, now, facts),
          },
          cli: recreateNetwork(live.landscape, network, now, journal).cli.map(cliLine).join('\n'),
        };
      },
      carryOut: settings => change(parts, network, facts, settings),
    }),
  );
}

/** What all network forms have in common. The facts are read when one opens, and again when a Swarm has come. */
async function formParts(
  parts: Parts,
): Promise<Pick<NetworkFormOptions, 'scene' | 'initSwarm' | 'onDidChange'>> {
  let surroundings = await readSurroundings(parts.live);
  return {
    scene: (): NetworkScene => ({ ...surroundings, landscape: parts.live.landscape }),
    initSwarm: async () => {
      if (await offerSwarmInit(parts)) surroundings = await readSurroundings(parts.live);
    },
    onDidChange: landscapeEvent(parts.live),
  };
}

async function create(parts: Parts, settings: NetworkSettings): Promise<boolean> {
  const { live, runner } = parts;
  const action = createNetwork(live.landscape, settings);
  const id = await runner.run(l10n.t('Creating network…'), action);
  revealNew(parts, { kind: 'network', networkId: id });
  void parts.boundary.attempt(() =>
    announce(parts, l10n.t('The network “{0}” is there.', plain(settings.name)), action.cli),
  );
  return true;
}

async function change(
  parts: Parts,
  network: Network,
  facts: EngineFacts,
  settings: NetworkSettings,
): Promise<boolean> {
  const { live, runner, journal, boundary } = parts;
  const current = found(live.landscape, network);
  const asItIs = { ...keptOf(current), ...settingsOfDraft(draftOf(settingsOf(current))) };
  if (isSame(settings, asItIs)) {
    await window.showInformationMessage(l10n.t('Nothing is different yet.'));
    return false;
  }
  // Somebody may have come or gone since the form was opened.
  const plan = await planned(parts, current, facts, settings);
  const action = recreateNetwork(live.landscape, current, plan, journal);
  const steps = rebuildSteps(current, plan, facts);
  const question = l10n.t('Change “{0}” by making it again?', plain(network.name));
  const isWanted = await isConfirmed(
    parts,
    question,
    steps.map(step => `• ${step}`).join('\n'),
    l10n.t('Change Network'),
    action.cli,
  );
  if (!isWanted) return false;
  const id = await runner.run(l10n.t('Changing “{0}”…', plain(network.name)), action);
  if (id) revealNew(parts, { kind: 'network', networkId: id });
  void boundary.attempt(() =>
    announce(parts, l10n.t('“{0}” is changed.', plain(network.name)), action.cli, async () => {
      await runner.run(
        l10n.t('Bringing back “{0}”…', plain(network.name)),
        restoreNetwork(plan, journal),
      );
    }),
  );
  return true;
}

/** What addresses come from, where a person once chose it; the form has no field for it. */
function keptOf(network: Network): Pick<NetworkSettings, 'ipamDriver' | 'ipamOptions'> {
  const { ipamDriver, ipamOptions } = settingsOf(network);
  return {
    ...(ipamDriver === undefined ? {} : { ipamDriver }),
    ...(ipamOptions === undefined ? {} : { ipamOptions }),
  };
}

async function planned(
  { live }: Parts,
  network: Network,
  facts: EngineFacts,
  settings: NetworkSettings,
): Promise<RebuildPlan> {
  const { engine } = live;
  if (!engine) throw new EngineError('unreachable', l10n.t('there is no connection at the moment'));
  return planRebuild(engine, network, facts, settings);
}

/** @throws EngineError of kind `notFound` when the network is gone meanwhile. */
function found({ networks }: Landscape, { id }: Network): Network {
  const network = networks.find(other => other.id === id);
  if (!network) throw new EngineError('notFound', l10n.t('it was removed meanwhile'));
  return network;
}

async function chosen(
  parts: Parts,
  args: readonly unknown[],
  question: string,
): Promise<Network | undefined> {
  const [network] = networksOf(targetsFor(parts, args));
  if (network) return network;
  const possible = parts.live.landscape.networks.filter(
    ({ isPredefined, isIngress }) => !isPredefined && !isIngress,
  );
  const nothing = l10n.t('There are only the engine’s own networks. Create one first.');
  return pickOne(question, networkChoices(possible), nothing);
}
