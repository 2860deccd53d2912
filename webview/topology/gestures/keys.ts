// What gestures do, by the keyboard.
import { t } from '../../l10n';
import { isPlan } from '../isPlan';
import type { Item } from '../items';
import { latinKey } from '../latinKey';
import { listenToKeys } from '../listenToKeys';
import type { Direction } from '../neighbour';
import { homesOf } from '../moves/homes';
import type { Move } from '../moves/move';
import { unitOf } from '../moves/moveCard';
import { movedBy } from '../moves/moved';
import { cardStep, panelStep } from '../moves/step';
import type { Picture } from '../rack/picture';
import { keys } from '../related';
import type { Desk } from './desk';
import type { HandChanges } from './handChanges';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * Alt with arrows moves, Shift with arrows goes through the attachments of a container or a network, `c` connects,
 * Delete disconnects, and what is usual undoes and redoes. VS Code hears nothing of these keys.
 */
export function listenToGestureKeys(window: HTMLElement, desk: Desk, hand: HandChanges): void {
  listenToKeys(
    window,
    event => {
      if (!press(event, desk, hand)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

function press(event: KeyboardEvent, desk: Desk, hand: HandChanges): boolean {
  const item = desk.drawing.itemAt(event.target);
  const { altKey, shiftKey } = event;
  const key = latinKey(event);
  const isCommand = event.ctrlKey || event.metaKey;
  const direction = arrows[key];
  if (isCommand && !altKey) {
    const letter = key.toLowerCase();
    if (letter === 'z') {
      if (shiftKey) hand.redo();
      else hand.undo();
      return true;
    }
    if (letter === 'y' && !shiftKey) {
      hand.redo();
      return true;
    }
    // On a Mac there is no other Delete on most keyboards.
    return event.metaKey && key === 'Backspace' && disconnect(item, desk);
  }
  if (isCommand || !item) return false;
  if (direction && altKey && !shiftKey) {
    void step(item, direction, desk, hand);
    return true;
  }
  if (altKey) return false;
  if (direction && shiftKey) return walk(item, direction, desk);
  if (shiftKey) return false;
  if (key === 'Delete') return disconnect(item, desk);
  if (key !== 'c' || !item.target || item.layer === 'doors' || isPlan(desk.landscape()))
    return false;
  if (isStack(item, desk)) return true;
  const { target } = item;
  const isNetwork = target.kind === 'network';
  desk.post({
    type: 'act',
    action: isNetwork ? 'connectMembers' : 'connectContainers',
    targets: [isNetwork ? target : { kind: 'container', containerId: target.containerId }],
  });
  return true;
}

async function step(
  item: Item,
  direction: Direction,
  desk: Desk,
  hand: HandChanges,
): Promise<void> {
  const move = stepOf(desk.picture(), item, direction);
  if (!move || !(await hand.move(move))) desk.announce(t('It cannot be moved further that way'));
}

function stepOf(picture: Picture, item: Item, direction: Direction): Move | undefined {
  const moved = movedBy(picture, item);
  if (moved?.kind === 'panel') return panelStep(picture.plan, moved.key, direction);
  const unit = moved && unitOf(picture.plan, moved.id);
  return moved && unit && cardStep(picture.plan, moved.id, homesOf(picture, unit), direction);
}

/** From one attachment of a container or a network to the next. */
function walk(item: Item, direction: Direction, desk: Desk): boolean {
  const { target } = item;
  if (!target) return false;
  const joints = desk.picture().leads.filter(({ container, attachment }) => {
    return target.kind === 'network'
      ? attachment.network.id === target.networkId
      : container.id === target.containerId;
  });
  const list = joints.map(lead => keys.joint(lead.container.id, lead.attachment.network.id));
  const isBack = direction === 'left' || direction === 'up';
  const at = list.indexOf(item.key);
  const next = at < 0 ? (isBack ? list.length - 1 : 0) : at + (isBack ? -1 : 1);
  const key = list[(next + list.length) % list.length];
  if (key === undefined) desk.announce(t('There is no wire of an attachment here'));
  else {
    desk.goTo(key);
    desk.drawing.focusStop();
  }
  return true;
}

function disconnect(item: Item | undefined, desk: Desk): boolean {
  if (isPlan(desk.landscape())) return false;
  if (!item?.target || item.target.kind === 'network' || item.layer === 'doors') return false;
  if (!isStack(item, desk))
    desk.post({ type: 'act', action: 'disconnect', targets: [item.target] });
  return true;
}

/** Several containers under one card are connected and disconnected one by one. */
function isStack(item: Item, desk: Desk): boolean {
  const isOne = desk
    .picture()
    .cards.some(({ container, stack }) => stack && keys.card(container.id) === item.key);
  if (isOne) desk.announce(t('Unfold it first to connect or disconnect its containers'));
  return isOne;
}
