import type { Rect } from '../rack/geometry';

/** Puts an element where a rectangle is. */
export function place(element: HTMLElement, rect: Rect): void {
  element.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
  element.style.width = `${rect.width}px`;
  element.style.height = `${rect.height}px`;
}

/** The classes of a hue. */
export function hueClass(hue: number): string {
  return `hue-${hue}`;
}
