// Sentences about containers and networks, for eyes and for screen readers.
import type { Container, ContainerState, Health, Network } from '../../src/landscape/landscape';
import { t } from '../l10n';
import type { OutlineGroup, OutlineRow } from './outline';
import type { Door, DoorScope } from './rack/doors';
import { doorsOf } from './rack/doors';
import type { FrameBox } from './rack/frames';
import type { CardBox, DoorBox, PanelBox } from './rack/picture';
import type { Stack } from './rack/stack';
import { countsOf, isWidespread } from './rack/stack';

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
    case 'planned':
      return t('planned');
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
export function areaName({ area, network, project }: PanelBox): string {
  if (area === 'host') return t('Host');
  if (area === 'unattached') return t('Not connected');
  if (area === 'none' && !network) return t('No network');
  return network?.name ?? project ?? '';
}

/** All about a card, a line for each thing. */
export function cardLines(box: CardBox): string[] {
  return box.stack ? stackLines(box, box.stack) : containerLines(box);
}

function containerLines({ container, attachments, joinedTo, project }: CardBox): string[] {
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
  if (project !== undefined) lines.push(t('Project {0}', project));
  if (joinedTo) lines.push(t('shares the network of {0}', joinedTo.name));
  if (container.networkMode.kind === 'host') lines.push(t('uses the network of the host'));
  if (!attachments.length && container.networkMode.kind === 'own') lines.push(t('on no network'));
  return lines;
}

/** How many names of what is folded are said. */
const mostNames = 8;

/** What a card that stands for several containers is called: a service, or how many they are. */
export function stackTitle({ container, attachments }: CardBox, stack: Stack): string {
  if (stack.kind === 'service') return container.name;
  const count = containersWords(countsOf(stack).all);
  const networks = attachments.length;
  return isWidespread(stack, networks) ? `${count} · ${networksWords(networks)}` : count;
}

function stackLines(box: CardBox, stack: Stack): string[] {
  const { attachments } = box;
  const counts = countsOf(stack);
  const names = stack.containers.slice(0, mostNames).map(({ name }) => name);
  const more = counts.all - names.length;
  return [
    stackTitle(box, stack),
    ...(stack.kind === 'service' ? [containersWords(counts.all)] : []),
    runningWords(counts),
    ...(counts.unhealthy ? [unhealthyWords(counts.unhealthy)] : []),
    ...(stack.kind === 'service' ? attachments.map(({ network }) => network.name) : []),
    ...names,
    ...(more > 0 ? [t('and {0} more', more)] : []),
  ];
}

/** How many of several run. */
export function runningWords(counts: ReturnType<typeof countsOf>): string {
  const { all, running, active, state } = counts;
  if (state === 'planned') return stateWord(state);
  if (running === all) return t('all running');
  return active ? t('{0} of {1} running', running, all) : t('all stopped');
}

/** `1 unhealthy`. */
export function unhealthyWords(count: number): string {
  return t('{0} unhealthy', count);
}

/** All about the frame of a project. */
export function projectLines({ project, networks, containers }: FrameBox): string[] {
  return [t('Project {0}', project), networksWords(networks), containersWords(containers)];
}

/** Why a card has no address to show. */
export function noAddress({ networkMode, endpoints }: Container): string {
  if (networkMode.kind === 'host') return t('host network');
  if (networkMode.kind === 'none') return t('no network at all');
  return endpoints.length ? t('no address') : t('on no network');
}

/** The first few ports of a container, whether they are published or not. */
export function portsText(container: Container): string {
  const ports = new Set(container.ports.map(port => `${port.containerPort}/${port.protocol}`));
  return [...ports].slice(0, 3).join('  ') + (ports.size > 3 ? ' …' : '');
}

/** All about a panel. */
export function panelLines(box: PanelBox): string[] {
  const { network, members, parts } = box;
  const lines = [parts.length ? t('Project {0}', areaName(box)) : areaName(box)];
  if (parts.length) lines.push(networksWords(parts.length));
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
  if (door.doors) return manyDoorLines(door, door.doors);
  return [
    doorText(door),
    ...door.addresses.map(address => `${hostPart(address)}:${door.port}`),
    t('leads to {0}, port {1}/{2}', door.container.name, door.containerPort, door.protocol),
    scopeWords(door.scope),
  ];
}

function manyDoorLines(door: Door, doors: readonly Door[]): string[] {
  const shown = doors.slice(0, mostNames);
  return [
    doorText(door),
    ...shown.map(each => `${doorText(each)} ${each.container.name}`),
    ...(doors.length > shown.length ? [t('and {0} more', doors.length - shown.length)] : []),
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

function doorText({ port, containerPort, protocol, doors }: Door): string {
  if (doors) return t('{0} ports', doors.length);
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
