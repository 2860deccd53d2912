import type { Rect } from '../rack/geometry';

/** Puts an element where a rectangle is. */
export function place(element: HTMLElement, rect: Rect): void {
  // No transforms: the browser would keep a layer, and a step of every paint and hit test, for each.
  element.style.left = `${rect.x}px`;
  element.style.top = `${rect.y}px`;
  element.style.width = `${rect.width}px`;
  element.style.height = `${rect.height}px`;
}

/** The classes of a hue. */
export function hueClass(hue: number): string {
  return `hue-${hue}`;
}
