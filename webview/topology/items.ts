import type { Attachments } from '../../src/landscape/attachments';
import type { Target } from '../../src/protocol/topology';
import type { Detail } from './elements/card';
import { drawCard } from './elements/card';
import { drawDoor } from './elements/door';
import { drawJoint, drawRailLabel } from './elements/joint';
import { drawPanel } from './elements/panel';
import type { FoldKey } from './folds';
import { drawFrame } from './elements/frame';
import type { Rect } from './rack/geometry';
import type { CardBox, Picture } from './rack/picture';
import { keys } from './related';

/** Layers of the drawing, from back to front. */
export const layers = ['frames', 'panels', 'doors', 'cards', 'labels', 'joints', 'routes'] as const;
export type Layer = (typeof layers)[number];

/** One element of the drawing, whether it is in the document or not. */
export interface Item {
  readonly key: string;
  readonly layer: Layer;
  readonly rect: Rect;
  /** The point that stands for it when arrows look for the next one. */
  readonly anchor: Rect;
  /** What folds with it, and whether it stands folded. */
  readonly fold?: { readonly key: FoldKey; readonly isFolded: boolean } | undefined;
  /** Absent for what is no object of the engine. */
  readonly target: Target | undefined;
  /** What Enter does where there is no target to inspect. */
  readonly open?: () => void;
  /** Can be reached with the keyboard. */
  readonly isStop: boolean;
  /** Of the same content as long as the element would look the same; records of the landscape in it as they are. */
  readonly signature: () => unknown;
  readonly draw: (element: HTMLElement, detail: Detail) => void;
}

/** Everything of a picture that is an element, in the order of reading. */
export function itemsOf(picture: Picture, attachments: Attachments): Item[] {
  return [
    ...frameItems(picture),
    ...panelItems(picture),
    ...doorItems(picture, attachments),
    ...cardItems(picture, attachments),
    ...wireItems(picture, attachments),
  ];
}

function frameItems({ frames }: Picture): Item[] {
  return frames.map(box => ({
    key: keys.frame(box.key),
    layer: 'frames',
    rect: box.rect,
    anchor: { ...box.rect, height: box.label },
    fold: { key: box.fold, isFolded: false },
    target: undefined,
    isStop: true,
    signature: () => box,
    draw: element => drawFrame(element, box),
  }));
}

/** Of the elements of a whole picture those that are in a part of it. */
export function itemsLeft(
  items: readonly Item[],
  part: Picture,
  attachments: Attachments,
): readonly Item[] {
  const left = new Set(itemsOf(part, attachments).map(({ key }) => key));
  return items.filter(({ key }) => left.has(key));
}

function panelItems({ panels, density }: Picture): Item[] {
  return panels.map(box => ({
    key: keys.panel(box.key),
    layer: 'panels',
    rect: box.rect,
    anchor: { ...box.rect, height: Math.min(40, box.rect.height) },
    fold: foldOf(box.fold, box.isFolded),
    target: box.network && { kind: 'network', networkId: box.network.id },
    isStop: true,
    signature: () => [box, density],
    draw: element => drawPanel(element, box, density),
  }));
}

function doorItems({ doors, density }: Picture, attachments: Attachments): Item[] {
  return doors.map(box => ({
    key: keys.door(box.door.key),
    layer: 'doors',
    rect: box.rect,
    anchor: box.rect,
    target: { kind: 'container', containerId: box.door.container.id },
    isStop: true,
    signature: () => [box.rect, box.door],
    draw: (element, detail) => drawDoor(element, box, attachments, density, detail),
  }));
}

function cardItems({ cards, panels, density }: Picture, attachments: Attachments): Item[] {
  const areas = new Map(panels.map(panel => [panel.area, panel.fold]));
  return cards.map(box => ({
    key: keys.card(box.container.id),
    layer: 'cards',
    rect: box.rect,
    anchor: box.rect,
    fold: foldOf(box.fold ?? areas.get(box.area), box.stack !== undefined),
    target: targetOf(box),
    isStop: true,
    signature: () => [box, density],
    draw: (element, detail) => drawCard(element, box, attachments, density, detail),
  }));
}

function foldOf(key: FoldKey | undefined, isFolded: boolean): Item['fold'] {
  return key === undefined ? undefined : { key, isFolded };
}

/** What stands for all that are on a network stands for the network. */
function targetOf({ stack, attachments, container }: CardBox): Target {
  const [home] = attachments;
  return stack?.kind === 'area' && home
    ? { kind: 'network', networkId: home.network.id }
    : { kind: 'container', containerId: container.id };
}

function wireItems({ leads, rails, cards, density }: Picture, attachments: Attachments): Item[] {
  const stacks = new Set(cards.flatMap(({ stack, container }) => (stack ? [container.id] : [])));
  const joints = leads.map((lead): Item => {
    const { id: containerId } = lead.container;
    const { id: networkId } = lead.attachment.network;
    const rect = around(lead.touch.x, lead.touch.y, 8);
    return {
      key: keys.joint(containerId, networkId),
      layer: 'joints',
      rect,
      anchor: rect,
      // Of a stack nothing can be disconnected.
      target: stacks.has(containerId)
        ? { kind: 'network', networkId }
        : { kind: 'endpoint', containerId, networkId },
      isStop: true,
      signature: () => [lead.line, lead.label, lead.hue, lead.attachment, density],
      draw: element => drawJoint(element, lead, attachments, density, stacks.has(containerId)),
    };
  });
  const labels = rails.flatMap((rail): Item[] => {
    if (!rail.label) return [];
    const rect = around(rail.label.x, rail.label.y, rail.label.room / 2);
    return [
      {
        key: keys.label(rail.network.id),
        layer: 'labels',
        rect,
        anchor: rect,
        target: { kind: 'network', networkId: rail.network.id },
        isStop: false,
        signature: () => [rail.label, rail.hue, rail.network],
        draw: element => drawRailLabel(element, rail),
      },
    ];
  });
  return [...labels, ...joints];
}

function around(x: number, y: number, reach: number): Rect {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
