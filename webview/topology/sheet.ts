import { element } from '../dom';
import { place } from './elements/place';
import type { Rect } from './rack/geometry';

/** How far it reaches beyond the drawing. */
const rim = 200;

/** All that a picture has lies on it: a little larger than the drawing, whose coordinates `origin` has. */
export class Sheet {
  readonly origin = element('div', { class: 'origin' });
  readonly element = element('div', { class: 'sheet', children: [this.origin] });

  /** Lies below all of the drawing, and nowhere else. */
  spread({ x, y, width, height }: Rect): void {
    // On whole pixels, as all that lies on it would be without it.
    const [left, top] = [Math.floor(x) - rim, Math.floor(y) - rim];
    place(this.element, { x: left, y: top, width: width + 2 * rim, height: height + 2 * rim });
    this.origin.style.left = `${-left}px`;
    this.origin.style.top = `${-top}px`;
  }
}
