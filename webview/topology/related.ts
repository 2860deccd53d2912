import type { ContainerId, NetworkId } from '../../src/landscape/landscape';
import { isNoneNetwork } from '../../src/landscape/predefined';
import type { Target } from '../../src/protocol/topology';
import type { Picture } from './rack/picture';
import type { Wires } from './wires';

/** What belongs to a selection: elements by their keys, and wires. */
export interface Related {
  readonly keys: ReadonlySet<string>;
  readonly wires: Wires;
}

/** Keys under which elements of the drawing are known. */
export const keys = {
  card: (id: ContainerId) => `card ${id}`,
  panel: (key: string) => `panel ${key}`,
  door: (key: string) => `door ${key}`,
  joint: (container: ContainerId, network: NetworkId) => `joint ${container} ${network}`,
  label: (network: NetworkId) => `label ${network}`,
};

/**
 * What lights up with a target: its networks, everybody on them, and how they are joined; for a
 * container also its doors. So a selection answers who is together with it.
 */
export function relatedTo(target: Target, picture: Picture): Related {
  const networks = networksOf(target, picture);
  const own = target.kind === 'network' ? undefined : target.containerId;
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
            .filter(({ door }) => door.container.id === own)
            .map(({ door, line }) => ({ door, drawn: [line] }))
        : [],
    bundle: [],
  };
  return { keys: keysOf(picture, networks, containers, wires), wires };
}

/** On `none` nobody is together with anybody. */
function networksOf(target: Target, picture: Picture): ReadonlySet<NetworkId> {
  if (target.kind !== 'container') return new Set([target.networkId]);
  const card = picture.cards.find(({ container }) => container.id === target.containerId);
  const attachments = card?.attachments ?? [];
  return new Set(
    attachments.filter(({ network }) => !isNoneNetwork(network)).map(({ network }) => network.id),
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
    if (panel.network && networks.has(panel.network.id)) lit.add(keys.panel(panel.key));
  }
  for (const { door } of wires.doors) lit.add(keys.door(door.key));
  if (wires.doors.length) lit.add(keys.panel('host'));
  for (const { container, attachment } of wires.leads) {
    lit.add(keys.joint(container.id, attachment.network.id));
  }
  return lit;
}
