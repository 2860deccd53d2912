import { l10n } from 'vscode';
import { protocols, type RunDraft } from '../../actions/runDraft';
import { type RunContext, type RunProblem, runProblems } from '../../actions/runProblems';
import { emptyEndpointDraft, endpointFields } from '../../landscape/endpointDraft';
import { isDefaultBridge } from '../../landscape/predefined';
import type { FormField, FormProblem, FormSection, FormValues } from '../../protocol/form';
import { runSentence } from '../text/runWords';
import { endpointField } from './endpointFields';
import { rowsOf, textOf } from './values';

/** The button beside an image that the engine does not have. */
export const copyPull = 'copyPull';

/** What a person has entered, without the blanks around it. */
export function runDraftOf(values: FormValues): RunDraft {
  const text = (field: string) => textOf(values, field).trim();
  return {
    image: text('image'),
    name: text('name'),
    command: text('command'),
    ports: rowsOf(values, 'ports').map(row => ({
      containerPort: row['containerPort']?.trim() ?? '',
      protocol: row['protocol']?.trim() ?? '',
      hostPort: row['hostPort']?.trim() ?? '',
      hostAddress: row['hostAddress']?.trim() ?? '',
    })),
    endpoint: {
      ...emptyEndpointDraft,
      aliases: text('aliases'),
      ipv4: text('ipv4'),
      ipv6: text('ipv6'),
    },
  };
}

/** The sections of the form, with what is wrong where it is wrong. */
export function runSections(draft: RunDraft, context: RunContext): readonly FormSection[] {
  const problems = runProblems(draft, context);
  const on: On = field => problems.filter(problem => problem.field === field).map(formProblem);
  return [
    { id: 'container', title: l10n.t('Container'), fields: containerFields(context, on) },
    { id: 'network', title: l10n.t('On the network'), fields: networkFields(draft, context, on) },
    { id: 'ports', title: l10n.t('Ports'), fields: [portsField(draft, on)] },
  ];
}

type On = (field: RunProblem['field']) => readonly FormProblem[];

function formProblem(problem: RunProblem): FormProblem {
  const { severity, row, column, reason } = problem;
  return {
    severity,
    text: runSentence(problem),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(reason.kind === 'imageUnknown'
      ? { fix: { id: copyPull, label: l10n.t('Copy “docker pull”') } }
      : {}),
  };
}

function containerFields({ images }: RunContext, on: On): readonly FormField[] {
  return [
    {
      kind: 'text',
      id: 'image',
      label: l10n.t('Image'),
      suggestions: images.map(value => ({ value })),
      problems: on('image'),
    },
    {
      kind: 'text',
      id: 'name',
      label: l10n.t('Name'),
      placeholder: l10n.t('made up by the engine'),
      problems: on('name'),
    },
    {
      kind: 'text',
      id: 'command',
      label: l10n.t('Command'),
      help: l10n.t('Words with blanks in them stand between quotation marks.'),
      placeholder: l10n.t('that of the image'),
      problems: on('command'),
    },
  ];
}

function networkFields(
  draft: RunDraft,
  { network, facts, landscape }: RunContext,
  on: On,
): readonly FormField[] {
  if (isDefaultBridge(network)) {
    const text = l10n.t(
      'The default bridge has no name service and gives no fixed addresses. For aliases and addresses of your choice, run the container on a network of your own.',
    );
    return [{ kind: 'note', id: 'defaultBridge', severity: 'info', text }];
  }
  const offered = endpointFields(network, facts);
  return (['aliases', 'ipv4', 'ipv6'] as const)
    .filter(id => offered.has(id))
    .map(id => endpointField(id, draft.endpoint, on(id), { all: landscape, network }));
}

function portsField({ ports }: RunDraft, on: On): FormField {
  return {
    kind: 'rows',
    id: 'ports',
    label: l10n.t('Published ports'),
    help: l10n.t('Containers on the same network reach each other’s ports without this.'),
    layout: 'table',
    addLabel: l10n.t('Add Port'),
    columns: [
      { id: 'containerPort', label: l10n.t('In the container'), placeholder: '80' },
      {
        id: 'protocol',
        label: l10n.t('Protocol'),
        placeholder: protocols[0] ?? '',
        suggestions: protocols.map(value => ({ value })),
      },
      { id: 'hostPort', label: l10n.t('On the host'), placeholder: l10n.t('any free one') },
      { id: 'hostAddress', label: l10n.t('Host address'), placeholder: '0.0.0.0' },
    ],
    rows: ports.map((_, index) => ({ label: l10n.t('Port {0}', index + 1) })),
    problems: on('ports'),
  };
}
