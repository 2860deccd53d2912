import type { Attachments } from '../../src/landscape/attachments';
import type { Target } from '../../src/protocol/topology';
import type { Detail } from './elements/card';
import { drawCard } from './elements/card';
import { drawDoor } from './elements/door';
import { drawJoint, drawRailLabel } from './elements/joint';
import { drawPanel } from './elements/panel';
import type { Rect } from './rack/geometry';
import type { Picture } from './rack/picture';
import { keys } from './related';

/** Layers of the drawing, from back to front. */
export const layers = ['panels', 'doors', 'cards', 'labels', 'joints'] as const;
export type Layer = (typeof layers)[number];

/** One element of the drawing, whether it is in the document or not. */
export interface Item {
  readonly key: string;
  readonly layer: Layer;
  readonly rect: Rect;
  /** The point that stands for it when arrows look for the next one. */
  readonly anchor: Rect;
  /** Absent for what is no object of the engine. */
  readonly target: Target | undefined;
  /** Can be reached with the keyboard. */
  readonly isStop: boolean;
  /** The same as long as the element would look the same. */
  readonly signature: () => string;
  readonly draw: (element: HTMLElement, detail: Detail) => void;
}

/** Everything of a picture that is an element, in the order of reading. */
export function itemsOf(picture: Picture, attachments: Attachments): Item[] {
  return [
    ...panelItems(picture),
    ...doorItems(picture, attachments),
    ...cardItems(picture, attachments),
    ...wireItems(picture, attachments),
  ];
}

function panelItems({ panels, density }: Picture): Item[] {
  return panels.map(box => ({
    key: keys.panel(box.key),
    layer: 'panels',
    rect: box.rect,
    anchor: { ...box.rect, height: Math.min(40, box.rect.height) },
    target: box.network && { kind: 'network', networkId: box.network.id },
    isStop: true,
    signature: () => JSON.stringify([box, density]),
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
    signature: () => JSON.stringify([box.rect, box.door]),
    draw: element => drawDoor(element, box, attachments, density),
  }));
}

function cardItems({ cards, density }: Picture, attachments: Attachments): Item[] {
  return cards.map(box => ({
    key: keys.card(box.container.id),
    layer: 'cards',
    rect: box.rect,
    anchor: box.rect,
    target: { kind: 'container', containerId: box.container.id },
    isStop: true,
    signature: () => JSON.stringify([box, density]),
    draw: (element, detail) => drawCard(element, box, attachments, density, detail),
  }));
}

function wireItems({ leads, rails, density }: Picture, attachments: Attachments): Item[] {
  const joints = leads.map((lead): Item => {
    const { id: containerId } = lead.container;
    const { id: networkId } = lead.attachment.network;
    const rect = around(lead.touch.x, lead.touch.y, 8);
    return {
      key: keys.joint(containerId, networkId),
      layer: 'joints',
      rect,
      anchor: rect,
      target: { kind: 'endpoint', containerId, networkId },
      isStop: false,
      signature: () => JSON.stringify([lead.line, lead.label, lead.hue, lead.attachment, density]),
      draw: element => drawJoint(element, lead, attachments, density),
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
        signature: () => JSON.stringify([rail.label, rail.hue, rail.network]),
        draw: element => drawRailLabel(element, rail),
      },
    ];
  });
  return [...labels, ...joints];
}

function around(x: number, y: number, reach: number): Rect {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}
