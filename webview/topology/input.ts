import type { Target } from '../../src/protocol/topology';
import type { Drawing } from './drawing';
import { isOnFold } from './elements/fold';
import type { Item } from './items';
import type { Direction } from './neighbour';
import { latinKey } from './latinKey';
import { listenToKeys } from './listenToKeys';
import { neighbourOf } from './neighbour';

export interface InputActions {
  readonly select: (item: Item | undefined, isClicked?: boolean) => void;
  /** Selects it together with what is selected. */
  readonly add: (item: Item, isClicked?: boolean) => void;
  /** Moves the keyboard to what there is to say about it. */
  readonly enter: (item: Item) => void;
  /** Selects it in the drawing alone: were the tree to follow, VS Code would close the menu that opens. */
  readonly mark: (item: Item) => void;
  readonly inspect: (target: Target) => void;
  /** Folds or unfolds it, or what it is part of. */
  readonly fold: (item: Item) => void;
  /** Brings it into sight. */
  readonly show: (item: Item) => void;
  /** Keys of what belongs to it: where arrows rather lead. */
  readonly attachedTo: (item: Item) => ReadonlySet<string>;
  /** Escape. */
  readonly clear: () => void;
  readonly fit: () => void;
  readonly switchLayout: () => void;
  readonly zoomBy: (factor: number) => void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const step = 1.25;

/** Mouse and keyboard on the drawing. */
export function listen(window: HTMLElement, drawing: Drawing, actions: InputActions): void {
  // VS Code's menu is about what was clicked: that is also what is selected then.
  window.addEventListener('contextmenu', event => {
    const item = drawing.itemAt(event.target);
    if (item) actions.mark(item);
  });
  window.addEventListener('click', event => {
    const item = drawing.itemAt(event.target);
    if (item && isOnFold(event.target)) actions.fold(item);
    else if (item && (event.ctrlKey || event.metaKey || event.shiftKey)) actions.add(item, true);
    else actions.select(item, true);
  });
  window.addEventListener('dblclick', event => {
    const item = drawing.itemAt(event.target);
    if (item && !isOnFold(event.target)) open(item, actions);
  });
  listenToKeys(window, event => {
    const item = drawing.itemAt(event.target);
    if (item && event.key === ' ' && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      actions.add(item);
      event.preventDefault();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (press(latinKey(event), item, drawing, actions)) event.preventDefault();
  });
}

/** Shows what is in it: of what is folded the containers, of others what the engine says. */
function open(item: Item, actions: InputActions): void {
  if (item.fold?.isFolded) actions.fold(item);
  else if (item.target) actions.inspect(item.target);
  else item.open?.();
}

function press(
  key: string,
  item: Item | undefined,
  drawing: Drawing,
  actions: InputActions,
): boolean {
  const direction = arrows[key];
  if (direction) {
    if (!item) {
      drawing.focusStop();
      return true;
    }
    // Attachments have keys of their own: else a person would have to pass each of them.
    const stops = [...drawing.items.values()].filter(
      each => each.isStop && each.layer !== 'joints',
    );
    const attached = actions.attachedTo(item);
    const next = neighbourOf(item, stops, direction, ({ key }) => attached.has(key));
    if (next) {
      drawing.elementOf(next.key)?.focus({ preventScroll: true });
      actions.show(next);
      actions.select(next);
    }
    return true;
  }
  switch (key) {
    case 'Enter':
      if (item?.target && !item.fold?.isFolded) actions.enter(item);
      else if (item) open(item, actions);
      return true;
    case ' ':
      if (item) actions.select(item);
      return item !== undefined;
    case 'Escape':
      actions.clear();
      return true;
    case 'f':
    case 'F':
      if (item) actions.fold(item);
      return true;
    case 'l':
    case 'L':
      actions.switchLayout();
      return true;
    case '+':
    case '=':
      actions.zoomBy(step);
      return true;
    case '-':
      actions.zoomBy(1 / step);
      return true;
    case '0':
      actions.fit();
      return true;
    default:
      return false;
  }
}

/** What is about the page as a whole. */
export function listenToPage(actions: {
  readonly search: () => void;
  /** The keyboard comes back, and to nothing that is there. */
  readonly comeBack: () => void;
}): void {
  document.addEventListener('keydown', event => {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    actions.search();
  });
  // VS Code's menus and other editors take the focus, and give it back to the page as a whole.
  globalThis.addEventListener('focus', () => {
    if (document.activeElement === document.body) actions.comeBack();
  });
}

/** `/`, where it is no text, and Ctrl+F or Cmd+F: what searches elsewhere, too. */
function isSearchKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) {
    return latinKey(event).toLowerCase() === 'f' && !event.altKey && !event.shiftKey;
  }
  return event.key === '/' && !(event.target instanceof HTMLInputElement);
}
