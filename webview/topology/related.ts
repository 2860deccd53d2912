import type { ContainerId, NetworkId } from '../../src/landscape/landscape';
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

/** What lights up with a target. */
export function relatedTo(target: Target, picture: Picture): Related {
  const networks = new Set<NetworkId>();
  const containers = new Set<ContainerId>();
  if (target.kind !== 'container') networks.add(target.networkId);
  if (target.kind !== 'network') containers.add(target.containerId);
  for (const { container, attachments, joinedTo } of picture.cards) {
    const isMember = attachments.some(({ network }) => networks.has(network.id));
    if (target.kind === 'network' && isMember) containers.add(container.id);
    if (target.kind === 'network' || joinedTo === undefined) continue;
    // One namespace: who is in it is meant together.
    if (joinedTo.id === target.containerId) containers.add(container.id);
    if (container.id === target.containerId) containers.add(joinedTo.id);
  }
  if (target.kind === 'container') {
    for (const { container, attachments } of picture.cards) {
      if (container.id !== target.containerId) continue;
      for (const { network } of attachments) networks.add(network.id);
    }
  }
  const leads = picture.leads.filter(
    ({ container, attachment }) =>
      networks.has(attachment.network.id) && containers.has(container.id),
  );
  // The rail of its home leads only to others.
  const reached = new Set(leads.map(({ attachment }) => attachment.network.id));
  const wires = {
    leads,
    rails: picture.rails.filter(({ network: { id } }) =>
      target.kind === 'network' ? networks.has(id) : reached.has(id),
    ),
    doors:
      target.kind === 'container'
        ? picture.doors
            .filter(({ door }) => containers.has(door.container.id))
            .map(({ door, line }) => ({ door, drawn: [line] }))
        : [],
    bundle: [],
  };
  return { keys: keysOf(picture, networks, containers, wires), wires };
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
