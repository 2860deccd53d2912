import type { ContainerId, NetworkId } from '../../src/landscape/landscape';
import { isNoneNetwork } from '../../src/landscape/predefined';
import type { Target } from '../../src/protocol/topology';
import type { Picture } from './rack/picture';
import { standsFor } from './rack/picture';
import type { Wires } from './wires';

/** What belongs to a selection: elements by their keys, and wires. */
export interface Related {
  readonly keys: ReadonlySet<string>;
  readonly wires: Wires;
}

/** The card that a container is drawn with: its own, or that of what it is folded into. */
export function seatOf({ seats }: Picture, id: ContainerId): ContainerId {
  return seats.get(id) ?? id;
}

/** No engine knows what stands for several containers. */
export function isStandIn(target: Target | undefined, { attachments }: Picture): boolean {
  return target !== undefined && target.kind !== 'network' && !attachments.has(target.containerId);
}

/** Keys under which elements of the drawing are known. */
export const keys = {
  card: (id: ContainerId) => `card ${id}`,
  panel: (key: string) => `panel ${key}`,
  frame: (key: string) => `frame ${key}`,
  door: (key: string) => `door ${key}`,
  joint: (container: ContainerId, network: NetworkId) => `joint ${container} ${network}`,
  label: (network: NetworkId) => `label ${network}`,
  route: (arrow: string) => `route ${arrow}`,
};

/**
 * What lights up with a target: its networks, everybody on them, and how they are joined; for a
 * container also its doors. So a selection answers who is together with it.
 */
export function relatedTo(target: Target, picture: Picture): Related {
  const networks = networksOf(target, picture);
  const own = target.kind === 'network' ? undefined : seatOf(picture, target.containerId);
  const containers = new Set<ContainerId>(own === undefined ? [] : [own]);
  for (const { container, attachments } of picture.cards) {
    if (attachments.some(({ network }) => networks.has(network.id))) containers.add(container.id);
  }
  const wires = {
    leads: picture.leads.filter(({ attachment }) => networks.has(attachment.network.id)),
    rails: picture.rails.filter(({ network }) => networks.has(network.id)),
    doors:
      target.kind === 'container'
        ? picture.doors
            .filter(({ card }) => card === own)
            .map(({ door, line }) => ({ door, drawn: [line] }))
        : [],
    bundle: [],
  };
  return { keys: keysOf(picture, networks, containers, wires), wires };
}

/** On `none` nobody is together with anybody. */
function networksOf(target: Target, picture: Picture): ReadonlySet<NetworkId> {
  if (target.kind !== 'container') return new Set([target.networkId]);
  const attachments = attachmentsIn(picture, target.containerId);
  return new Set(
    attachments.filter(({ network }) => !isNoneNetwork(network)).map(({ network }) => network.id),
  );
}

/** Of a container, or of what stands for several. */
function attachmentsIn({ attachments, cards }: Picture, id: ContainerId) {
  return (
    attachments.get(id) ?? cards.find(({ container }) => container.id === id)?.attachments ?? []
  );
}

function keysOf(
  picture: Picture,
  networks: ReadonlySet<NetworkId>,
  containers: ReadonlySet<ContainerId>,
  wires: Wires,
): Set<string> {
  const lit = new Set<string>();
  for (const id of containers) lit.add(keys.card(id));
  for (const id of networks) lit.add(keys.label(id));
  for (const panel of picture.panels) {
    if (standsFor(panel, networks)) lit.add(keys.panel(panel.key));
  }
  for (const { door } of wires.doors) lit.add(keys.door(door.key));
  if (wires.doors.length) lit.add(keys.panel('host'));
  for (const { container, attachment } of wires.leads) {
    lit.add(keys.joint(container.id, attachment.network.id));
  }
  return lit;
}
