import { element, isolated, setAttribute, setText } from '../../dom';
import { hueClass } from '../elements/place';
import type { Mark, RateNumber } from './marks';

/** More numbers than this do not fit a card. */
export const mostOnCard = 3;

/** Adds a mark to an element, changes the one that is there, or takes it away; touches only what is different. */
export function drawMark(on: HTMLElement, mark: Mark | undefined): void {
  drawNumbers(on, mark);
  say(on, mark?.said ?? '');
}

function drawNumbers(on: HTMLElement, mark: Mark | undefined): void {
  const numbers = mark?.numbers.slice(0, mostOnCard) ?? [];
  let group = on.querySelector<HTMLElement>(':scope > .rates');
  if (!numbers.length) {
    group?.remove();
    return;
  }
  if (!group) {
    group = element('span', { class: 'rates', attributes: { 'aria-hidden': 'true' } });
    on.append(group);
  }
  const { place } = mark ?? {};
  setAttribute(group, 'class', place ? 'rates on-wire' : 'rates');
  group.style.left = place ? `${place.x}px` : '';
  group.style.top = place ? `${place.y}px` : '';
  while (group.children.length > numbers.length) group.lastElementChild?.remove();
  numbers.forEach((number, index) => {
    const there = group.children[index];
    const made = there instanceof HTMLElement ? there : element('span');
    if (!there) group.append(made);
    drawNumber(made, number);
  });
}

function drawNumber(made: HTMLElement, { text, network, title, hue, isSum }: RateNumber): void {
  setAttribute(made, 'title', title);
  setAttribute(made, 'class', `rate ${hueClass(hue)}${isSum ? ' is-sum' : ''}`);
  if (!made.hasChildNodes()) made.append(isolated('', 'rate-network'), element('span'));
  for (const [index, words] of [network, text].entries()) {
    const part = made.children[index];
    if (part instanceof HTMLElement) setText(part, words);
  }
}

/** What has the keyboard keeps its words: a screen reader would begin to read them anew each time. */
function say(on: HTMLElement, words: string): void {
  let said = on.querySelector<HTMLElement>(':scope > .traffic-said');
  if (said && on === document.activeElement) return;
  if (!words) {
    said?.remove();
    return;
  }
  if (!said) {
    said = element('span', { class: 'said traffic-said' });
    on.append(said);
  }
  setText(said, `, ${words}`);
}
