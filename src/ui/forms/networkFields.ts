import { l10n } from 'vscode';
import { simpleDrivers } from '../../actions/createNetwork';
import type { DraftField, DraftProblem } from '../../landscape/draftProblems';
import { knownOptions } from '../../landscape/driverOptions';
import { speaks } from '../../landscape/engineFacts';
import type { NetworkDraft, SubnetDraft } from '../../landscape/networkDraft';
import { subnetSize } from '../../landscape/subnetProblems';
import { suggestSubnet } from '../../landscape/suggestSubnet';
import type { FormField, FormProblem, FormSection, FormSuggestion } from '../../protocol/form';
import { driverHelp } from '../text/driverWords';
import { draftSentence } from '../text/draftWords';
import { optionHelp, optionValues } from '../text/optionWords';
import { plain } from '../text/words';
import { foreignRoutes, type NetworkScene } from './networkScene';

/** What pressing a button of the form means. */
export const actions = {
  initSwarm: 'initSwarm',
  turnOnIpv4: 'turnOnIpv4',
  turnOnIpv6: 'turnOnIpv6',
  markInternal: 'markInternal',
  addSubnet: 'addSubnet',
  addIpv6Subnet: 'addIpv6Subnet',
  /** Followed by the row. */
  correctSubnet: 'correctSubnet:',
  otherSubnet: 'otherSubnet:',
} as const;

/** The sections of a network form, with what is wrong where it is wrong. */
export function networkSections(
  draft: NetworkDraft,
  problems: readonly DraftProblem[],
  scene: NetworkScene,
): readonly FormSection[] {
  const on = (field: DraftField) =>
    problems.filter(problem => problem.field === field).map(formProblem);
  const isFromTemplate = draft.configFrom !== '' && !draft.isConfigOnly;
  return [
    basics(draft, on, scene),
    ...(isFromTemplate ? [] : [addresses(draft, on, scene)]),
    ...(draft.isConfigOnly ? [] : [access(draft)]),
    ...(isFromTemplate ? [] : [options(draft, on, scene), labels(draft, on)]),
    ...(scene.facts.isPodman ? [] : [template(draft, on, scene)]),
  ];
}

type On = (field: DraftField) => readonly FormProblem[];

function basics(draft: NetworkDraft, on: On, scene: NetworkScene): FormSection {
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

function addresses(draft: NetworkDraft, on: On, scene: NetworkScene): FormSection {
  const { facts } = scene;
  const free = (version: 4 | 6) => suggestSubnet(version, scene.landscape, facts, taken(scene));
  const suggestions = ([4, 6] as const).flatMap((version): FormSuggestion[] => {
    const subnet = (version === 4 ? draft.hasIpv4 : draft.hasIpv6) ? free(version) : undefined;
    return subnet ? [{ value: subnet, detail: l10n.t('nobody uses it') }] : [];
  });
  const ipv4: FormField = {
    kind: 'check',
    id: 'hasIpv4',
    label: l10n.t('IPv4'),
    problems: on('hasIpv4'),
  };
  const canTurnOff = speaks(facts, '1.48') && draft.driver !== 'overlay';
  return {
    id: 'addresses',
    title: l10n.t('Addresses'),
    fields: [
      ...(canTurnOff || !draft.hasIpv4 ? [ipv4] : []),
      {
        kind: 'check',
        id: 'hasIpv6',
        label: l10n.t('IPv6'),
        ...(canTurnOff ? {} : { help: l10n.t('Beside IPv4, which this engine always has.') }),
        problems: on('hasIpv6'),
      },
      {
        kind: 'rows',
        id: 'subnets',
        label: l10n.t('Subnets'),
        help: l10n.t(
          'Without a subnet the engine chooses one, and gives no fixed addresses in it.',
        ),
        layout: 'cards',
        addLabel: l10n.t('Add Subnet'),
        columns: [
          {
            id: 'subnet',
            label: l10n.t('Subnet'),
            placeholder: suggestions[0]?.value ?? '172.30.0.0/24',
            suggestions,
          },
          { id: 'gateway', label: l10n.t('Gateway'), placeholder: l10n.t('chosen by the engine') },
          {
            id: 'ipRange',
            label: l10n.t('Range for containers'),
            placeholder: l10n.t('all of the subnet'),
          },
          // Swarm and Podman take no notice of them.
          ...(draft.driver === 'overlay' || facts.isPodman
            ? []
            : [
                {
                  id: 'reserved',
                  label: l10n.t('Reserved addresses'),
                  placeholder: l10n.t('e.g. router={0}', '172.30.0.2'),
                },
              ]),
        ],
        rows: draft.subnets.map((subnet, index) => ({
          label: l10n.t('Subnet {0}', index + 1),
          facts: sizeWords(subnet),
        })),
        problems: on('subnets'),
      },
      {
        kind: 'text',
        id: 'avoided',
        label: l10n.t('Ranges to avoid'),
        help: l10n.t(
          'Subnets of a VPN or an office that no network should use. Kept in the settings.',
        ),
        placeholder: '10.8.0.0/16, 192.168.1.0/24',
        problems: on('avoided'),
      },
    ],
  };
}

/** What no suggestion may be in: the host's routes and the person's ranges. */
export function taken(scene: NetworkScene, avoided: readonly string[] = []): readonly string[] {
  return [...foreignRoutes(scene), ...avoided];
}

function sizeWords(subnet: SubnetDraft): string {
  const size = subnetSize(subnet);
  if (!size) return '';
  const { first, last, usable } = size;
  return usable > 1_000_000n
    ? l10n.t('More than a million usable addresses, {0} – {1}', first, last)
    : l10n.t('{0} usable addresses, {1} – {2}', usable.toString(), first, last);
}

function access(draft: NetworkDraft): FormSection {
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

function options(draft: NetworkDraft, on: On, { facts }: NetworkScene): FormSection {
  const known = knownOptions(draft.driver, facts);
  const help = new Map(known.map(option => [option.name, optionValues(option)]));
  return {
    id: 'options',
    title: l10n.t('Driver options'),
    isFolded: draft.options.length === 0,
    fields: [
      {
        kind: 'rows',
        id: 'options',
        label: l10n.t('Driver options'),
        layout: 'table',
        addLabel: l10n.t('Add Option'),
        columns: [
          {
            id: 'name',
            label: l10n.t('Name'),
            suggestions: known.map(({ name }) => ({ value: name, detail: optionHelp(name) })),
          },
          { id: 'value', label: l10n.t('Value'), suggestions: valuesOf(draft, known) },
        ],
        rows: draft.options.map(({ name }, index) => ({
          label: name === '' ? l10n.t('Option {0}', index + 1) : plain(name),
          facts: [optionHelp(name), help.get(name) ?? ''].filter(Boolean).join(' '),
        })),
        problems: on('options'),
      },
    ],
  };
}

/** Values to choose from, for the options that are there. */
function valuesOf(
  draft: NetworkDraft,
  known: ReturnType<typeof knownOptions>,
): readonly FormSuggestion[] {
  const used = new Set(draft.options.map(({ name }) => name));
  const values = known
    .filter(({ name }) => used.has(name))
    .flatMap(({ value }) => {
      if (value.kind === 'boolean') return ['true', 'false'];
      return value.kind === 'choice' ? value.values : [];
    });
  return [...new Set(values)].map(value => ({ value }));
}

function labels(draft: NetworkDraft, on: On): FormSection {
  return {
    id: 'labels',
    title: l10n.t('Labels'),
    isFolded: draft.labels.length === 0,
    fields: [
      {
        kind: 'rows',
        id: 'labels',
        label: l10n.t('Labels'),
        layout: 'table',
        addLabel: l10n.t('Add Label'),
        columns: [
          { id: 'name', label: l10n.t('Name') },
          { id: 'value', label: l10n.t('Value') },
        ],
        rows: draft.labels.map(({ name }, index) => ({
          label: name === '' ? l10n.t('Label {0}', index + 1) : plain(name),
        })),
        problems: on('labels'),
      },
    ],
  };
}

function template(draft: NetworkDraft, on: On, { landscape }: NetworkScene): FormSection {
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

function formProblem({ severity, row, column, reason }: DraftProblem): FormProblem {
  const fix = fixOf(reason, row);
  return {
    severity,
    text: draftSentence(reason),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(fix ? { fix } : {}),
  };
}

function fixOf(reason: DraftProblem['reason'], row = 0): FormProblem['fix'] | undefined {
  const { kind } = reason;
  if (kind === 'needsSwarm') {
    return { id: actions.initSwarm, label: l10n.t('Initialize a Swarm…') };
  }
  if (kind === 'noFamily' || kind === 'ipv4Needed') return turnOn(4);
  if (kind === 'familyOff') return turnOn(reason.version);
  if (kind === 'ipv6NeedsSubnet') {
    return { id: actions.addIpv6Subnet, label: l10n.t('Add a Free IPv6 Subnet') };
  }
  if (kind === 'isolatedNeedsInternal') {
    return { id: actions.markInternal, label: l10n.t('Mark as Internal') };
  }
  if (kind === 'hostBits') {
    return { id: `${actions.correctSubnet}${row}`, label: l10n.t('Use {0}', reason.meant) };
  }
  return kind === 'overlapsNetwork' || kind === 'overlapsRoute' || kind === 'overlapsAvoided'
    ? { id: `${actions.otherSubnet}${row}`, label: l10n.t('Use a Free One') }
    : undefined;
}

function turnOn(version: 4 | 6): FormProblem['fix'] {
  return version === 4
    ? { id: actions.turnOnIpv4, label: l10n.t('Turn On IPv4') }
    : { id: actions.turnOnIpv6, label: l10n.t('Turn On IPv6') };
}
