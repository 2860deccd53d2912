// Lines that a person draws from a container to the network it shall be connected to.
import { attachmentsOf } from '../../../src/landscape/attachments';
import { canJoinNetworks } from '../../../src/landscape/contextWords';
import { element, svgElement } from '../../dom';
import { t } from '../../l10n';
import { place } from '../elements/place';
import { isPlan } from '../isPlan';
import type { Item } from '../items';
import { barrierTo } from '../joinable';
import type { Point, Rect } from '../rack/geometry';
import type { CardBox, PanelBox } from '../rack/picture';
import { keys } from '../related';
import type { Desk } from './desk';
import type { Hint } from './hint';
import type { Drag } from './pointerDrag';

/** The dot at the corner of a card, from which a line can be drawn. */
export class LineHandle {
  readonly element = element('div', {
    class: 'line-handle',
    attributes: { 'aria-hidden': 'true' },
  });
  private box: CardBox | undefined;

  constructor(private readonly desk: Desk) {
    this.element.title = t('Draw a line from here to a network to connect');
    this.element.hidden = true;
  }

  /** The card that a line from the handle belongs to. */
  get card(): CardBox | undefined {
    if (!this.box) return undefined;
    const { id } = this.box.container;
    return this.desk.picture().cards.find(({ container }) => container.id === id);
  }

  /** Stands at a card that can join networks, or nowhere. */
  showAt(item: Item | undefined): void {
    const box =
      item?.layer === 'cards'
        ? this.desk.picture().cards.find(({ container }) => keys.card(container.id) === item.key)
        : undefined;
    this.box =
      box && !box.stack && !isPlan(this.desk.landscape()) && canJoinNetworks(box.container)
        ? box
        : undefined;
    this.look();
  }

  /** As large as before, whatever the zoom. */
  look(): void {
    const { card } = this;
    // It is asked in every frame that moves: what stays is not said again.
    if (this.element.hidden === Boolean(card)) this.element.hidden = !card;
    if (!card) return;
    const { x, y } = cornerOf(card.rect);
    const scale = Math.max(0.6, Math.min(2.2, 1 / this.desk.camera.viewport.current.k));
    this.element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }
}

function cornerOf({ x, y, width, height }: Rect): Point {
  return { x: x + width, y: y + height };
}

interface End {
  readonly panel: PanelBox;
  readonly frame: HTMLElement;
  /** Why the line cannot end there. */
  readonly barrier: string | undefined;
}

/** Draws a line from a card; networks where it can end light up, others say why it cannot. */
export function drawLine(desk: Desk, hint: Hint, card: CardBox): Drag {
  const { drawing } = desk;
  const { viewport } = desk.camera;
  const ends = endsFor(desk, card);
  const line = svgElement('svg', { class: 'drawn-line', 'aria-hidden': 'true' });
  const path = svgElement('path');
  line.append(path);
  const overlay = element('div', { class: 'line-ends', children: ends.map(({ frame }) => frame) });
  drawing.element.append(overlay, line);
  drawing.element.classList.add('is-drawing-line');

  const endAt = (at: Point) => ends.find(({ panel: { rect } }) => isIn(rect, at));
  const end = () => {
    overlay.remove();
    line.remove();
    hint.hide();
    drawing.element.classList.remove('is-drawing-line');
  };
  return {
    move: event => {
      const at = viewport.pointAt(event);
      const from = cornerOf(card.rect);
      path.setAttribute('d', `M${from.x} ${from.y}L${at.x} ${at.y}`);
      const over = endAt(at);
      for (const each of ends) each.frame.classList.toggle('is-over', each === over);
      hint.show(over ? wordsFor(over, card) : '', viewport.offsetOf(event));
    },
    drop: event => {
      const over = endAt(viewport.pointAt(event));
      end();
      if (!over?.panel.network) return;
      if (over.barrier) {
        desk.announce(over.barrier);
        return;
      }
      const { id: networkId } = over.panel.network;
      const target = { kind: 'container', containerId: card.container.id } as const;
      desk.post({ type: 'connect', target, to: networkId });
    },
    cancel: end,
  };
}

function wordsFor({ panel, barrier }: End, { container }: CardBox): string {
  return barrier ?? t('Connect {0} to {1}', container.name, panel.network?.name ?? '');
}

function endsFor(desk: Desk, card: CardBox): End[] {
  const attachments = attachmentsOf(desk.landscape());
  return desk.picture().panels.flatMap(panel => {
    if (!panel.network) return [];
    const barrier = barrierTo(panel.network, card.container, attachments);
    const frame = element('div', { class: `line-end ${barrier ? 'is-closed' : 'is-open'}` });
    place(frame, panel.rect);
    return [{ panel, frame, barrier }];
  });
}

function isIn({ x, y, width, height }: Rect, at: Point): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
