// The only file that knows the widget library. Others use these factories: options in, values out.
import './nonce';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
} from '@vscode/webview-ui-toolkit';
import { element } from '../dom';

let isReady = false;

/** Registers the widgets; the library reads the theme's colours when it is loaded. */
function prepare(): void {
  if (isReady) return;
  isReady = true;
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox());
}

export interface ButtonOptions {
  readonly label: string;
  /** With an icon the label is only its accessible name and tooltip. */
  readonly icon?: Node;
  readonly isPrimary?: boolean;
  readonly onClick: () => void;
}

/** A button with a text or an icon. */
export function button(options: ButtonOptions): HTMLElement {
  prepare();
  const { icon, label, isPrimary, onClick } = options;
  const made = document.createElement('vscode-button');
  made.setAttribute('appearance', icon ? 'icon' : isPrimary ? 'primary' : 'secondary');
  made.append(icon ?? element('span', { class: 'button-label' }));
  relabel(made, label);
  made.addEventListener('click', onClick);
  return made;
}

/** Makes a button or checkbox one that Tab comes to, or leaves it to arrows. */
export function setTabStop(made: HTMLElement, isStop: boolean): void {
  // The library's button is around one of the browser's, which takes the keyboard for it.
  const own = made.shadowRoot?.querySelector('button') ?? made;
  own.tabIndex = isStop ? 0 : -1;
}

/** Gives a button another label. */
export function relabel(made: HTMLElement, label: string): void {
  if (made.getAttribute('aria-label') === label) return;
  made.setAttribute('aria-label', label);
  const text = made.querySelector('.button-label');
  if (text) text.textContent = label;
  else made.title = label;
}

export interface Checkbox {
  readonly element: HTMLElement;
  readonly set: (isChecked: boolean) => void;
  readonly relabel: (label: string) => void;
}

/** A checkbox that says when a person changes it, and not when `set` does. */
export function checkbox(options: {
  readonly label: string;
  readonly title?: string;
  readonly onChange: (isChecked: boolean) => void;
}): Checkbox {
  prepare();
  const made = document.createElement('vscode-checkbox') as HTMLElement & { checked: boolean };
  made.textContent = options.label;
  if (options.title) made.title = options.title;
  let shown = false;
  made.addEventListener('change', () => {
    if (made.checked === shown) return;
    shown = made.checked;
    options.onChange(shown);
  });
  return {
    element: made,
    set: isChecked => {
      shown = isChecked;
      made.checked = isChecked;
    },
    relabel: label => {
      if (made.textContent !== label) made.textContent = label;
      // The library takes the name from what stands in it at first, and from nothing makes `Checkbox`.
      made.setAttribute('aria-label', label);
    },
  };
}
