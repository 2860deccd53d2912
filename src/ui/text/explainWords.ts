import { l10n } from 'vscode';
import { attachmentsOf } from '../../landscape/attachments';
import type { Container, Endpoint, Landscape, Network } from '../../landscape/landscape';
import { isDefaultBridge, isHostNetwork, isNoneNetwork } from '../../landscape/predefined';
import { nameList, plain } from './words';

/** Where Docker says what networks are. */
export const networkDocs = 'https://docs.docker.com/engine/network/';

/** What a network is, in sentences with its own names, and where Docker says more. */
export function explainNetwork(
  network: Network,
  landscape: Landscape,
): { readonly text: string; readonly link: string } {
  const members = attachmentsOf(landscape)
    .of(network.id)
    .map(({ container }) => container);
  const sentences = [
    driverSentence(network),
    ...(network.isInternal
      ? [
          l10n.t(
            'It is internal: nothing leads from it to the outside, and ports that its containers publish cannot be reached through it.',
          ),
        ]
      : []),
    ...(network.hasIpv6 && !isHostNetwork(network)
      ? [l10n.t('Its containers have IPv6 addresses, too.')]
      : []),
    membersSentence(network, members),
  ];
  return { text: sentences.filter(Boolean).join(' '), link: linkOf(network) };
}

/** What a container on a network is there, in sentences with its own names. */
export function explainEndpoint(
  container: Container,
  network: Network,
  endpoint: Endpoint,
  landscape: Landscape,
): { readonly text: string; readonly link: string } {
  const name = plain(container.name);
  const on = plain(network.name);
  const address = endpoint.ipv4 ?? endpoint.ipv6;
  const others = attachmentsOf(landscape)
    .on(container.id)
    .map(attachment => attachment.network)
    .filter(({ id }) => id !== network.id);
  const published = container.ports.some(port => port.published);
  const sentences = [
    address === undefined
      ? l10n.t('“{0}” gets an address on “{1}” when it runs.', name, on)
      : l10n.t('“{0}” has the address {1} on “{2}”.', name, address, on),
    ...(isHostNetwork(network) || isNoneNetwork(network) ? [driverSentence(network)] : []),
    ...(hasNames(network)
      ? [
          l10n.t(
            'Others on “{0}” reach it by the name “{1}”, on every port that it listens on, published or not.',
            on,
            name,
          ),
        ]
      : []),
    ...(isDefaultBridge(network)
      ? [
          l10n.t(
            'Others there reach it by this address only, which changes when it starts again: the default bridge has no names.',
          ),
        ]
      : []),
    ...(endpoint.fixedIpv4 === undefined && endpoint.fixedIpv6 === undefined
      ? []
      : [l10n.t('The address was chosen for it and stays.')]),
    ...(published
      ? [l10n.t('From outside, its published ports lead to it.')]
      : [l10n.t('It publishes no port, so nobody outside reaches it by one.')]),
    ...(others.length > 0
      ? [l10n.t('It is also on {0}, with an address of its own on each.', nameList(others))]
      : []),
  ];
  return { text: sentences.join(' '), link: linkOf(network) };
}

function hasNames(network: Network): boolean {
  return !isDefaultBridge(network) && !isHostNetwork(network) && !isNoneNetwork(network);
}

function driverSentence(network: Network): string {
  const name = plain(network.name);
  if (isDefaultBridge(network)) {
    return l10n.t(
      '“{0}” is the default bridge, where every container comes that names no network. Containers there reach each other by address only, because it has no names.',
      name,
    );
  }
  if (isHostNetwork(network)) {
    return l10n.t(
      'Containers on “{0}” use the network of the machine itself: they have no address of their own, and each port that they listen on is a port of the machine.',
      name,
    );
  }
  if (isNoneNetwork(network)) {
    return l10n.t(
      'Containers on “{0}” have no network at all but for themselves: they reach nobody, and nobody reaches them.',
      name,
    );
  }
  if (network.isConfigOnly) {
    return l10n.t(
      '“{0}” is a template: other networks take their settings from it, and no container can be on it.',
      name,
    );
  }
  if (network.isIngress) {
    return l10n.t(
      '“{0}” is the network by which a Swarm brings requests for published ports of services to whatever node they run on.',
      name,
    );
  }
  switch (network.driver) {
    case 'bridge':
      return l10n.t(
        '“{0}” is a bridge: a switch inside of the machine. Containers on it reach each other by name; they reach the outside by the machine’s address, and from outside only published ports lead in.',
        name,
      );
    case 'macvlan':
      return l10n.t(
        '“{0}” is a macvlan: its containers appear in the machine’s own network as machines of their own, with MAC addresses of their own. They and the machine itself do not reach each other through it.',
        name,
      );
    case 'ipvlan':
      return l10n.t(
        '“{0}” is an ipvlan: its containers have addresses in the machine’s own network and share the MAC address of its interface.',
        name,
      );
    case 'overlay':
      return l10n.t(
        '“{0}” is an overlay: it spans the machines of a Swarm, so that containers on different machines reach each other by name.',
        name,
      );
    default:
      return l10n.t(
        '“{0}” is made by the plug-in “{1}”, whose own documentation says how it works.',
        name,
        plain(network.driver),
      );
  }
}

function membersSentence(network: Network, members: readonly Container[]): string {
  if (network.isConfigOnly) return '';
  const [only] = members;
  if (!only) return l10n.t('No container is on it.');
  if (members.length === 1) {
    return l10n.t('“{0}” is alone on it.', plain(only.name));
  }
  return l10n.t('On it are {0}.', nameList(members));
}

function linkOf(network: Network): string {
  const { driver } = network;
  if (isNoneNetwork(network)) return `${networkDocs}drivers/none/`;
  const isKnown = ['bridge', 'host', 'macvlan', 'ipvlan', 'overlay'].includes(driver);
  return isKnown ? `${networkDocs}drivers/${driver}/` : networkDocs;
}
