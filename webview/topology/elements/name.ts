import { element } from '../../dom';

/**
 * Fills an element with what is seen and names it with what is said, which is in sentences and does not depend on the
 * zoom. The tooltip has the same in lines; it comes with the mouse, for nobody is to hear it all twice.
 */
export function name(on: HTMLElement, lines: readonly string[], seen: readonly Element[]): void {
  for (const part of seen) part.setAttribute('aria-hidden', 'true');
  on.replaceChildren(element('span', { class: 'said', text: lines.join(', ') }), ...seen);
  on.removeAttribute('title');
  on.onpointerenter = () => {
    on.title = lines.join('\n');
  };
}
