/** Says when a person goes on to another field; going to another window is not meant. */
export function onLeave(control: HTMLElement, leave: () => void): void {
  control.addEventListener('focusout', () => {
    if (document.hasFocus() && control.isConnected) leave();
  });
}
