import { setTabStop } from './toolkit';

const stops = 'vscode-button, vscode-checkbox, select, [data-stop]';

/**
 * Makes a toolbar one stop of the Tab key, within which arrows, Home and End walk. What is in it is looked up each
 * time; `update` is to be called when it came into the document or changed.
 */
export function roving(toolbar: HTMLElement): { readonly update: () => void } {
  let current: HTMLElement | undefined;
  const all = () => [...toolbar.querySelectorAll<HTMLElement>(stops)].filter(isThere);
  const update = () => {
    const list = all();
    if (!current || !list.includes(current)) current = list[0];
    for (const each of list) setTabStop(each, each === current);
  };
  toolbar.addEventListener('focusin', event => {
    const at = all().find(each => event.target instanceof Node && each.contains(event.target));
    if (!at) return;
    current = at;
    update();
  });
  toolbar.addEventListener('keydown', event => {
    const list = all();
    const at = list.findIndex(each => event.target instanceof Node && each.contains(event.target));
    const to = at < 0 ? undefined : list.at(next(event.key, at, list.length));
    if (!to || to === list[at]) return;
    event.preventDefault();
    to.focus();
  });
  return { update };
}

/** Where a key leads; arrows go round. */
function next(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return at;
  }
}

function isThere(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.hasAttribute('disabled');
}
