import { l10n } from 'vscode';
import { simpleDrivers } from '../../actions/createNetwork';
import type { NetworkDraft } from '../../landscape/networkDraft';
import type { FormField, FormSection } from '../../protocol/form';
import { driverHelp } from '../text/driverWords';
import { plain } from '../text/words';
import type { On } from './networkProblems';
import type { NetworkScene } from './networkScene';

/** Name and driver. */
export function basics(draft: NetworkDraft, on: On, scene: NetworkScene): FormSection {
  const name: FormField = {
    kind: 'text',
    id: 'name',
    label: l10n.t('Name'),
    placeholder: 'my-network',
    problems: on('name'),
    ...(scene.edited
      ? {
          isReadOnly: true,
          help: l10n.t(
            'Containers remember the name of the network that they were made on, so it stays. Duplicate Network… takes another one.',
          ),
        }
      : {}),
  };
  const driver: FormField = {
    kind: 'choice',
    id: 'driver',
    label: l10n.t('Driver'),
    help: l10n.t(
      'There is one network each with the drivers host and none, made by the engine; a container chooses it with --network when it is made.',
    ),
    choices: driversOf(scene, draft.driver).map(value => ({
      value,
      label: value,
      detail: driverHelp(value),
    })),
    problems: on('driver'),
  };
  return {
    id: 'basics',
    title: l10n.t('Network'),
    // What a template is made for is said by the networks that take from it.
    fields: draft.isConfigOnly ? [name] : [name, driver],
  };
}

/** Those that the engine has, plug-ins behind; the one in use is always among them. */
function driversOf({ facts }: NetworkScene, current: string): readonly string[] {
  const known = simpleDrivers.filter(driver => !facts.isPodman || driver !== 'overlay');
  const plugins = facts.networkDrivers.filter(
    name => !['host', 'null', 'none', ...simpleDrivers].includes(name),
  );
  return [...new Set([...known, ...plugins, current])].filter(Boolean);
}

/** What goes out of the network and who may come in. */
export function access(draft: NetworkDraft): FormSection {
  const isOverlay = draft.driver === 'overlay';
  const overlay: readonly FormField[] = [
    {
      kind: 'check',
      id: 'isAttachable',
      label: l10n.t('Attachable'),
      help: l10n.t('Containers that no service made can be connected, too.'),
      problems: [],
    },
    {
      kind: 'check',
      id: 'isEncrypted',
      label: l10n.t('Encrypted'),
      help: l10n.t('What goes from machine to machine is encrypted; it costs some speed.'),
      problems: [],
    },
  ];
  return {
    id: 'access',
    title: l10n.t('Access'),
    fields: [
      {
        kind: 'check',
        id: 'isInternal',
        label: l10n.t('Internal'),
        help: l10n.t(
          'No way out: containers reach each other, but not the internet, and their published ports are not reached.',
        ),
        problems: [],
      },
      ...(isOverlay ? overlay : []),
    ],
  };
}

/** Taking the settings from another network, or being one to take from. */
export function template(draft: NetworkDraft, on: On, { landscape }: NetworkScene): FormSection {
  const templates = landscape.networks.filter(({ isConfigOnly }) => isConfigOnly);
  const from: FormField = {
    kind: 'choice',
    id: 'configFrom',
    label: l10n.t('Take the settings from'),
    choices: [
      { value: '', label: l10n.t('no template') },
      ...templates.map(({ name }) => ({ value: name, label: plain(name) })),
    ],
    problems: on('configFrom'),
  };
  const only: FormField = {
    kind: 'check',
    id: 'isConfigOnly',
    label: l10n.t('Only a template'),
    help: l10n.t(
      'Holds settings for other networks (config-only), and takes no containers itself.',
    ),
    problems: [],
  };
  const isOffered = templates.length > 0 || draft.configFrom !== '';
  return {
    id: 'template',
    title: l10n.t('Template'),
    isFolded: draft.configFrom === '' && !draft.isConfigOnly,
    fields: [
      ...(draft.configFrom === '' || draft.isConfigOnly ? [only] : []),
      ...(isOffered && !draft.isConfigOnly ? [from] : []),
    ],
  };
}
