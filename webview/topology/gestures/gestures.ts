import type { Item } from '../items';
import { carry } from './carry';
import type { Desk } from './desk';
import { gripAt } from './grip';
import { HandChanges } from './handChanges';
import { Hint } from './hint';
import { listenToGestureKeys } from './keys';
import { drawLine, LineHandle } from './line';
import { listenToDrags } from './pointerDrag';

/** What a person does with the drawing itself: moves things, draws lines, cuts attachments. */
export class Gestures {
  private readonly hint = new Hint();
  private readonly handle: LineHandle;

  constructor(
    window: HTMLElement,
    private readonly desk: Desk,
  ) {
    const { drawing } = desk;
    this.handle = new LineHandle(desk);
    drawing.element.append(this.handle.element);
    window.append(this.hint.element);
    const hand = new HandChanges(desk);
    listenToGestureKeys(window, desk, hand);
    const begin = (down: PointerEvent) => {
      const grip = gripAt(down.target);
      const item = drawing.itemAt(down.target);
      if (grip === this.handle.element) {
        const { card } = this.handle;
        return card && drawLine(desk, this.hint, card);
      }
      return grip && item && carry(desk, hand, this.hint, item, down);
    };
    listenToDrags(window, begin, at => desk.camera.creep(at));
    const point = (node: EventTarget | null) => {
      if (node !== this.handle.element) this.handle.showAt(this.pointed(node));
    };
    window.addEventListener('pointerover', event => {
      // While a button is down something is dragged, perhaps from the handle.
      if (!event.buttons) point(event.target);
    });
    window.addEventListener('focusin', event => point(event.target));
    window.addEventListener('pointerleave', () => point(null));
  }

  /** The drawing or the view of it changed. */
  look(): void {
    this.handle.look();
  }

  /** The card under the pointer, else the one that has the keyboard. */
  private pointed(node: EventTarget | null): Item | undefined {
    const { drawing } = this.desk;
    const item = drawing.itemAt(node);
    return item?.layer === 'cards' ? item : drawing.itemAt(document.activeElement);
  }
}
