import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Endpoint, Landscape, Network } from '../../landscape/landscape';
import type { WrittenNetwork } from '../../compose/composeFile';
import { escaped } from '../markdown';
import { conditionWord, plain, portText, someLines } from './words';

/** As many containers or networks are listed. */
const most = 12;

/** A network as it is on the engine, in Markdown. */
export function composeNetworkHover(landscape: Landscape, network: Network): string {
  const members = attachmentsOf(landscape).of(network.id);
  const facts = [
    network.driver,
    ...(network.isInternal ? [l10n.t('internal')] : []),
    ...network.subnets.map(({ subnet, gateway }) =>
      gateway === undefined ? subnet : l10n.t('{0}, gateway {1}', subnet, gateway),
    ),
  ];
  return [
    `**${text(network.name)}** · ${facts.map(text).join(' · ')}`,
    ...(members.length === 0
      ? [l10n.t('Nobody is on it.')]
      : [
          someLines(
            members,
            most,
            ({ container, endpoint }) =>
              `- ${text(container.name)} (${conditionWord(container)})${addressOf(endpoint)}`,
          ).join('\n'),
        ]),
  ].join('\n\n');
}

/** Of a network that is not on the engine; undefined where nothing is known. */
export function noNetworkHover(written: WrittenNetwork | undefined): string | undefined {
  if (written?.isExternal?.value === true) {
    return l10n.t('It is not on the engine, and Compose does not make it: it is external.');
  }
  return l10n.t('It is not on the engine. “docker compose up” makes it.');
}

/** The containers of a service as they are on the engine, in Markdown. */
export function composeServiceHover(
  landscape: Landscape,
  containers: readonly Container[],
): string {
  const attachments = attachmentsOf(landscape);
  return someLines(containers, most, container => {
    const ports = container.ports.filter(({ published }) => published).map(portText);
    return [
      `**${text(container.name)}** · ${[conditionWord(container), ...ports].map(text).join(' · ')}\n`,
      ...attachments
        .on(container.id)
        .slice(0, most)
        .map(({ network, endpoint }) => `- ${text(network.name)}${addressOf(endpoint)}`),
      '',
    ];
  }).join('\n');
}

function addressOf({ ipv4, ipv6 }: Endpoint): string {
  const addresses = [ipv4, ipv6].filter(address => address !== undefined);
  return addresses.length === 0 ? '' : `: ${addresses.map(text).join(', ')}`;
}

function text(value: string): string {
  return escaped(plain(value));
}
