import { element } from '../dom';

const pause = 700;

/** Says politely to a screen reader what has changed, once it has settled. */
export class Announcer {
  readonly element = element('div', { class: 'announcer', attributes: { 'aria-live': 'polite' } });
  private timer = 0;
  private last = 0;

  /** The number of errors that can be seen. */
  errors(count: number, words: (count: number) => string): void {
    window.clearTimeout(this.timer);
    if (count === this.last) return;
    this.timer = window.setTimeout(() => {
      this.last = count;
      this.say(words(count));
    }, pause);
  }

  say(text: string): void {
    // The same text again is said only when the element is another one.
    this.element.replaceChildren(element('span', { text }));
  }
}
