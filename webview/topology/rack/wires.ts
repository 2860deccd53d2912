import type { Attachment } from '../../../src/landscape/attachments';
import type { Container, ContainerId, Network } from '../../../src/landscape/landscape';
import type { AreaKey, Scene } from './areas';
import { isJoinable } from './areas';
import type { Door } from './doors';
import type { Exits } from './exits';
import type { Panel, Plan } from './plan';
import type { Point } from './geometry';
import { columnWidth, doorRect, lastColumn } from './plan';
import type { Tap, Trunk } from './router';
import { isWidespread } from './stack';

/** A wire from a container to a further network, before its way is known. */
export interface LeadSpec {
  readonly container: Container;
  readonly attachment: Attachment;
  readonly tap: number;
}

/** A network that reaches beyond its panel. */
export interface NetTrunk extends Trunk {
  readonly network: Network;
  readonly leads: readonly LeadSpec[];
}

/** A door, the card it leads to, and its taps. */
export interface DoorSpec {
  readonly door: Door;
  readonly card: ContainerId;
  readonly from: number;
  readonly to: number;
}

/** The wire of a published port, or of several that share their tracks. */
export interface DoorTrunk extends Trunk {
  readonly doors: readonly DoorSpec[];
}

/**
 * Rails of networks: one for each that has containers which live elsewhere and are not joined to it
 * in another way already.
 */
export function netTrunks(
  plan: Plan,
  scene: Scene,
  exits: Exits,
  isJoined: (container: Container, network: Network) => boolean = () => false,
): NetTrunk[] {
  const guests = new Map<
    Network['id'],
    { container: Container; attachment: Attachment; index: number }[]
  >();
  for (const container of scene.containers) {
    if (!plan.slots.has(container.id)) continue;
    const home = plan.homes.get(container.id);
    const attachments = scene.on(container.id);
    if (isWidespread(scene.stacks.get(container.id), attachments.length)) continue;
    attachments.forEach((attachment, index) => {
      const area = scene.areaOf(attachment.network);
      if (area === home || !isJoinable(area)) return;
      if (isJoined(container, attachment.network)) return;
      // The container that owns the namespace has the wires.
      if (attachment.through && plan.slots.has(attachment.through.id)) return;
      const list = guests.get(attachment.network.id) ?? [];
      list.push({ container, attachment, index });
      guests.set(attachment.network.id, list);
    });
  }
  const places = new Map<AreaKey, Panel[]>();
  for (const panel of plan.panels.values()) {
    places.set(panel.area, [...(places.get(panel.area) ?? []), panel]);
  }
  return scene.networks.flatMap(network => {
    const panels = places.get(scene.areaOf(network)) ?? [];
    const main = panels[0];
    const mine = guests.get(network.id) ?? [];
    if (!main || (!mine.length && panels.length < 2)) return [];
    const taps: Tap[] = [];
    const leads = mine.map(({ container, attachment, index }) => {
      const column = columnOf(plan, container);
      const gutter = gutterFor(column, main.column);
      const count = scene.on(container.id).length;
      taps.push(exits.endpoint(container.id, index, count, gutter));
      return { container, attachment, tap: taps.length - 1 };
    });
    const linked = addStubs(plan, exits, panels, taps);
    return [{ key: `net ${network.id}`, network, leads, taps, linked }];
  });
}

function columnOf(plan: Plan, container: Container): number {
  const slot = plan.slots.get(container.id);
  return (slot && plan.panels.get(slot.panel)?.column) ?? 0;
}

/** Which gutter a card in one column uses to reach a panel in another. */
function gutterFor(column: number, home: number): number {
  return column > home ? column - 1 : column;
}

/** Joins the panels themselves to the rail; says which gutters need a wire above the columns. */
function addStubs(
  plan: Plan,
  exits: Exits,
  panels: readonly Panel[],
  taps: Tap[],
): ReadonlySet<number> {
  const main = panels[0];
  if (!main) return new Set();
  const { header, bar } = plan.sizes;
  const middle = bar ? bar / 2 : Math.round(header / 2) - 8;
  const stub = (panel: Panel, gutter: number) =>
    taps.push(exits.panel(panel.column, panel.y + middle, gutter));
  for (const panel of panels.slice(1)) stub(panel, gutterFor(panel.column, main.column));
  const gutters = new Set(taps.map(tap => tap.gutter));
  const near = [main.column, main.column - 1].filter(gutter => gutters.has(gutter));
  const far = [...gutters].filter(gutter => !near.includes(gutter));
  for (const gutter of near) stub(main, gutter);
  if (!far.length) return new Set();
  const link = near[0] ?? (far.some(g => g > main.column) ? main.column : main.column - 1);
  if (!near.length) stub(main, link);
  return new Set([link, ...far]);
}

/** Wires from the host's edge to the containers behind its doors. */
export function doorTrunks(plan: Plan, scene: Scene, exits: Exits): DoorTrunk[] {
  const edge = (plan.columns[0]?.x ?? 0) + columnWidth(plan, 0);
  const trunks: DoorTrunk[] = [];
  for (const { door, index, card, target } of drawnDoors(plan, scene)) {
    const from: Tap = { gutter: 0, side: 'left', start: doorStart(plan, door, edge) };
    const to = exits.door(target, index);
    const taps = [from, to];
    const linked = new Set(to.gutter === 0 ? [] : [0, to.gutter]);
    trunks.push({ key: `door ${door.key}`, taps, linked, doors: [{ door, card, from: 0, to: 1 }] });
  }
  return plan.isBundled ? bundle(trunks) : trunks;
}

/** The doors of what has a place: of which card, the how manieth of it, and the card that its wire leads to. */
export function drawnDoors(plan: Plan, scene: Scene) {
  return scene.containers.flatMap(container => {
    const card = container.id;
    const target = plan.slots.has(card) ? card : plan.joins.get(card)?.owner;
    if (target === undefined) return [];
    return scene.doorsOf(container).map((door, index) => ({ door, index, card, target }));
  });
}

function doorStart(plan: Plan, door: Door, edge: number): Point[] {
  const place = plan.doors.get(door.key) ?? { y: 0, isInner: false };
  const { doorHeight, doorGap } = plan.sizes;
  const middle = place.y + doorHeight / 2;
  if (!place.isInner) return [{ x: edge, y: middle }];
  const rect = doorRect(plan, place);
  const [right, under] = [rect.x + rect.width, rect.y + rect.height + doorGap / 2];
  const turn = right + doorGap + 4;
  return [
    { x: right, y: middle },
    { x: turn, y: middle },
    { x: turn, y: under },
    { x: edge, y: under },
  ];
}

function bundle(trunks: readonly DoorTrunk[]): DoorTrunk[] {
  const taps = trunks.flatMap(trunk => trunk.taps);
  if (!taps.length) return [];
  const linked = new Set(trunks.flatMap(trunk => [...trunk.linked]));
  const doors = trunks.flatMap((trunk, index) =>
    trunk.doors.map(({ door, card }) => ({ door, card, from: 2 * index, to: 2 * index + 1 })),
  );
  return [{ key: 'doors', taps, linked, doors }];
}

/** How wide gutters have to be for their tracks, with room for two more. */
export function setGutters(plan: Plan, tracks: ReadonlyMap<number, number>): void {
  const sizes = plan.sizes;
  for (let index = 0; index <= lastColumn(plan); index++) {
    const column = plan.columns[index];
    const needed = 2 * sizes.gutterPad + ((tracks.get(index) ?? 0) + 1) * sizes.pitch;
    if (column) column.gutter = Math.max(sizes.gutterMin, needed);
  }
}
