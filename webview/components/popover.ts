import { element } from '../dom';
import { icon, type IconName } from './icons';
import { button } from './toolkit';

export interface PopoverOptions {
  /** Names both the button and what it opens. */
  readonly label: string;
  readonly icon: IconName;
  readonly class: string;
  readonly children: readonly Node[];
}

/** A button, and what it opens below it: gone with Escape, or with a press elsewhere. */
export function popover(options: PopoverOptions): [opener: HTMLElement, panel: HTMLElement] {
  const { label, children } = options;
  const panel = element('div', {
    class: `popover ${options.class}`,
    attributes: { role: 'dialog', 'aria-label': label },
    children,
  });
  panel.hidden = true;
  const opener = button({
    label,
    icon: icon(options.icon),
    onClick: () => toggle(panel.hidden !== false),
  });
  opener.setAttribute('aria-expanded', 'false');
  const toggle = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
  };
  document.addEventListener('pointerdown', event => {
    if (event.target instanceof Node && !panel.contains(event.target)) {
      if (!opener.contains(event.target)) toggle(false);
    }
  });
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || panel.hidden) return;
      toggle(false);
      opener.focus();
      event.stopImmediatePropagation();
    },
    // Before the page hears of it, where Escape means something else.
    { capture: true },
  );
  return [opener, panel];
}
