// Sentences about containers and networks, for eyes and for screen readers.
import type { Container, ContainerState, Health, Network } from '../../src/landscape/landscape';
import { t } from '../l10n';
import type { OutlineGroup, OutlineRow } from './outline';
import type { Door, DoorScope } from './rack/doors';
import { doorsOf } from './rack/doors';
import type { CardBox, DoorBox, PanelBox } from './rack/picture';

/** The state of a container in a word. */
export function stateWord(state: ContainerState): string {
  switch (state) {
    case 'created':
      return t('created');
    case 'running':
      return t('running');
    case 'paused':
      return t('paused');
    case 'restarting':
      return t('restarting');
    case 'exited':
      return t('stopped');
    case 'removing':
      return t('removing');
    case 'dead':
      return t('dead');
  }
}

/** What its health check says, in a word. */
export function healthWord(health: Health): string {
  switch (health) {
    case 'healthy':
      return t('healthy');
    case 'unhealthy':
      return t('unhealthy');
    case 'starting':
      return t('starting');
  }
}

/** Health where there is one and the container runs, else the state unless it is simply running. */
export function markWord({ state, health }: Container): string {
  if (state !== 'running') return stateWord(state);
  return health ? healthWord(health) : '';
}

/** Who gets in through a door. */
export function scopeWords(scope: DoorScope): string {
  switch (scope) {
    case 'all':
      return t('open on every address of the host');
    case 'local':
      return t('open only on the host itself');
    case 'address':
      return t('open on one address of the host');
  }
}

/** `1 container`, `2 containers`. */
export function containersWords(count: number): string {
  return count === 1 ? t('1 container') : t('{0} containers', count);
}

/** `1 network`, `2 networks`. */
export function networksWords(count: number): string {
  return count === 1 ? t('1 network') : t('{0} networks', count);
}

/** What a panel is called. */
export function areaName({ area, network }: PanelBox): string {
  if (area === 'host') return t('Host');
  if (area === 'unattached') return t('Not connected');
  if (area === 'none' && !network) return t('No network');
  return network?.name ?? '';
}

/** All about a card, a line for each thing. */
export function cardLines({ container, attachments, joinedTo }: CardBox): string[] {
  const state = stateWord(container.state);
  const health = container.health && healthWord(container.health);
  const lines = [
    container.name,
    container.image,
    health ? t('{0}, {1}', state, health) : state,
    ...attachments.map(({ network, endpoint }) => {
      const address = [endpoint.ipv4, endpoint.ipv6].filter(Boolean).join(', ');
      return address ? t('{0}: {1}', network.name, address) : network.name;
    }),
  ];
  if (joinedTo) lines.push(t('shares the network of {0}', joinedTo.name));
  if (container.networkMode.kind === 'host') lines.push(t('uses the network of the host'));
  if (!attachments.length && container.networkMode.kind === 'own') lines.push(t('on no network'));
  return lines;
}

/** All about a panel. */
export function panelLines(box: PanelBox): string[] {
  const { network, members } = box;
  const lines = [areaName(box)];
  if (network) lines.push(...networkFacts(network));
  return [...lines, containersWords(members)];
}

/** Of an overlay: what its nodes say to each other. */
export function isEncrypted({ options }: Network): boolean {
  return options['encrypted'] !== undefined;
}

function networkFacts(network: Network): string[] {
  const facts = [t('{0} network', network.driver)];
  if (network.isInternal) facts.push(t('internal: no way out'));
  if (isEncrypted(network)) facts.push(t('encrypted'));
  if (network.hasIpv6) facts.push('IPv6');
  if (network.scope !== 'local') facts.push(network.scope);
  return [facts.join(', '), ...network.subnets.map(subnet => subnet.subnet)];
}

/** All about a door. */
export function doorLines({ door }: DoorBox): string[] {
  return [
    doorText(door),
    ...door.addresses.map(address => `${hostPart(address)}:${door.port}`),
    t('leads to {0}, port {1}/{2}', door.container.name, door.containerPort, door.protocol),
    scopeWords(door.scope),
  ];
}

function hostPart(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** `8080 → 80/tcp`. */
export function doorLabel({ door }: DoorBox): string {
  return doorText(door);
}

function doorText({ port, containerPort, protocol }: Door): string {
  return `${port} → ${containerPort}/${protocol}`;
}

/** What a group of the outline is called. */
export function groupName({ network }: OutlineGroup): string {
  return network ? network.name : t('Not connected');
}

/** What there is to say about a network of the outline. */
export function groupFacts({ network, count }: OutlineGroup): string {
  return [...(network ? networkFacts(network) : []), containersWords(count)].join(', ');
}

/** What there is to say about a container on a network. */
export function rowFacts({ container, attachment, others }: OutlineRow): string {
  const { state, health } = container;
  const through = attachment?.through;
  return [
    stateWord(state),
    health && markWord(container) !== stateWord(state) ? healthWord(health) : undefined,
    attachment?.endpoint.ipv4,
    attachment?.endpoint.ipv6,
    container.image,
    ...doorsOf(container).map(door => doorText(door)),
    through && t('shares the network of {0}', through.name),
    ...others.map(({ network, endpoint }) => {
      const address = endpoint.ipv4 ?? endpoint.ipv6;
      return address
        ? t('also on {0} ({1})', network.name, address)
        : t('also on {0}', network.name);
    }),
  ]
    .filter(Boolean)
    .join(', ');
}
