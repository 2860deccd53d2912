import { type Event, l10n } from 'vscode';
import { cliLine } from '../../actions/cliLine';
import { connectLine } from '../../actions/connectContainer';
import { networkOperand } from '../../actions/operands';
import { attachmentsOf } from '../../landscape/attachments';
import { canJoinNetworks, isConnectable } from '../../landscape/contextWords';
import {
  emptyEndpointDraft,
  type EndpointDraft,
  endpointFields,
  endpointProblems,
  settingsOfEndpoint,
} from '../../landscape/endpointDraft';
import type { EndpointSettings } from '../../landscape/endpointSettings';
import type { EngineFacts } from '../../landscape/engineFacts';
import type { Container, Landscape, Network } from '../../landscape/landscape';
import { isDefaultBridge } from '../../landscape/predefined';
import type {
  FormChoice,
  FormField,
  FormModel,
  FormProblem,
  FormValues,
} from '../../protocol/form';
import { endpointSentence } from '../text/draftWords';
import { plain } from '../text/words';
import { endpointField } from './endpointFields';
import type { FormDefinition } from './formDefinition';
import { pairsOf, textOf } from './values';

/** Whom to connect to what, and how. */
export interface Connection {
  readonly container: Container;
  readonly network: Network;
  readonly settings: EndpointSettings;
}

export interface ConnectFormOptions {
  /** What was chosen before the form was opened. */
  readonly container?: Container;
  readonly network?: Network;
  readonly facts: EngineFacts;
  readonly landscape: () => Landscape;
  readonly onDidChange: Event<unknown>;
  readonly carryOut: (connection: Connection) => Promise<boolean>;
}

/** A form for everything that an endpoint can be made with. */
export function connectForm(options: ConnectFormOptions): FormDefinition {
  const { container, network } = options;
  return {
    key: `connect:${container?.id ?? ''}:${network?.id ?? ''}`,
    title: l10n.t('Connect to Network'),
    initial: {
      ...emptyEndpointDraft,
      container: container?.id ?? '',
      network: network?.id ?? '',
      driverOptions: [],
    },
    onDidChange: options.onDidChange,
    describe: values => describe(values, options),
    submit: async values => {
      const chosen = read(values, options);
      return chosen.container && chosen.network
        ? options.carryOut({
            container: chosen.container,
            network: chosen.network,
            settings: chosen.settings,
          })
        : false;
    },
  };
}

interface Chosen {
  readonly container?: Container;
  readonly network?: Network;
  readonly draft: EndpointDraft;
  readonly settings: EndpointSettings;
}

function read(values: FormValues, { landscape, facts }: ConnectFormOptions): Chosen {
  const { containers, networks } = landscape();
  const container = containers.find(({ id }) => id === textOf(values, 'container'));
  const network = networks.find(({ id }) => id === textOf(values, 'network'));
  const draft: EndpointDraft = {
    aliases: textOf(values, 'aliases'),
    ipv4: textOf(values, 'ipv4'),
    ipv6: textOf(values, 'ipv6'),
    linkLocalIps: textOf(values, 'linkLocalIps'),
    mac: textOf(values, 'mac'),
    gatewayPriority: textOf(values, 'gatewayPriority'),
    interfaceName: textOf(values, 'interfaceName'),
    driverOptions: pairsOf(values, 'driverOptions'),
  };
  return {
    ...(container ? { container } : {}),
    ...(network ? { network } : {}),
    draft,
    settings: network ? settingsOfEndpoint(draft, endpointFields(network, facts)) : {},
  };
}

function describe(values: FormValues, options: ConnectFormOptions): FormModel {
  const { landscape, facts } = options;
  const all = landscape();
  const { container, network, draft, settings } = read(values, options);
  const fields = network ? endpointFields(network, facts) : new Set<keyof EndpointDraft>();
  const problems = network ? [...endpointProblems(draft, network, all, facts, container)] : [];
  const on = (field: keyof EndpointDraft): readonly FormProblem[] =>
    problems
      .filter(problem => problem.field === field)
      .map(({ severity, reason, row }) => ({
        severity,
        text: endpointSentence(reason),
        ...(row === undefined ? {} : { row, column: 'name' }),
      }));
  const shown = (...names: (keyof EndpointDraft)[]): FormField[] =>
    names
      .filter(name => fields.has(name))
      .map(name => endpointField(name, draft, on(name), { all, network }));
  return {
    title: l10n.t('Connect to Network'),
    sections: [
      {
        id: 'who',
        title: l10n.t('Connection'),
        fields: [
          containerField(all, container, network),
          networkField(all, network, container),
          ...(network && isDefaultBridge(network) ? [defaultBridgeNote()] : []),
          ...shown('aliases', 'ipv4', 'ipv6'),
        ],
      },
      ...(fields.size > 0
        ? [
            {
              id: 'more',
              title: l10n.t('More'),
              isFolded: true,
              fields: shown(
                'mac',
                'gatewayPriority',
                'interfaceName',
                'linkLocalIps',
                'driverOptions',
              ),
            },
          ].filter(section => section.fields.length > 0)
        : []),
    ],
    cli:
      container && network
        ? cliLine(connectLine(networkOperand(all, network), container.name, settings))
        : '',
    submit: l10n.t('Connect'),
    isBusy: false,
  };
}

function containerField(
  all: Landscape,
  container: Container | undefined,
  network: Network | undefined,
): FormChoice {
  const members = network ? attachmentsOf(all).of(network.id) : [];
  const isMember = (other: Container) => members.some(member => member.container === other);
  const choices = all.containers.filter(
    other => other === container || (canJoinNetworks(other) && !isMember(other)),
  );
  return {
    kind: 'choice',
    id: 'container',
    label: l10n.t('Container'),
    choices: choiceOf(choices, l10n.t('Choose a container')),
    problems: whoProblems(container, container !== undefined && isMember(container)),
  };
}

function networkField(
  all: Landscape,
  network: Network | undefined,
  container: Container | undefined,
): FormChoice {
  const places = container ? attachmentsOf(all).on(container.id) : [];
  const isThere = (other: Network) => places.some(place => place.network === other);
  const isPossible = (other: Network) =>
    isConnectable(other) && (other.scope !== 'swarm' || other.isAttachable) && !isThere(other);
  return {
    kind: 'choice',
    id: 'network',
    label: l10n.t('Network'),
    choices: choiceOf(
      all.networks.filter(other => other === network || isPossible(other)),
      l10n.t('Choose a network'),
    ),
    problems: network ? [] : [{ severity: 'error', text: l10n.t('Choose a network.') }],
  };
}

function choiceOf(
  items: readonly { readonly id: string; readonly name: string }[],
  none: string,
): FormChoice['choices'] {
  return [
    { value: '', label: none },
    ...items.map(({ id, name }) => ({ value: id, label: plain(name) })),
  ];
}

function whoProblems(container: Container | undefined, isMember: boolean): readonly FormProblem[] {
  if (!container) return [{ severity: 'error', text: l10n.t('Choose a container.') }];
  return isMember
    ? [
        {
          severity: 'error',
          text: l10n.t('“{0}” is on this network already.', plain(container.name)),
        },
      ]
    : [];
}

function defaultBridgeNote(): FormField {
  return {
    kind: 'note',
    id: 'defaultBridge',
    severity: 'info',
    text: l10n.t(
      'The default bridge has no name service: no aliases and no fixed addresses. A network of your own has both.',
    ),
  };
}
