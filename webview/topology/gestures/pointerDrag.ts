/** Fewer pixels than this are a click. */
const threshold = 4;

/** What a drag does from its beginning to its end. */
export interface Drag {
  /** The pointer went somewhere; at most once in a frame. */
  readonly move: (event: PointerEvent) => void;
  readonly drop: (event: PointerEvent) => void;
  readonly cancel: () => void;
}

/**
 * Drags with mouse, finger or pen. `begin` is asked when the pointer has gone too far for a click, with where it went down;
 * `creep` moves the drawing while the pointer is held at the edge, and says whether it did. Escape, a second finger, or
 * the browser itself cancel.
 */
export function listenToDrags(
  window: HTMLElement,
  begin: (down: PointerEvent) => Drag | undefined,
  creep: (at: PointerEvent) => boolean,
): void {
  let down: PointerEvent | undefined;
  let drag: Drag | undefined;
  let last: PointerEvent | undefined;
  let frame = 0;

  const end = (finish?: (drag: Drag) => void) => {
    cancelAnimationFrame(frame);
    frame = 0;
    const ended = drag;
    [drag, down, last] = [undefined, undefined, undefined];
    if (ended) finish?.(ended);
  };
  const cancel = () => end(each => each.cancel());
  const tell = () => {
    frame = 0;
    if (!last || !drag) return;
    const isCreeping = creep(last);
    drag.move(last);
    if (isCreeping) frame = requestAnimationFrame(tell);
  };

  window.addEventListener('pointerdown', event => {
    cancel();
    if (event.isPrimary && event.button === 0 && !event.ctrlKey) down = event;
  });
  window.addEventListener('pointermove', event => {
    if (event.pointerId !== down?.pointerId) return;
    if (!drag) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < threshold)
        return;
      drag = begin(down);
      if (!drag) {
        down = undefined;
        return;
      }
      window.setPointerCapture(event.pointerId);
    }
    last = event;
    frame ||= requestAnimationFrame(tell);
  });
  window.addEventListener('pointerup', event => {
    if (event.pointerId !== down?.pointerId) return;
    if (drag) setTimeout(ignoreClick(window));
    end(each => each.drop(event));
  });
  window.addEventListener('pointercancel', cancel);
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !drag) return;
      event.preventDefault();
      event.stopPropagation();
      const heed = ignoreClick(window);
      document.addEventListener('pointerup', () => setTimeout(heed), { once: true });
      cancel();
    },
    true,
  );
}

/** Letting go of the button makes a click, which is not meant as one. Gives what heeds clicks again. */
function ignoreClick(window: HTMLElement): () => void {
  const ignore = (event: Event) => event.stopPropagation();
  window.addEventListener('click', ignore, { capture: true, once: true });
  return () => window.removeEventListener('click', ignore, { capture: true });
}
