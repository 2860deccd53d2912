import { projectOf } from '../../../src/landscape/groups';
import type { Container, ContainerId, Network } from '../../../src/landscape/landscape';
import type { Area, AreaKey, Scene, Unit } from './areas';
import { isJoinable } from './areas';
import type { Rect } from './geometry';
import type { Panel, Plan } from './plan';
import { cardRect, panelRect } from './plan';
import type { CardBox, DoorBox, PanelBox } from './picture';

/** Rectangles of panels and cards. The host's panel is as high as the whole, a wall with doors. */
export function boxesOf(
  plan: Plan,
  scene: Scene,
  doors: readonly DoorBox[],
): { panels: PanelBox[]; cards: CardBox[] } {
  const areas = new Map(scene.areas.map(area => [area.key, area] as const));
  const rects = new Map([...plan.panels].map(([key, panel]) => [key, panelRect(plan, panel)]));
  const { pad } = plan.sizes;
  const floor = Math.max(
    ...[...rects.values()].map(rect => rect.y + rect.height),
    ...doors.map(({ rect }) => rect.y + rect.height + pad),
  );
  const panels = [...plan.panels.values()].map((panel): PanelBox => {
    const area = areas.get(panel.area);
    const network = area?.network;
    const units = area?.units ?? [];
    const homed = units.reduce((sum, unit) => sum + sizeOf(unit), 0);
    const rect = rects.get(panel.key) ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      key: panel.key,
      area: panel.area,
      network,
      project: area?.project,
      parts: (area?.parts ?? []).flatMap(part => part.network ?? []),
      fold: area?.fold,
      isFolded: area?.isFolded === true,
      rect: isHost(panel) ? { ...rect, height: floor - rect.y } : rect,
      hue: network ? (plan.colours.get(network.id) ?? 0) : 0,
      isContinued: panel.key !== panel.area,
      bar:
        plan.sizes.bar && isJoinable(panel.area)
          ? { bar: plan.sizes.bar, left: plan.sizes.left }
          : undefined,
      doors: isHost(panel) ? doors.length : 0,
      guests: network && !units.length ? guestsOf(scene, network) : [],
      members: network ? Math.max(scene.members(network), isHost(panel) ? homed : 0) : homed,
      homed,
    };
  });
  return { panels, cards: cardsOf(plan, scene) };
}

/** Names of containers that are on a network and drawn elsewhere; the first few are enough. */
function guestsOf(scene: Scene, network: Network): string[] {
  const guests = scene.containers.filter(({ id }) =>
    scene.on(id).some(attachment => attachment.network.id === network.id),
  );
  return guests.slice(0, 4).map(({ name }) => name);
}

function sizeOf({ sharers, stack }: Unit): number {
  return stack ? stack.containers.length : 1 + sharers.length;
}

function isHost(panel: Panel): boolean {
  return panel.area === 'host';
}

function cardsOf(plan: Plan, scene: Scene): CardBox[] {
  const byId = new Map(scene.containers.map(container => [container.id, container]));
  const owners = new Set([...plan.joins.values()].map(join => join.owner));
  const units = new Map(
    scene.areas.flatMap(area => area.units.map(unit => [unit.owner.id, { area, unit }] as const)),
  );
  return scene.containers.flatMap((container): CardBox[] => {
    const rect = rectOf(plan, container.id);
    if (!rect) return [];
    const attachments = scene.on(container.id);
    const join = plan.joins.get(container.id);
    return [
      {
        container,
        stack: scene.stacks.get(container.id),
        fold: units.get(container.id)?.unit.fold,
        project: markOf(container, units.get(container.id)?.area),
        rect,
        area: areaKey(plan, container),
        attachments,
        hues: attachments.map(({ network }) => plan.colours.get(network.id) ?? 0),
        joinedTo: join && byId.get(join.owner),
        isOwner: owners.has(container.id),
        isBare: plan.sizes.bar > 0,
      },
    ];
  });
}

/** In the panel of its own project it goes without saying, and so does what a folded area is about. */
function markOf(container: Container, area: Area | undefined): string | undefined {
  const project = projectOf(container);
  const network = area?.network;
  if (!area || area.isFolded || (network && projectOf(network) === project)) return undefined;
  return project;
}

function areaKey(plan: Plan, container: Container): AreaKey {
  return plan.homes.get(container.id) ?? 'unattached';
}

function rectOf(plan: Plan, id: ContainerId): Rect | undefined {
  const slot = plan.slots.get(id);
  if (slot) return cardRect(plan, slot);
  const join = plan.joins.get(id);
  const ownerSlot = join && plan.slots.get(join.owner);
  const owner = ownerSlot && cardRect(plan, ownerSlot);
  if (!join || !owner) return undefined;
  const { sharerHeight } = plan.sizes;
  return {
    ...owner,
    y: owner.y + owner.height + join.index * sharerHeight,
    height: sharerHeight,
  };
}
