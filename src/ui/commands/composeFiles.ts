import { type Disposable, l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { createNetwork } from '../../actions/createNetwork';
import type { PlannedFrom } from '../../compose/plan';
import { record } from '../../landscape/fields';
import { announce, isConfirmed } from '../announce';
import { isComposeDocument } from '../compose/composeDocument';
import { commands } from '../ids';
import type { Parts } from '../parts';
import { plain } from '../text/words';
import { openCreateForm } from './networkForms';
import { reveal } from './reveal';

/** What can be done from a Compose file. */
export function registerComposeFiles(parts: Parts): Disposable[] {
  const { boundary, composeFiles } = parts;
  return [
    boundary.command(commands.composeCompare, async (...args) => {
      const document = await chosen(args);
      if (document) await (await composeFiles.get()).compare(document);
    }),
    boundary.command(commands.composePlan, async (...args) => {
      const document = await chosen(args);
      if (document) (await composeFiles.get()).plan(document, plannedFrom(args[1]));
    }),
    boundary.command(commands.composeCreateNetwork, async (name, hasOptions) => {
      if (typeof name !== 'string') return;
      if (hasOptions === true) await openCreateForm(parts, { name });
      else await create(parts, name);
    }),
  ];
}

/** What a lens stands over; whoever calls the command can say anything. */
function plannedFrom(value: unknown): PlannedFrom | undefined {
  const { kind, key } = record(value);
  const isKnown = (kind === 'service' || kind === 'network') && typeof key === 'string';
  return isKnown ? { kind, key } : undefined;
}

/** The file that a lens or a menu was called on, else the one that is edited. */
async function chosen([uri]: readonly unknown[]): Promise<TextDocument | undefined> {
  const document =
    uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  if (document && isComposeDocument(document)) return document;
  await window.showInformationMessage(l10n.t('Open a Compose file first.'));
  return undefined;
}

async function create(parts: Parts, name: string): Promise<void> {
  const { live, runner } = parts;
  const action = createNetwork(live.landscape, { name, driver: 'bridge' });
  const isWanted = await isConfirmed(
    parts,
    l10n.t('Create the network “{0}”?', plain(name)),
    l10n.t(
      'A bridge with a subnet that the engine chooses. Compose joins it, and does not remove it.',
    ),
    l10n.t('Create Network'),
    action.cli,
  );
  if (!isWanted) return;
  const id = await runner.run(l10n.t('Creating network…'), action);
  // Whoever works in the file stays there.
  const show = {
    label: l10n.t('Show It'),
    run: () => reveal(parts, { kind: 'network', networkId: id }),
  };
  const message = l10n.t('The network “{0}” is there.', plain(name));
  void parts.boundary.attempt(() => announce(parts, message, action.cli, undefined, [show]));
}
