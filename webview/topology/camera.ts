import type { Camera as Place } from '../../src/protocol/topology';
import type { Item } from './items';
import type { Rect } from './rack/geometry';
import { Viewport } from './viewport';

const step = 1.4;

/** Where the person looks: at all of the drawing until they move it, then where they went. */
export class Camera {
  readonly viewport: Viewport;
  isFitted = true;

  constructor(layer: HTMLElement, moved: () => void) {
    this.viewport = new Viewport(layer, isByHand => {
      if (isByHand) this.isFitted = false;
      moved();
    });
  }

  /** As it was left, or all of it. */
  begin(before: Place | undefined, bounds: Rect): void {
    if (before === undefined || before === 'fitted') {
      this.fit(bounds, false);
      return;
    }
    this.isFitted = false;
    this.viewport.restore(before);
  }

  /** Where it is, to be kept. */
  get place(): Place {
    return this.isFitted ? 'fitted' : this.viewport.current;
  }

  /** Shows all of the drawing, from now on. */
  fit(bounds: Rect, isGliding: boolean): void {
    this.isFitted = true;
    this.viewport.fit(bounds, isGliding);
  }

  /** Goes on showing all of the drawing, which may have grown; does not move as long as it is in sight. */
  keepFitted(bounds: Rect): void {
    if (this.isFitted && !this.viewport.isFitting(bounds)) this.fit(bounds, true);
  }

  /** Brings an element into sight, of a panel its head; comes closer where it is smaller than the scale. */
  bring(item: Item, smallestScale: number): void {
    this.viewport.reveal(item.layer === 'panels' ? item.anchor : item.rect, smallestScale);
  }

  /** Moves on towards an edge of the window at which a pointer is held; false where it is at none. */
  creep(at: PointerEvent): boolean {
    const isCreeping = this.viewport.creep(at);
    if (isCreeping) this.isFitted = false;
    return isCreeping;
  }

  zoomIn(by = step): void {
    this.isFitted = false;
    this.viewport.zoomBy(by);
  }

  zoomOut(by = step): void {
    this.zoomIn(1 / by);
  }
}
