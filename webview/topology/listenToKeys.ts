/**
 * Keys that are pressed in the drawing, and those that are pressed while nothing has the keyboard: after a click beside
 * everything, or when what had it is gone.
 */
export function listenToKeys(
  window: HTMLElement,
  press: (event: KeyboardEvent) => void,
  isFirst = false,
): void {
  window.addEventListener('keydown', press, isFirst);
  document.addEventListener(
    'keydown',
    event => {
      if (event.target === document.body) press(event);
    },
    isFirst,
  );
}
