import { l10n } from 'vscode';
import { toMermaid } from '../export/mermaid';
import type { GraphOptions } from '../export/graph';
import { attachmentsOf } from '../landscape/attachments';
import type { Container, Landscape, Network } from '../landscape/landscape';
import { escaped } from './markdown';
import { conditionWord, plain, portText } from './text/words';

/** Networks and containers as Markdown: a drawing, and a table of each. */
export function landscapeReport(landscape: Landscape, options: GraphOptions): string {
  const { networks, containers } = landscape;
  return [
    `# ${l10n.t('Container Networks')}`,
    '',
    '```mermaid',
    toMermaid(landscape, options).trimEnd(),
    '```',
    '',
    `## ${l10n.t('Networks')}`,
    '',
    ...table(
      [
        l10n.t('Name'),
        l10n.t('Driver'),
        l10n.t('Subnets'),
        l10n.t('Gateways'),
        l10n.t('Internal'),
        l10n.t('Containers'),
      ],
      networks.map(network => networkCells(landscape, network)),
    ),
    '',
    `## ${l10n.t('Containers')}`,
    '',
    ...table(
      [
        l10n.t('Name'),
        l10n.t('Image'),
        l10n.t('State'),
        l10n.t('Networks and addresses'),
        l10n.t('Published ports'),
      ],
      containers.map(container => containerCells(landscape, container)),
    ),
    '',
  ].join('\n');
}

function networkCells(landscape: Landscape, network: Network): readonly string[] {
  const { subnets } = network;
  return [
    network.name,
    network.driver,
    subnets.map(({ subnet }) => subnet).join(', '),
    subnets.flatMap(({ gateway }) => gateway ?? []).join(', '),
    network.isInternal ? l10n.t('yes') : l10n.t('no'),
    attachmentsOf(landscape)
      .of(network.id)
      .map(({ container }) => container.name)
      .join(', '),
  ];
}

function containerCells(landscape: Landscape, container: Container): readonly string[] {
  const places = attachmentsOf(landscape)
    .on(container.id)
    .map(({ network, endpoint: { ipv4, ipv6 } }) =>
      [network.name, ipv4, ipv6].filter(Boolean).join(' '),
    );
  return [
    container.name,
    container.image,
    conditionWord(container),
    places.join(', '),
    container.ports
      .filter(({ published }) => published)
      .map(portText)
      .join(', '),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map(cells => line(cells.map(cell => escaped(plain(cell, 500))))),
  ];
}
