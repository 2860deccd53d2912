// Which bars of its deck a card hangs on, and by what way each drop goes.
import type { Attachment } from '../../../src/landscape/attachments';
import type { Container } from '../../../src/landscape/landscape';
import type { Scene } from '../rack/areas';
import { isJoinable } from '../rack/areas';
import type { Point, Rect } from '../rack/geometry';
import type { Panel, Plan, Slot } from '../rack/plan';
import { cardRect } from '../rack/plan';
import { isWidespread } from '../rack/stack';
import type { Decks } from './decks';
import { barMiddle, isBar } from './decks';
import type { Sides } from './sides';
import { besideCard, dropInset } from './sizes';

/** How a card hangs on a bar. */
export interface Drop {
  readonly container: Container;
  readonly attachment: Attachment;
  readonly card: Rect;
  readonly panel: Panel;
  readonly cell: number;
  /** The bar it hangs on, which is not always the one above it. */
  readonly bar: Panel;
  /**
   * `own` straight up to its bar; `tooth` at the comb of its column of cards; `straight` through
   * free cells; `channel` beside the cards.
   */
  readonly kind: 'own' | 'tooth' | 'straight' | 'channel';
  /** Where it touches the card. */
  readonly touch: Point;
  /** Where it is joined; the x of a drop in a channel is found later. */
  readonly joint: Point;
}

/** All drops of a plan. */
export function dropsOf(
  plan: Plan,
  scene: Scene,
  decks: Decks,
  bottom: (id: Container['id']) => number,
  sides: Sides,
): Drop[] {
  const drops: Drop[] = [];
  for (const container of scene.containers) {
    const slot = plan.slots.get(container.id);
    const panel = slot && plan.panels.get(slot.panel);
    const card = slot && cardRect(plan, slot);
    if (!slot || !panel || !card || panel.column === 0) continue;
    const own: Drop[] = [];
    const attachments = scene.on(container.id);
    const isHomely = isWidespread(scene.stacks.get(container.id), attachments.length);
    for (const attachment of attachments) {
      const area = scene.areaOf(attachment.network);
      if (!isJoinable(area) || (isHomely && area !== panel.area)) continue;
      const bar: Panel | undefined = area === panel.area ? panel : decks.barOf(area, panel);
      if (!bar) continue;
      const from = { container, attachment, card, panel, cell: slot.cell, bar };
      if (bar === panel) own.push({ ...from, ...ownDrop(plan, decks, panel, slot, card) });
      else {
        const straight = straightDrop(plan, decks, slot, from, bottom(container.id));
        // One goes straight down and one straight up; another would lie on it.
        const isTaken = own.some(
          drop => drop.kind === 'straight' && drop.joint.x === straight?.joint.x,
        );
        const way = isTaken ? undefined : straight;
        own.push({ ...from, ...(way ?? channelDrop(plan, bar, card, sides, container)) });
      }
    }
    drops.push(...own);
  }
  return drops;
}

type Way = Pick<Drop, 'kind' | 'touch' | 'joint'>;

function ownDrop(plan: Plan, decks: Decks, panel: Panel, slot: Slot, card: Rect): Way {
  const rows = decks.rowsIn(panel, slot.cell);
  if (!rows?.last) {
    const x = card.x + dropInset;
    return { kind: 'own', touch: { x, y: card.y }, joint: { x, y: barMiddle(plan, panel) } };
  }
  const y = card.y + toothInset(card);
  return { kind: 'tooth', touch: { x: card.x, y }, joint: { x: combX(card), y } };
}

/** Where the comb of a column of cards hangs from the bar. */
export function combX(card: Rect): number {
  return card.x - besideCard;
}

function toothInset(card: Rect): number {
  return Math.min(20, Math.round(card.height / 3));
}

/** Straight down or up, where no card is in the way. */
function straightDrop(
  plan: Plan,
  decks: Decks,
  slot: Slot,
  { card, panel, bar }: Pick<Drop, 'card' | 'panel' | 'bar'>,
  bottom: number,
): Way | undefined {
  const here = decks.placeOf(panel);
  const there = decks.placeOf(bar);
  const own = decks.rowsIn(panel, slot.cell);
  const isDown = there > here;
  if (slot.row !== (isDown ? own?.last : own?.first)) return undefined;
  const between = decks
    .inColumn(panel.column)
    .slice(isDown ? here + 1 : there, isDown ? there : here);
  if (between.some(each => decks.rowsIn(each, slot.cell))) return undefined;
  const x = isDown ? card.x + card.width / 2 : card.x + card.width - dropInset;
  const touch = { x, y: isDown ? bottom : card.y };
  return { kind: 'straight', touch, joint: { x, y: barMiddle(plan, bar) } };
}

function channelDrop(plan: Plan, bar: Panel, card: Rect, sides: Sides, { id }: Container): Way {
  const touch = { x: card.x + card.width, y: sides.next(id, card) };
  return { kind: 'channel', touch, joint: { x: touch.x, y: barMiddle(plan, bar) } };
}

/** The bars that a drop passes without being joined to them. */
export function passedBy(decks: Decks, { panel, bar, kind }: Drop): Panel[] {
  if (kind === 'own' || kind === 'tooth') return [];
  const [here, there] = [decks.placeOf(panel), decks.placeOf(bar)];
  // Upwards it passes the bar that it hangs under as well.
  const [from, to] = there > here ? [here + 1, there] : [there + 1, here + 1];
  return decks.inColumn(panel.column).slice(from, to).filter(isBar);
}
