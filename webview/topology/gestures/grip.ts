/** What can be dragged: a card, a panel by its head, or the handle that lines are drawn from. */
const grips = '.card:not(.at-far), .panel:not(.area-host) .panel-head, .panel .bar, .line-handle';

/** The part of the drawing under the pointer that moves by itself rather than with the whole. */
export function gripAt(node: EventTarget | null): Element | undefined {
  return node instanceof Element ? (node.closest(grips) ?? undefined) : undefined;
}

/** Whether an event begins to drag something; with two fingers a person zooms. */
export function isGripped(event: Event): boolean {
  if (event.type === 'wheel') return false;
  if ('touches' in event && (event as TouchEvent).touches.length > 1) return false;
  return gripAt(event.target) !== undefined;
}
