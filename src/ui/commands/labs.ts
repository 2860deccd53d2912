import { commands as vscodeCommands, type Disposable, extensions, l10n, window } from 'vscode';
import { record } from '../../landscape/fields';
import { type LabId, labIds } from '../../labs/lab';
import { removeLab, setUpLab, solveLab } from '../../labs/labActions';
import { isSetUp, thingsOf } from '../../labs/labThings';
import { labOf } from '../../labs/labs';
import { isConfirmed } from '../announce';
import { connectedEngine } from '../connectedEngine';
import { readFacts } from '../forms/networkScene';
import { commands, deeds } from '../ids';
import { tellDeed } from '../milestones';
import { readyImages } from '../labs/labImages';
import { labTitle } from '../labs/labRows';
import { labUri } from '../labs/labUri';
import type { Parts } from '../parts';
import { plain } from '../text/words';

/** The publisher and the name of the extension, and the walkthrough’s own id in the manifest. */
const walkthrough = 'docker-networks.docker-networks#learn';

/** What can be done with labs: in their view, and from the palette. */
export function registerLabs(parts: Parts): Disposable[] {
  const { boundary, labs } = parts;
  const command = (
    id: string,
    isFor: (id: LabId) => boolean,
    work: (id: LabId) => Promise<unknown>,
  ) =>
    boundary.command(id, async arg => {
      const lab = labIn(arg) ?? (await pickLab(isFor));
      if (lab) await work(lab);
    });
  const isReady = (id: LabId) => isSetUp(parts.live.landscape, id);
  return [
    command(commands.labRead, () => true, read),
    command(
      commands.labSetUp,
      id => !isReady(id),
      id => setUp(parts, id),
    ),
    command(commands.labSolve, isReady, id => solve(parts, id)),
    command(commands.labReset, isReady, id => reset(parts, id)),
    command(commands.labRemove, isReady, id => remove(parts, id)),
    boundary.command(commands.labCheck, () => labs.look()),
    boundary.command(commands.labWalkthrough, () =>
      vscodeCommands.executeCommand('workbench.action.openWalkthrough', walkthrough),
    ),
  ];
}

function labIn(arg: unknown): LabId | undefined {
  const { lab } = record(arg);
  return labIds.find(id => id === lab);
}

async function pickLab(isFor: (id: LabId) => boolean): Promise<LabId | undefined> {
  const choices = labIds.filter(isFor).map(id => ({ label: labTitle(id), id }));
  if (choices.length === 0) {
    await window.showInformationMessage(l10n.t('No lab is set up on this engine.'));
    return undefined;
  }
  return (await window.showQuickPick(choices, { placeHolder: l10n.t('Which lab?') }))?.id;
}

/** As a page; as text where the editor has no Markdown preview. */
async function read(id: LabId): Promise<void> {
  const preview = 'markdown.showPreview';
  // Until it runs, nobody knows its commands.
  await extensions.getExtension('vscode.markdown-language-features')?.activate();
  if ((await vscodeCommands.getCommands()).includes(preview)) {
    await vscodeCommands.executeCommand(preview, labUri(id));
  } else {
    await window.showTextDocument(labUri(id), { preview: true });
  }
}

async function setUp(parts: Parts, id: LabId): Promise<void> {
  const { live, runner } = parts;
  const engine = connectedEngine(live);
  if (isSetUp(live.landscape, id)) {
    await showLab(parts, id);
    return;
  }
  if ((await readFacts(live)).isPodman) {
    await window.showInformationMessage(
      l10n.t(
        'The labs are about Docker’s networks, and some of these work in another way with Podman. Select a Docker engine for them.',
      ),
    );
    return;
  }
  const lab = labOf(id);
  const images = await readyImages(engine, lab);
  if (!images) return;
  const action = setUpLab(lab, images);
  const count = (kind: string) => lab.start.filter(step => step.kind === kind).length;
  const isAgreed = await isConfirmed(
    parts,
    l10n.t('Set up the lab “{0}” on this engine?', labTitle(id)),
    l10n.t(
      'It makes {0} networks and {1} containers, all with names that begin with “lab”. “Remove Lab” takes all of it away again.',
      count('createNetwork'),
      count('run'),
    ),
    l10n.t('Set Up'),
    action.cli,
  );
  if (!isAgreed) return;
  await runner.run(l10n.t('Setting up the lab…'), action);
  await showLab(parts, id);
}

async function showLab({ labs }: Parts, id: LabId): Promise<void> {
  await read(id);
  await labs.look();
  await labs.reveal(id);
}

async function solve(parts: Parts, id: LabId): Promise<void> {
  const { labs, live, runner } = parts;
  const lab = labOf(id);
  const images = await readyImages(connectedEngine(live), lab);
  if (!images) return;
  const { swarm } = await readFacts(live);
  const action = solveLab(lab, images, swarm.isManager);
  const isAgreed = await isConfirmed(
    parts,
    l10n.t('Apply the solution of “{0}”?', labTitle(id)),
    l10n.t('What you have done already stays.'),
    l10n.t('Apply Solution'),
    action.cli,
  );
  if (!isAgreed) return;
  await runner.run(l10n.t('Applying the solution…'), action);
  await labs.look();
}

async function reset(parts: Parts, id: LabId): Promise<void> {
  const images = await readyImages(connectedEngine(parts.live), labOf(id));
  if (!images || !(await takeAway(parts, id, l10n.t('Reset')))) return;
  await parts.runner.run(l10n.t('Setting up the lab…'), setUpLab(labOf(id), images));
  await parts.labs.look();
}

async function remove(parts: Parts, id: LabId): Promise<void> {
  if (!(await takeAway(parts, id, l10n.t('Remove')))) return;
  tellDeed(deeds.cleanup);
  await parts.labs.look();
}

/** Asks, naming all that goes. */
async function takeAway(parts: Parts, id: LabId, yes: string): Promise<boolean> {
  const { live, runner } = parts;
  const action = removeLab(live.landscape, labOf(id));
  const { containers, networks } = thingsOf(live.landscape, labOf(id));
  const names = [...containers, ...networks].map(({ name }) => plain(name));
  const isAgreed = await isConfirmed(
    parts,
    l10n.t('Remove all that belongs to the lab “{0}”?', labTitle(id)),
    names.join(', '),
    yes,
    action.cli,
  );
  if (isAgreed) await runner.run(l10n.t('Removing the lab…'), action);
  return isAgreed;
}
