// Cards and panels that follow the pointer.
import { element } from '../../dom';
import { t } from '../../l10n';
import type { Item } from '../items';
import { place } from '../elements/place';
import { cardSpotAt, markerOf, panelAt } from '../moves/cardSpots';
import { homesOf } from '../moves/homes';
import type { Move } from '../moves/move';
import { unitOf } from '../moves/moveCard';
import type { Moved } from '../moves/moved';
import { movedBy } from '../moves/moved';
import { panelMarker, panelSpotAt } from '../moves/panelSpots';
import type { Point, Rect } from '../rack/geometry';
import type { Picture } from '../rack/picture';
import { keys } from '../related';
import { areaName } from '../words';
import type { Desk } from './desk';
import type { HandChanges } from './handChanges';
import type { Hint } from './hint';
import type { Drag } from './pointerDrag';

/** Where something would go, and what shows it. */
interface Landing {
  readonly move: Move;
  readonly marker: Rect | undefined;
}

/** Carries a card or a panel about; nothing of the drawing is laid out anew before it is dropped. */
export function carry(
  desk: Desk,
  hand: HandChanges,
  hint: Hint,
  item: Item,
  down: PointerEvent,
): Drag | undefined {
  const moved = movedBy(desk.picture(), item);
  if (!moved) return undefined;
  const from = desk.camera.viewport.pointAt(down);
  const layer = desk.drawing.element;
  const elements = keysOf(desk.picture(), moved).flatMap(key => desk.drawing.elementOf(key) ?? []);
  const ghost = ghostOf(elements);
  const marker = element('div', { class: 'drop-marker', attributes: { 'aria-hidden': 'true' } });
  marker.hidden = true;
  layer.append(marker, ghost);
  layer.classList.add('is-carrying');
  for (const each of elements) each.classList.add('is-carried');

  const landing = (at: Point) => landingOf(desk.picture(), moved, at, from);
  const end = () => {
    ghost.remove();
    marker.remove();
    hint.hide();
    layer.classList.remove('is-carrying');
    for (const each of elements) each.classList.remove('is-carried');
  };
  return {
    move: event => {
      const at = desk.camera.viewport.pointAt(event);
      ghost.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px)`;
      const found = landing(at)?.marker;
      marker.hidden = !found;
      if (found) {
        place(marker, found);
        marker.classList.toggle('is-line', Math.min(found.width, found.height) < 8);
      }
      hint.show(
        found ? '' : refusalAt(desk.picture(), moved, at),
        desk.camera.viewport.offsetOf(event),
      );
    },
    drop: event => {
      const at = desk.camera.viewport.pointAt(event);
      const found = landing(at);
      const refusal = found ? '' : refusalAt(desk.picture(), moved, at);
      end();
      if (found) void hand.move(found.move);
      else if (refusal) desk.announce(refusal);
    },
    cancel: end,
  };
}

/** Keys of the elements that go along. */
function keysOf({ plan, cards }: Picture, moved: Moved): string[] {
  if (moved.kind === 'card') {
    const unit = unitOf(plan, moved.id);
    const joined = [...plan.joins].filter(([, { owner }]) => owner === unit).map(([id]) => id);
    return [unit, ...joined].map(keys.card);
  }
  const inside = cards.filter(({ container: { id } }) => {
    return plan.slots.get(unitOf(plan, id))?.panel === moved.key;
  });
  return [keys.panel(moved.key), ...inside.map(({ container }) => keys.card(container.id))];
}

/** Copies of elements, to be shifted as one. */
function ghostOf(elements: readonly HTMLElement[]): HTMLElement {
  const copies = elements.map(each => {
    const copy = each.cloneNode(true) as HTMLElement;
    for (const name of ['role', 'tabindex', 'aria-pressed', 'data-vscode-context']) {
      copy.removeAttribute(name);
    }
    return copy;
  });
  return element('div', {
    class: 'ghost',
    attributes: { 'aria-hidden': 'true', inert: '' },
    children: copies,
  });
}

function landingOf(picture: Picture, moved: Moved, at: Point, from: Point): Landing | undefined {
  const { plan } = picture;
  if (moved.kind === 'card') {
    const unit = unitOf(plan, moved.id);
    const spot = cardSpotAt(plan, unit, homesOf(picture, unit), at);
    return spot && { move: { ...moved, spot }, marker: markerOf(plan, spot) };
  }
  const panel = plan.panels.get(moved.key);
  const spot = panel && panelSpotAt(plan, moved.key, at, panel.y + at.y - from.y);
  return spot && { move: { ...moved, spot }, marker: panelMarker(plan, moved.key, spot) };
}

/** Why a card cannot be dropped where it is held; nothing where it simply stays. */
function refusalAt(picture: Picture, moved: Moved, at: Point): string {
  const { plan, panels, cards } = picture;
  const isIt = (id: string) => moved.kind === 'card' && id === moved.id;
  const card = cards.find(({ container: { id } }) => isIt(id));
  const area = card && panelAt(plan, at)?.area;
  const panel = area === undefined ? undefined : panels.find(each => each.area === area);
  if (!card || !panel) return '';
  if (homesOf(picture, unitOf(plan, card.container.id)).has(panel.area)) return '';
  const names = [card.container.name, areaName(panel)] as const;
  if (
    card.stack ||
    card.container.networkMode.kind !== 'own' ||
    !panel.network ||
    panel.area === 'host'
  ) {
    return t('{0} cannot be placed in {1}', ...names);
  }
  return t('{0} is not connected to {1}: draw a line from its corner to connect it', ...names);
}
