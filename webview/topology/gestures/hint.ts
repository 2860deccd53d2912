import { element, setText } from '../../dom';

/** A few words beside the pointer, about what happens when it lets go. */
export class Hint {
  readonly element = element('div', {
    class: 'gesture-hint',
    attributes: { 'aria-hidden': 'true' },
  });

  constructor() {
    this.element.hidden = true;
  }

  /** Shows a text beside a point of the window; none without one. */
  show(text: string, at: { readonly x: number; readonly y: number }): void {
    setText(this.element, text);
    this.element.style.transform = `translate(${at.x + 16}px, ${at.y + 18}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
