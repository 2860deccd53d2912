// A form with everything that a form can have, described as the extension would: made up.
import type { FormModel, FormProblem, FormRow, FormValues } from '../../src/protocol/form';

export const sampleValues: FormValues = {
  name: '',
  driver: 'bridge',
  internal: false,
  subnet: '',
  gateway: '10.9.0.1',
  ranges: [{ subnet: '172.20.0.0/16', gateway: '' }],
  options: [
    { key: 'com.docker.network.bridge.name', value: '' },
    { key: '', value: 'x' },
  ],
  endpoints: [{ container: 'web', aliases: '', ip: '' }],
  scope: 'local',
};

const error = (text: string, more: Partial<FormProblem> = {}): FormProblem => ({
  severity: 'error',
  text,
  ...more,
});

/** The form for these values, as it would be described by an extension. */
export function sampleModel(values: FormValues, more: Partial<FormModel> = {}): FormModel {
  const name = typeof values['name'] === 'string' ? values['name'] : '';
  const rows = (id: string) => (typeof values[id] === 'object' ? values[id] : []);
  return {
    title: 'Create Network',
    intro: 'Containers on a network reach each other by name.',
    presets: {
      label: 'Start from',
      choices: [
        { id: 'preset:app', label: 'Application', detail: 'A bridge with names. Right for most.' },
        { id: 'preset:internal', label: 'Internal', detail: 'No way out, for databases.' },
        { id: 'preset:lan', label: 'Physical network', detail: 'Addresses of your own LAN.' },
      ],
    },
    sections: [
      general(name, values),
      { id: 'addresses', title: 'Addresses', fields: [ranges(rows('ranges'))] },
      {
        id: 'endpoints',
        title: 'Containers',
        help: 'They are connected as soon as the network is there.',
        fields: [endpoints(rows('endpoints'))],
      },
      { id: 'advanced', title: 'Advanced', isFolded: true, fields: [options(rows('options'))] },
    ],
    preview: {
      title: 'What will happen',
      lines: [`The network “${name}” is created.`, 'The container “web” is connected to it.'],
    },
    cli:
      name && `docker network create --driver bridge ${name}\ndocker network connect ${name} web`,
    submit: 'Create Network',
    isBusy: false,
    ...more,
  };
}

function general(name: string, values: FormValues): FormModel['sections'][number] {
  const isMacvlan = values['driver'] === 'macvlan';
  return {
    id: 'general',
    title: 'General',
    fields: [
      {
        kind: 'text',
        id: 'name',
        label: 'Name',
        help: 'Containers do not see it; Compose and the command line do.',
        placeholder: 'my-network',
        problems: name === '' ? [error('A network needs a name.')] : [],
      },
      {
        kind: 'choice',
        id: 'driver',
        label: 'Driver',
        choices: [
          {
            value: 'bridge',
            label: 'bridge',
            detail: 'Containers on this machine. Right for most.',
          },
          { value: 'macvlan', label: 'macvlan', detail: 'Addresses of your physical network.' },
        ],
        problems: [],
      },
      ...(isMacvlan
        ? ([
            {
              kind: 'text',
              id: 'parent',
              label: 'Network card',
              problems: [],
            },
          ] as const)
        : []),
      {
        kind: 'text',
        id: 'subnet',
        label: 'Subnet',
        placeholder: '172.30.0.0/16',
        suggestions: [
          { value: '172.30.0.0/16', detail: 'Free; 65,534 addresses' },
          { value: '172.31.0.0/24', detail: 'Free; 254 addresses' },
          {
            value: '10.8.0.0/24',
            detail: 'Used by a VPN of this machine, so it may get in the way',
          },
        ],
        problems:
          values['subnet'] === '10.8.0.0/24'
            ? [
                {
                  severity: 'warning',
                  text: 'It overlaps a route of this machine (tun0, 10.8.0.0/24).',
                  fix: { id: 'fix:subnet', label: 'Use 172.30.0.0/16' },
                },
              ]
            : [],
      },
      { kind: 'text', id: 'gateway', label: 'Gateway', isReadOnly: true, problems: [] },
      {
        kind: 'check',
        id: 'internal',
        label: 'No way out to other networks',
        help: 'Containers reach each other, and nothing else.',
        problems: [{ severity: 'info', text: 'Published ports do not work on such a network.' }],
      },
      {
        kind: 'note',
        id: 'note',
        severity: 'warning',
        text: 'The addresses that Docker gives by itself are nearly used up.\nOlder networks that nothing uses could be removed.',
        buttons: [{ id: 'note:prune', label: 'Remove Unused Networks…' }],
      },
    ],
  };
}

function ranges(rows: readonly FormRow[]): FormModel['sections'][number]['fields'][number] {
  return {
    kind: 'rows',
    id: 'ranges',
    label: 'Subnets',
    help: 'Several at once are rarely needed.',
    layout: 'table',
    addLabel: 'Add Subnet',
    columns: [
      {
        id: 'subnet',
        label: 'Subnet',
        placeholder: '172.30.0.0/16',
        suggestions: [{ value: '172.30.0.0/16', detail: 'Free' }],
      },
      { id: 'gateway', label: 'Gateway', placeholder: 'first address' },
    ],
    rows: rows.map(({ subnet = '' }, index) => ({
      label: subnet === '' ? `Subnet ${index + 1}` : subnet,
    })),
    problems: rows.flatMap(({ subnet = '' }, row) =>
      /^[\d./]+$/.test(subnet)
        ? []
        : [error('This is no subnet; 172.30.0.0/16 is one.', { row, column: 'subnet' })],
    ),
  };
}

function endpoints(rows: readonly FormRow[]): FormModel['sections'][number]['fields'][number] {
  return {
    kind: 'rows',
    id: 'endpoints',
    label: 'Containers',
    layout: 'cards',
    addLabel: 'Add Container',
    columns: [
      {
        id: 'container',
        label: 'Container',
        suggestions: [
          { value: 'web', detail: 'nginx:1.27, running' },
          { value: 'db', detail: 'postgres:17, running' },
        ],
      },
      { id: 'aliases', label: 'Other names' },
      { id: 'ip', label: 'IPv4 address', placeholder: 'next free one' },
    ],
    rows: rows.map(({ container = '' }, index) => ({
      label: container === '' ? `Container ${index + 1}` : container,
      facts: 'Reached as web, and as 4f1c2a by its id.',
    })),
    problems: [],
  };
}

function options(rows: readonly FormRow[]): FormModel['sections'][number]['fields'][number] {
  return {
    kind: 'rows',
    id: 'options',
    label: 'Options of the driver',
    layout: 'table',
    addLabel: 'Add Option',
    columns: [
      { id: 'key', label: 'Name' },
      { id: 'value', label: 'Value' },
    ],
    rows: rows.map(({ key = '' }, index) => ({
      label: key === '' ? `Option ${index + 1}` : key,
    })),
    problems: rows.flatMap(({ key }, row) =>
      key ? [] : [error('An option needs a name.', { row, column: 'key' })],
    ),
  };
}
